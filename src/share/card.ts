import sharp from 'sharp';
import { type Type, write } from './glyphs.ts';
import { readIcon } from './icons.ts';
import { fillLines, linesOf, measure } from './lines.ts';
import { ACCENT, blank, copyOf, fill, LEVELS, type Mask, type Picture, stamp } from './picture.ts';
import { encodePng, type Palette } from './png.ts';
import { CARD } from './size.ts';

/** What a share image says. */
export interface Card {
  title: string;
  /** Under the title: the day of an article, or whose portal this is. */
  note: string;
}

/** A share image as a PNG file: the portal's mark and name, the title, a note. */
export async function drawCard({ title, note }: Card, siteName: string): Promise<Buffer> {
  const picture = copyOf(await ground(siteName));
  const { type, lines } = fitTitle(title);
  const step = Math.round(type.size * LEADING);
  const first = TITLE.top + (TITLE.height - lines.length * step) / 2 + type.size * 1.1;
  for (const [index, line] of lines.entries())
    await write(picture, line, type, { x: MARGIN, y: Math.round(first + index * step) });
  await write(picture, oneLine(note, NOTE), NOTE, { x: MARGIN, y: 384 });
  return encodePng(picture, COLOURS);
}

/** The largest type in which a title fits, with its lines; one that never fits ends with “…”. */
export function fitTitle(title: string): { type: Type; lines: string[] } {
  const measured = measure(title, WEIGHT, WIDTH / SMALLEST.size);
  const { size, most } =
    SIZES.find(({ size, most }) => fillLines(measured, WIDTH / size).length <= most) ?? SMALLEST;
  return { type: { size, weight: WEIGHT }, lines: shorten(linesOf(measured, WIDTH / size), most) };
}

const shorten = (lines: string[], most: number): string[] =>
  lines.length <= most
    ? lines
    : lines.slice(0, most).map((line, index) => (index === most - 1 ? `${line}…` : line));

const MARGIN = 52;
const WIDTH = CARD.width - 2 * MARGIN;
const TITLE = { top: 112, height: 224 };
// Stacked marks reach 1.15 em up, and a dot below 0.24 em down.
const LEADING = 1.34;
const WEIGHT = 600;
const SMALLEST = { size: 32, most: 5 };
const SIZES = [{ size: 48, most: 3 }, { size: 40, most: 4 }, SMALLEST];
const NAME: Type = { size: 24, weight: WEIGHT };
const NOTE: Type = { size: 20, weight: 400 };
const MARK = 64;

// The palette of the masthead: lotus, white and gold.
const COLOURS: Palette = { ground: [109, 19, 61], text: [255, 255, 255], accent: [236, 197, 101] };

const oneLine = (text: string, { size, weight }: Type): string =>
  shorten(linesOf(measure(text, weight, WIDTH / size), (WIDTH - MARK) / size), 1).join('');

const grounds = new Map<string, Promise<Picture>>();

function ground(siteName: string): Promise<Picture> {
  const known = grounds.get(siteName) ?? drawGround(siteName);
  grounds.set(siteName, known);
  return known;
}

async function drawGround(siteName: string): Promise<Picture> {
  const picture = blank(CARD.width, CARD.height);
  stamp(picture, await mark(), MARGIN - 6, 38);
  await write(picture, oneLine(siteName, NAME), NAME, { x: MARGIN + MARK, y: 79 });
  fill(picture, ACCENT, { x: MARGIN, y: 349, width: 64, height: 3 });
  return picture;
}

/** The mark of the icon, light on the same ground. */
async function mark(): Promise<Mask> {
  const green = await sharp(await readIcon(), { density: (72 * MARK) / 32 })
    .resize(MARK, MARK)
    .flatten({ background: '#6d133d' })
    .extractChannel('green')
    .raw()
    .toBuffer();
  const [, dark] = COLOURS.ground;
  const levels = Uint8Array.from(green, (value) =>
    Math.max(0, Math.round(((value - dark) * (LEVELS - 1)) / (255 - dark))),
  );
  return { left: 0, top: 0, width: MARK, height: MARK, levels };
}
