import { textWidth, type Weight, wrapText } from '../charts/text.ts';

/** A text measured once, to be broken into lines at any size. */
export interface Measured {
  words: string[];
  /** The width of each word, in em. */
  widths: number[];
  /** The width of the gap between two words, in em. */
  gap: number;
}

/** Measures a text; a word wider than `widest` (in em) is cut. */
export function measure(text: string, weight: Weight, widest: number): Measured {
  const words = text
    .normalize('NFC')
    .trim()
    .split(/\s+/u)
    .flatMap((word) => (word.length > widest ? wrapText(word, widest * EM, weight) : [word]));
  const widths = words.map((word) => textWidth(word, weight, 1));
  return { words, widths, gap: textWidth(' ', weight, 1) };
}

// wrapText counts in pixels of a chart's text.
const EM = 14;

/** As few lines of at most `width` em as a text needs, all about as long. */
export function linesOf(measured: Measured, width: number): string[] {
  const ends = fillLines(measured, width);
  let enough = width;
  let tooLittle = Math.max(...measured.widths);
  while (ends.length > 1 && enough - tooLittle > 0.25) {
    const middle = (enough + tooLittle) / 2;
    if (fillLines(measured, middle).length > ends.length) tooLittle = middle;
    else enough = middle;
  }
  const lines = fillLines(measured, enough);
  return lines.map((end, index) => measured.words.slice(lines[index - 1] ?? 0, end).join(' '));
}

/** For each line the place of the word after it. */
export function fillLines({ widths, gap }: Measured, width: number): number[] {
  const ends: number[] = [];
  let length = 0;
  for (const [place, word] of widths.entries()) {
    if (place > 0 && length + gap + word > width) {
      ends.push(place);
      length = word;
    } else length += place > 0 ? gap + word : word;
  }
  return [...ends, widths.length];
}
