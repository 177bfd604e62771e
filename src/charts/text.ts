import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkitten';

/** The font of every text in a chart; pages load it under the same name. */
export const FONT_FAMILY = 'Be Vietnam Pro';
/** The size of every text in a chart and the distance of its lines, in pixels. */
export const FONT_SIZE = 14;
export const LINE_HEIGHT = 18;
/** The font's reach above and below the baseline, in em. */
export const ASCENT = 1;
export const DESCENT = 0.265;

export type Weight = 400 | 600;

/**
 * The width in pixels of a text on one line, without kerning: Chromium's own is from 5% less to 2%
 * more, the latter for a few pairs of figures such as 77.
 */
export function textWidth(text: string, weight: Weight = 400, size = FONT_SIZE): number {
  let units = 0;
  for (const character of text) units += advance(character, weight);
  return (units * size) / 1000;
}

/**
 * Breaks a text between words into as few lines of at most `width` pixels as it needs, all about as
 * long; a word that is longer is cut.
 */
export function wrapText(text: string, width: number, weight: Weight = 400): string[] {
  const words = text.split(' ').flatMap((word) => cutWord(word, width, weight));
  const lines = fillLines(words, width, weight);
  let enough = width;
  let tooLittle = Math.max(...words.map((word) => textWidth(word, weight)));
  while (lines.length > 1 && enough - tooLittle > 4) {
    const middle = (enough + tooLittle) / 2;
    if (fillLines(words, middle, weight).length > lines.length) tooLittle = middle;
    else enough = middle;
  }
  return fillLines(words, enough, weight);
}

function fillLines(words: string[], width: number, weight: Weight): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidth(longer, weight) <= width) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

const letters = new Intl.Segmenter('vi', { granularity: 'grapheme' });

function cutWord(word: string, width: number, weight: Weight): string[] {
  if (textWidth(word, weight) <= width) return [word];
  const pieces = [''];
  for (const { segment } of letters.segment(word)) {
    const last = pieces.length - 1;
    if (pieces[last] !== '' && textWidth(pieces[last] + segment, weight) > width)
      pieces.push(segment);
    else pieces[last] += segment;
  }
  return pieces;
}

const advances = new Map<string, number>();

/** In thousandths of an em. A character that the font lacks counts as a full em, a mark as none. */
function advance(character: string, weight: Weight): number {
  const key = `${weight}${character}`;
  const known = advances.get(key);
  if (known !== undefined) return known;
  const code = character.codePointAt(0) ?? 0;
  const font = fontWith(code, weight);
  const missing = /[\p{M}\p{Cf}]/u.test(character) ? 0 : 1000;
  const width = font
    ? (font.glyphForCodePoint(code).advanceWidth * 1000) / font.unitsPerEm
    : missing;
  advances.set(key, width);
  return width;
}

/** The font if it has a character; undefined when it lacks it. */
export function fontWith(code: number, weight: Weight): Font | undefined {
  const font = fontOf(weight);
  return font.hasGlyphForCodePoint(code) ? font : undefined;
}

const loaded = new Map<Weight, Font>();

function fontOf(weight: Weight): Font {
  const known = loaded.get(weight);
  if (known) return known;
  // From the project and not from this module, which a build bundles into another folder.
  const path = join(process.cwd(), 'src', 'fonts', `be-vietnam-pro-${weight}.woff2`);
  const font = create(readFileSync(path));
  if (font.isCollection) throw new Error(`${path} holds several fonts. Give a file with one.`);
  loaded.set(weight, font);
  return font;
}
