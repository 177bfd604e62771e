import { RESERVED_DOCUMENTS } from './addresses.ts';
import { collections } from './collections.ts';
import { entryFile, entryOf, listFiles, readSource } from './entries.ts';
import { type Issue, quote } from './issues.ts';

/**
 * Files below `contentDir` that readers never see: misspelt or misplaced texts, and PDFs that no
 * document names.
 */
export async function listStrays(contentDir: string): Promise<string[]> {
  const files = await listFiles(contentDir);
  const hasPdf = files.some((file) => PDF.test(file));
  const named = hasPdf ? await namedPdfs(contentDir, files) : new Set<string>();
  return files.filter((file) =>
    PDF.test(file) ? !named.has(file) : TEXT.test(file) && !entryOf(file),
  );
}

/** What is wrong with a file that is no entry. A PDF that nobody names harms no page. */
export function strayProblem(file: string): Pick<Issue, 'message' | 'severity'> {
  if (PDF.test(file))
    return {
      message: `Không có văn bản nào ghi tệp ${quote(file)}. Đặt tệp ở thư mục documents và ghi tên tệp vào mục “Tệp” của văn bản, hoặc xóa tệp.`,
      severity: 'warning',
    };
  const list = [...RESERVED_DOCUMENTS].find((id) => entryFile('documents', id) === file);
  return {
    message: list
      ? `Văn bản không thể mang mã ${quote(list)} vì đó là địa chỉ của một danh sách văn bản. Đổi tên tệp ${quote(file)}, ví dụ thêm số và năm của văn bản.`
      : `Tệp ${quote(file)} không thuộc mục nội dung nào. Đặt bài viết ở articles/<năm>/<tên-không-dấu>.mdx, mục khác ở thư mục của mục đó.`,
    severity: 'error',
  };
}

const TEXT = /\.(?:mdx|ya?ml)$/iu;
const PDF = /\.pdf$/iu;
const AT_ONCE = 64;

// Thousands of entries: one line of each is looked for, none is taken apart.
async function namedPdfs(contentDir: string, files: readonly string[]): Promise<Set<string>> {
  const named = new Set<string>();
  const entries = files.filter((file) => entryOf(file)?.collection === 'documents');
  for (let start = 0; start < entries.length; start += AT_ONCE) {
    const sources = await Promise.all(
      entries.slice(start, start + AT_ONCE).map((file) => readSource(contentDir, file)),
    );
    for (const [, name] of sources.flatMap((source) => [...source.matchAll(NAMED)]))
      named.add(`${collections.documents.folder}/${name}`);
  }
  return named;
}

const NAMED = /^file:[ \t]*['"]?([^'"\s]+)/gmu;
