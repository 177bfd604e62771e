import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { localPerson } from '../../admin/desk/people.ts';
import { Refusal } from '../../admin/desk/refusal.ts';
import { openRepository } from '../../admin/desk/repository.ts';
import { openShelf } from '../../admin/desk/shelf.ts';
import { submitFile, type Submitted } from '../../admin/desk/submission.ts';
import { MAX_FILE } from './docx-open.ts';
import type { Decided } from './word-draft.ts';

/** What became of a Word file on the command line: a draft of the desk, or why not. */
export type DraftResult = { file: string } & (
  { submitted: Submitted; problem?: undefined } | { problem: string; submitted?: undefined }
);

/**
 * Makes drafts of Word files in the desk's repository, as the person that git knows. Each stands
 * for itself: one that is refused does not hinder the others.
 * @throws {Error} in Vietnamese, when `contentDir` is in no git repository
 */
export async function draftFiles(
  files: readonly string[],
  contentDir: string,
  decided: Decided,
): Promise<DraftResult[]> {
  const repository = await openRepository(contentDir);
  try {
    const shelf = openShelf(repository);
    const person = await localPerson(repository);
    const results: DraftResult[] = [];
    for (const file of files) {
      try {
        const bytes = await readBytes(file);
        const name = basename(file);
        const submitted = await submitFile(repository, shelf, person, { name, bytes }, decided);
        results.push({ file, submitted });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        results.push({ file, problem: error.message });
      }
    }
    return results;
  } finally {
    repository.close();
  }
}

async function readBytes(file: string): Promise<Buffer> {
  const found = await stat(file).catch((cause: NodeJS.ErrnoException) => cause);
  if (found instanceof Error)
    throw new Refusal(
      404,
      found.code === 'ENOENT'
        ? 'Không có tệp này. Kiểm tra lại tên tệp và thư mục.'
        : `Không mở được tệp này (${found.code}). Kiểm tra quyền đọc tệp.`,
    );
  if (found.isDirectory())
    throw new Refusal(400, 'Đây là thư mục, không phải tệp. Ghi tên từng tệp cần nhập.');
  if (found.size > MAX_FILE)
    throw new Refusal(
      413,
      'Tệp lớn hơn 40 MB. Nén ảnh trong Word (Định dạng ảnh › Nén ảnh) rồi lưu lại.',
    );
  return readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new Refusal(400, `Không đọc được tệp này (${cause.code}). Kiểm tra quyền đọc tệp.`);
  });
}
