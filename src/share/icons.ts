import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** Icons in pixels that are made of `public/favicon.svg`; a maskable one may be cut into any shape. */
export const ICONS = {
  'apple-touch-icon': { size: 180, maskable: true },
  'icon-192': { size: 192, maskable: false },
  'icon-512': { size: 512, maskable: false },
  'icon-maskable-192': { size: 192, maskable: true },
  'icon-maskable-512': { size: 512, maskable: true },
} as const;

export type IconName = keyof typeof ICONS;

// The ground of the icon, so that the larger square is one with it.
const GROUND = '#6d133d';
// What every shape keeps: a circle of 80 % of the width. The mark reaches out to 80 % of the icon.
const INNER = 0.8;

/** An icon as PNG. */
export async function drawIcon({ size, maskable }: { size: number; maskable: boolean }) {
  const inner = maskable ? Math.round(size * INNER) : size;
  const icon = await sharp(await readIcon(), { density: (72 * inner) / 32 })
    .resize(inner, inner)
    .png()
    .toBuffer();
  if (!maskable) return icon;
  return sharp({ create: { width: size, height: size, channels: 3, background: GROUND } })
    .composite([{ input: icon }])
    .png({ palette: true })
    .toBuffer();
}

/** The icon as `favicon.ico`: a directory with one entry, which is a PNG of 32 pixels. */
export async function drawFavicon(): Promise<Buffer> {
  const png = await drawIcon({ size: 32, maskable: false });
  const directory = Buffer.alloc(22);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(1, 4);
  directory.set([32, 32], 6);
  directory.writeUInt16LE(1, 10);
  directory.writeUInt16LE(32, 12);
  directory.writeUInt32LE(png.length, 14);
  directory.writeUInt32LE(directory.length, 18);
  return Buffer.concat([directory, png]);
}

/** The drawing of which all icons are made. */
export const readIcon = () => readFile(join(process.cwd(), 'public', 'favicon.svg'));
