import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { WordPicture } from './word.ts';

/** A picture of a manuscript under the name that it will have beside the article. */
export interface NamedPicture {
  name: string;
  bytes: Buffer;
}

/**
 * Names pictures after the article and their own bytes, so that the same picture has the same name
 * whenever it comes. Undefined where a picture is missing, broken or of another type.
 */
export const namePictures = (
  pictures: readonly WordPicture[],
  slug: string,
): Promise<(NamedPicture | undefined)[]> =>
  Promise.all(
    pictures.map(async ({ bytes: sent }) => {
      const bytes = Buffer.from(sent);
      const extension = extensionOf(bytes);
      if (!extension || !(await isWhole(bytes))) return undefined;
      const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
      return { name: `${slug.slice(0, 80).replace(/-+$/u, '')}-${digest}${extension}`, bytes };
    }),
  );

function extensionOf(bytes: Buffer): string | undefined {
  const start = bytes.toString('latin1', 0, 12);
  if (start.startsWith('\xFF\xD8\xFF')) return '.jpg';
  if (start.startsWith('\x89PNG\r\n\x1A\n')) return '.png';
  return /^RIFF[\s\S]{4}WEBP/u.test(start) ? '.webp' : undefined;
}

// Read small, which is quick; the desk re-encodes what it keeps.
const isWhole = (bytes: Buffer) =>
  sharp(bytes, { limitInputPixels: 150_000_000, failOn: 'error' })
    .resize(64)
    .toBuffer()
    .then(
      () => true,
      () => false,
    );
