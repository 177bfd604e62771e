import sharp from 'sharp';
import { fontWith, textWidth, type Weight } from '../charts/text.ts';
import { LEVELS, type Mask, type Picture, stamp } from './picture.ts';

/** Everything a line is written in. */
export interface Type {
  size: number;
  weight: Weight;
}

/**
 * Writes one line of text with its baseline at `y`. Each letter is drawn once in a build and then
 * stamped. A character that the fonts lack leaves a gap.
 */
export async function write(
  picture: Picture,
  text: string,
  { size, weight }: Type,
  { x, y }: { x: number; y: number },
): Promise<void> {
  let at = x;
  for (const character of text.normalize('NFC')) {
    const known = letters.get(`${size} ${weight} ${character}`);
    const mask = known === undefined ? await letter(character, { size, weight }) : known;
    if (mask) stamp(picture, mask, at, y);
    at += textWidth(character, weight, size);
  }
}

const letters = new Map<string, Mask | null>();

async function letter(character: string, { size, weight }: Type): Promise<Mask | null> {
  const mask = await drawLetter(character, { size, weight });
  letters.set(`${size} ${weight} ${character}`, mask);
  return mask;
}

async function drawLetter(character: string, { size, weight }: Type): Promise<Mask | null> {
  const code = character.codePointAt(0) ?? 0;
  const font = fontWith(code, weight);
  const path = font?.glyphForCodePoint(code).path;
  if (!font || !path || path.commands.length === 0) return null;
  const scale = size / font.unitsPerEm;
  const { minX, maxX, minY, maxY } = path.cbox;
  // From the outline itself and not from the line's height: Ẫ reaches above it, ợ far below.
  const left = Math.floor(minX * scale);
  const top = Math.floor(-maxY * scale);
  const width = Math.ceil(maxX * scale) - left;
  const height = Math.ceil(-minY * scale) - top;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path d="${path.toSVG()}" transform="translate(${-left} ${-top}) scale(${scale} ${-scale})"/></svg>`;
  const alpha = await sharp(Buffer.from(svg)).extractChannel('alpha').raw().toBuffer();
  const levels = Uint8Array.from(alpha, (value) => Math.round((value * (LEVELS - 1)) / 255));
  return { left, top, width, height, levels };
}
