import { plainLine } from './submission.ts';

const MIN = 50;
const MAX = 300;
/** A cut after a whole sentence is kept only when it leaves this much. */
const ENOUGH = 100;

/**
 * A summary of 50 to 300 characters in the article's own words: its first paragraph, cut after a
 * sentence or else after a word; the title and more paragraphs before it where it is too short.
 * @returns undefined when title and text together have fewer than 50 characters
 */
export function summaryOf(title: string, lines: readonly string[]): string | undefined {
  const first = plainLine(lines.find((line) => line !== '') ?? '');
  if (first.length >= MIN) return cut(first, MAX);
  let text = sentence(title);
  for (const line of lines) {
    if (line !== '') text = `${text} ${plainLine(line)}`;
    if (text.length >= MIN) return cut(text, MAX);
  }
  return undefined;
}

/** The text, or its longest beginning of whole words, with “…”, within `max` characters. */
export function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text;
  const words = text.slice(0, max).replace(/\s\S*$/u, '');
  const whole = words.length < max ? words : text.slice(0, max - 1).replace(/\p{Surrogate}$/u, '');
  return `${whole.replace(/[\s,;:–-]+$/u, '')}…`;
}

function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const ends = [...text.slice(0, max + 1).matchAll(SENTENCE_END)].map(
    ({ index, 0: end }) => index + end.length,
  );
  const end = ends.findLast((at) => at >= ENOUGH && at <= max);
  return end === undefined ? cutAtWord(text, max) : text.slice(0, end);
}

const sentence = (text: string) => (/[.!?…]$/u.test(text) ? text : `${text}.`);

// A full stop after `TP`, `PGS` or an initial does not end a sentence.
const SENTENCE_END =
  /(?<!(?:^|[\s(.])(?:\p{Lu}{1,3}|Th|Tp|ThS))[.!?…]["”’)]*(?=\s+["“]?[\p{Lu}\d])/gu;
