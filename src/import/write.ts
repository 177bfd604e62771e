import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ImportedArticle } from './article.ts';

const AT_ONCE = 32;

/**
 * Writes new articles, each by one rename, so that nobody ever reads half a file. When one
 * cannot be written, those of this run that were are taken back.
 * @throws {Error} in Vietnamese, naming the file that could not be written
 */
export async function writeArticles(contentDir: string, articles: readonly ImportedArticle[]) {
  const written: string[] = [];
  try {
    for (let start = 0; start < articles.length; start += AT_ONCE) {
      const batch = articles.slice(start, start + AT_ONCE);
      const results = await Promise.allSettled(
        batch.map(async ({ path, source }) => {
          await writeWhole(join(contentDir, path), source);
          written.push(path);
        }),
      );
      const failure = results.find((result) => result.status === 'rejected');
      if (failure) throw failure.reason;
    }
  } catch (cause) {
    await Promise.all(written.map((path) => rm(join(contentDir, path), { force: true })));
    throw cause;
  }
}

async function writeWhole(file: string, source: string) {
  const draft = join(dirname(file), `.${randomUUID()}.tmp`);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, source, { flag: 'wx' });
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => undefined);
    const { code } = cause as NodeJS.ErrnoException;
    throw new Error(
      `Không ghi được ${file} (${code}). Kiểm tra dung lượng ổ đĩa và quyền ghi rồi nhập lại; chưa bài nào được thêm.`,
      { cause },
    );
  }
}
