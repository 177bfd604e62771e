import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { SentFile } from './picture-store.ts';
import { drawing } from './pictures.ts';
import type { Repository } from './repository.ts';

/** Longest side of a small picture of a list, in pixels. */
const SIDE = 240;

/** Small pictures for lists, kept in `folder` by the blob that they are made of. */
export function openThumbs(folder: string) {
  return async (blob: string, picture: SentFile): Promise<Buffer> => {
    const file = join(folder, blob.slice(0, 2), `${blob}.webp`);
    const known = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (known) return known;
    const bytes = await picture.read();
    if (!bytes) throw new Error(`The repository has no blob ${blob}.`);
    const made = await drawing(() =>
      sharp(bytes, { limitInputPixels: 150_000_000, failOn: 'none' })
        .autoOrient()
        .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 70 })
        .toBuffer(),
    );
    await mkdir(dirname(file), { recursive: true });
    // Half a file is never read: it gets its name when it is whole.
    const fresh = `${file}.${randomBytes(6).toString('hex')}`;
    await writeFile(fresh, made);
    await rename(fresh, file);
    return made;
  };
}

/** Width and height of pictures as they are shown, in pixels; nothing for what cannot be read. */
export function openSizes(repository: Repository) {
  const known = new Map<string, { width: number; height: number } | undefined>();
  return async (blob: string) => {
    if (known.has(blob)) return known.get(blob);
    const object = await repository.objects.read(blob);
    const seen =
      object &&
      (await sharp(object.body)
        .metadata()
        .catch(() => undefined));
    const size = seen && { width: seen.autoOrient.width, height: seen.autoOrient.height };
    known.set(blob, size);
    return size;
  };
}
