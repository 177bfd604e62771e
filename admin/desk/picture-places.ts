import { posix } from 'node:path';
import { entryFile } from '../../src/model/entries.ts';
import { titleOf } from './address.ts';
import { draftFiles, listDrafts } from './drafts.ts';
import type { Library, LibraryPicture } from './picture-library.ts';
import { usesIn } from './picture-uses.ts';
import { Refusal } from './refusal.ts';
import { type Repository, writeBlob } from './repository.ts';

/** A picture that readers may see. Refuses what is none, or only a draft's. */
export async function published(
  library: () => Promise<Library>,
  file: string,
): Promise<LibraryPicture> {
  const picture = (await library()).byFile.get(file);
  if (picture && !picture.draft) return picture;
  throw new Refusal(
    404,
    picture
      ? `Ảnh “${baseName(file)}” mới có trong bản nháp nên chưa làm được việc này. Mở bản nháp và sửa ở đó.`
      : `Không có ảnh nào đã đăng ở “${file}”. Tải lại danh sách ảnh.`,
  );
}

/** Refuses to change a picture that is not the one that the person has seen. */
export function refuseOther({ blob, name }: LibraryPicture, seen: string): void {
  if (blob === seen) return;
  throw new Refusal(
    409,
    `Ảnh “${name}” vừa được thay bằng ảnh khác nên việc này chưa làm. Tải lại danh sách ảnh, xem ảnh mới rồi quyết định.`,
  );
}

/** Refuses while a draft changes one of the files, or shows one of the pictures. */
export async function refuseDrafts(
  repository: Repository,
  files: readonly string[],
  pictures: readonly string[] = [],
): Promise<void> {
  for (const draft of await listDrafts(repository)) {
    const { entry, tip, saved } = draft;
    const own = await draftFiles(repository, draft);
    const text = await repository.blob(tip, entry.file);
    const source = text ? await repository.source(text) : '';
    const shows = usesIn(entry.file, source).some(({ picture }) => pictures.includes(picture));
    if (!shows && !own.some(({ file }) => files.includes(file))) continue;
    throw new Refusal(
      409,
      `Bản nháp “${titleOf(entry, source)}” do ${saved.name} lưu đang dùng ảnh này hoặc sửa bài có ảnh này. Đăng hoặc xóa bản nháp đó, hay bỏ ảnh khỏi đó, rồi làm lại; chưa có gì thay đổi.`,
    );
  }
}

/**
 * Writes anew the published entries that show some pictures, into `files`, which names the
 * pictures that go. Refuses when an entry would still show one.
 */
export async function rewrite(
  repository: Repository,
  pictures: readonly LibraryPicture[],
  files: Map<string, string | null>,
  change: (file: string, source: string) => string | undefined,
): Promise<void> {
  const main = await repository.main();
  const gone = new Set(files.keys());
  const uses = pictures.flatMap((picture) => picture.uses.filter(({ isDraft }) => !isDraft));
  const shown = new Map(uses.map((use) => [entryFile(use.collection, use.id), use.title]));
  for (const [file, title] of shown) {
    const blob = await repository.blob(main, file);
    if (!blob) continue;
    const next = change(file, await repository.source(blob));
    if (next === undefined || usesIn(file, next).some(({ picture }) => gone.has(picture)))
      throw new Refusal(
        409,
        `Không tự sửa được bài “${title}” vì khai báo ảnh ở đó viết khác thường. Mở bài, bỏ hoặc đổi ảnh bằng tay, đăng lại rồi làm lại việc này; chưa có gì thay đổi.`,
      );
    files.set(file, await writeBlob(repository, next));
  }
}

export const baseName = (file: string) => posix.basename(file);

export const folderOf = (file: string) => posix.dirname(file);
