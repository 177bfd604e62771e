import type { EntryFile } from '../../src/model/entries.ts';
import { pictureFile } from './address.ts';
import { isPdf, keptFile } from './attachments.ts';
import { listDrafts } from './drafts.ts';
import { pictureName } from './pictures.ts';
import { Refusal } from './refusal.ts';
import { blobName, type Repository } from './repository.ts';
import type { SaveRequest } from './save.ts';

/** Pictures and PDFs that came with a save, as they are kept. Refuses what may not be. */
export async function encodePictures(repository: Repository, { entry, pictures }: SaveRequest) {
  const encoded: { name: string; blob: string; bytes: Buffer }[] = [];
  for (const { name, bytes: sent, isKept } of pictures) {
    const kept = isKept
      ? { name: pictureName(name), bytes: sent }
      : await keptFile(entry, name, sent);
    encoded.push({ ...kept, blob: blobName(kept.bytes, await repository.main()) });
  }
  return encoded;
}

/** Pictures that are not there yet. A name that has another picture is refused, wherever it is. */
export async function changedPictures(
  repository: Repository,
  entry: EntryFile,
  start: string,
  pictures: readonly { name: string; blob: string }[],
): Promise<Map<string, string | null>> {
  const changes = new Map<string, string | null>();
  const others =
    pictures.length > 0
      ? (await listDrafts(repository)).filter(({ entry: { file } }) => file !== entry.file)
      : [];
  const places = [start, await repository.main(), ...others.map(({ tip }) => tip)];
  for (const { name, blob } of pictures) {
    const file = pictureFile(entry, name);
    const found = await Promise.all(places.map((commit) => repository.blob(commit, file)));
    const isTaken =
      found.some((other) => other !== null && other !== blob) ||
      (changes.get(repository.prefix + file) ?? blob) !== blob;
    const kind = isPdf(name) ? 'tệp' : 'ảnh';
    if (isTaken)
      throw new Refusal(
        409,
        `Tên ${kind} “${name}” đã có ${kind} khác dùng. Đổi tên tệp ${isPdf(name) ? '' : 'ảnh '}rồi tải lại; ${kind} cũ vẫn còn nguyên.`,
      );
    if (found[0] !== blob) changes.set(repository.prefix + file, blob);
  }
  return changes;
}
