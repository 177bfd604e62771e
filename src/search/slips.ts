import type { Lexicon } from './lexicon.ts';

/**
 * The words that somebody may have meant whose finger slipped once: a letter left out, doubled,
 * wrong, or two letters swapped (Damerau's four kinds, which are four of five misspellings: Damerau
 * 1964). Common words first.
 * @param key a word without accents
 */
export function meantWords(key: string, lexicon: Lexicon, limit = 8): string[] {
  const found = new Set<string>();
  const note = (word: string) => {
    if (word !== key && lexicon.has(word)) found.add(word);
  };
  // A key that was held too long gives more than two.
  note(key.replace(/(.)\1+/gu, '$1'));
  for (let at = 0; at <= key.length; at++) {
    const [before, after] = [key.slice(0, at), key.slice(at)];
    note(before + after.slice(1));
    if (after.length > 1) note(before + after[1] + after[0] + after.slice(2));
    for (const letter of LETTERS) {
      note(before + letter + after);
      note(before + letter + after.slice(1));
    }
  }
  return [...found]
    .toSorted((a, b) => nearness(b, key, lexicon) - nearness(a, key, lexicon))
    .slice(0, limit);
}

/** Where words ran together (`binhdang`), or a number into letters (`241bhxh`) or hundreds (`7500`). */
export function splitWords(key: string, lexicon: Lexicon): string[][] {
  const [, thousands, hundreds] = /^(\d{1,3})(\d{3})$/u.exec(key) ?? [];
  // `03` is the number 3 wherever it stands.
  if (thousands && hundreds) return [[thousands, String(Number(hundreds))]];
  const parts = key.match(/\d+|\D+/gu) ?? [];
  if (parts.length === 2) return [parts];
  return Array.from(key, (_, at) => [key.slice(0, at), key.slice(at)])
    .filter((words) => words.every((word) => word.length > 1 && lexicon.has(word)))
    .slice(-3);
}

/** A doubled letter is the commonest slip on a phone: the word without it comes first. */
const nearness = (word: string, key: string, lexicon: Lexicon) =>
  Math.log2(1 + lexicon.countOf(word)) + (key.replace(/(.)\1+/gu, '$1') === word ? 8 : 0);

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
