import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_PDF_SIZE, PDF_NAME } from '../../src/model/document.ts';
import type { EntryFile } from '../../src/model/entries.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import { type Issue, quote } from '../../src/model/issues.ts';
import type { PdfProblem } from '../../src/search/pdf-problems.ts';
import { readPdfs } from '../../src/search/pdf-run.ts';
import { pictureFile } from './address.ts';
import { keptStem, shown } from './file-names.ts';
import { pdfDanger } from './pdf-danger.ts';
import { encodePicture, pictureName } from './pictures.ts';
import type { Change } from './worktree.ts';
import { Refusal } from './refusal.ts';
import type { Repository } from './repository.ts';
import type { Shelf } from './shelf.ts';

export const isPdf = (name: string) => /\.pdf$/iu.test(name.trim());

/** A file that was sent with an entry, as it is kept beside it. Refuses what may not lie there. */
export async function keptFile(
  { collection }: EntryFile,
  name: string,
  bytes: Buffer,
): Promise<{ name: string; bytes: Buffer }> {
  if (!isPdf(name)) {
    const as = pictureName(name);
    return { name: as, bytes: await encodePicture(as, bytes) };
  }
  if (collection !== 'documents')
    throw new Refusal(
      415,
      `Tệp “${shown(name)}” là PDF mà chỉ văn bản mới có tệp PDF. Tạo văn bản có tệp này rồi dẫn tới văn bản đó.`,
    );
  const as = pdfName(name);
  await refuseUnsafe(as, bytes);
  return { name: as, bytes };
}

/** The PDF that the text of a document names; undefined when it names none. */
export function attachmentOf({ collection, file }: EntryFile, source: string): string | undefined {
  if (collection !== 'documents' || !source.includes('file:')) return undefined;
  const { data } = parseSource(file, source);
  const name = (data as { file?: unknown } | undefined)?.file;
  return typeof name === 'string' && PDF_NAME.test(name) ? name : undefined;
}

/** Complains of a PDF that a document names and none of `commits` has. */
export async function missingAttachment(
  { blob }: Repository,
  entry: EntryFile,
  source: string,
  commits: readonly string[],
): Promise<Issue[]> {
  const name = attachmentOf(entry, source);
  if (name === undefined) return [];
  const file = pictureFile(entry, name);
  const found = await Promise.all(commits.map((commit) => blob(commit, file)));
  if (found.some(Boolean)) return [];
  const place = parseSource(entry.file, source).positionOf(['file']);
  const message = `Không có tệp ${quote(name)} bên cạnh văn bản. Chọn lại tệp PDF ở mục “Tệp”, hoặc bỏ tệp khỏi mục đó.`;
  return [{ file: entry.file, ...place, message, severity: 'error' }];
}

/** The published PDF that no document names any more once `source` is published. */
export async function droppedAttachment(
  { blob, prefix, source: read }: Repository,
  shelf: Shelf,
  entry: EntryFile,
  main: string,
  source: string,
): Promise<Change[]> {
  const published = entry.collection === 'documents' ? await blob(main, entry.file) : null;
  const name = published ? attachmentOf(entry, await read(published)) : undefined;
  if (name === undefined || name === attachmentOf(entry, source)) return [];
  const { entries } = await shelf.list('documents', { limit: Number.MAX_SAFE_INTEGER });
  const isNamed = entries.some(
    (other) => other.file !== entry.file && attachmentOf(other, other.source) === name,
  );
  const before = await blob(main, pictureFile(entry, name));
  return isNamed || !before
    ? []
    : [{ path: prefix + pictureFile(entry, name), before, after: null }];
}

/** The name under which a PDF is kept: Latin letters, digits and dashes. */
function pdfName(name: string): string {
  const stem = name.trim().replace(/\.pdf$/iu, '');
  return `${keptStem(name, stem, { kind: 'tệp', again: 'chọn lại' })}.pdf`;
}

/** What a PDF is, is judged by its bytes: it opens, and it does nothing but show pages. */
async function refuseUnsafe(name: string, bytes: Buffer): Promise<void> {
  if (bytes.toString('latin1', 0, 5) !== '%PDF-')
    throw new Refusal(
      415,
      `Tệp “${name}” không phải PDF, dù tên có đuôi .pdf. Xuất lại văn bản thành PDF rồi chọn lại.`,
    );
  if (bytes.length > MAX_PDF_SIZE)
    throw new Refusal(
      413,
      `Tệp “${name}” nặng ${Math.ceil(bytes.length / 1024 / 1024)} MB, quá 20 MB. Quét lại ở độ phân giải thấp hơn rồi chọn lại.`,
    );
  const danger = (await pdfDanger(bytes)) ?? UNUSABLE[(await problemOf(bytes)) ?? ''];
  if (danger)
    throw new Refusal(
      422,
      `Tệp “${name}” ${danger}, không đăng được. Mở văn bản gốc, in lại thành PDF rồi chọn lại.`,
    );
}

// A scan without letters is a document all the same: the search says so when it reads it.
const UNUSABLE: Partial<Record<PdfProblem | '', string>> = {
  locked: 'bị khóa bằng mật khẩu',
  broken: 'bị hỏng, không mở được',
  stuck: 'mở quá lâu hoặc quá tốn bộ nhớ',
};

async function problemOf(bytes: Buffer): Promise<PdfProblem | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-pdf-'));
  try {
    await writeFile(join(folder, 'a.pdf'), bytes);
    let problem: PdfProblem | undefined;
    await readPdfs(folder, ['a.pdf'], (read) => void (problem = read.problem));
    return problem;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
