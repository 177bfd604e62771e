import type { Lexicon } from './lexicon.ts';

/**
 * The words that somebody may have meant whose finger slipped once: a letter left out, doubled,
 * wrong, or two letters swapped (Damerau's four kinds, which are four of five misspellings: Damerau
 * 1964). Common words first.
 * @param key a word without accents
 */
export function meantWords(key: string, lexicon: Lexicon, limit = 6): string[] {
  const found = new Set<string>();
  const note = (word: string) => {
    if (word !== key && lexicon.has(word)) found.add(word);
  };
  for (const [sound, others] of SOUNDS)
    if (sound.test(key)) for (const other of others) note(key.replace(sound, other));
  const heard = new Set(found);
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
    .toSorted(
      (a, b) =>
        Number(heard.has(b)) - Number(heard.has(a)) ||
        nearness(b, key, lexicon) - nearness(a, key, lexicon),
    )
    .slice(0, limit);
}

/** Where words ran together (`baohiemxahoi`), or a number into letters (`241bhxh`) or hundreds (`7500`). */
export function splitWords(key: string, lexicon: Lexicon): string[][] {
  const hundreds = splitHundreds(key);
  if (hundreds) return [hundreds];
  const parts = key.match(/\d+|\D+/gu) ?? [];
  if (parts.length === 2) return [parts];
  const pairs = Array.from(key, (_, at) => [key.slice(0, at), key.slice(at)])
    .filter((words) => words.every((word) => word.length > 1 && lexicon.has(word)))
    .slice(-3);
  const run = splitRun(key, lexicon);
  return run.length > 2 ? [...pairs, run] : pairs;
}

/** `7500` as `7.500` is read; nothing for what looks like a year. */
export function splitHundreds(key: string): [string, string] | undefined {
  const [, thousands, hundreds] = /^(?!(?:19|20)\d\d$)(\d{1,3})(\d{3})$/u.exec(key) ?? [];
  return thousands && hundreds ? [thousands, String(Number(hundreds))] : undefined;
}

/** The commonest words that make up a run of letters; empty where some are left over. */
function splitRun(key: string, lexicon: Lexicon): string[] {
  const best: { words: string[]; worth: number }[] = [{ words: [], worth: 0 }];
  for (let end = 2; end <= key.length; end++)
    for (let start = Math.max(0, end - LONGEST_SYLLABLE); start <= end - 2; start++) {
      const [before, word] = [best[start], key.slice(start, end)];
      if (!before || !lexicon.has(word)) continue;
      // Each word costs more than being common makes up for: `bao`, not `ba` and `o`.
      const worth = before.worth + Math.log2(lexicon.countOf(word)) - A_WORD;
      if (worth > (best[end]?.worth ?? -Infinity))
        best[end] = { words: [...before.words, word], worth };
    }
  return best[key.length]?.words ?? [];
}

/** A doubled letter is the commonest slip on a phone: the word without it comes first. */
const nearness = (word: string, key: string, lexicon: Lexicon) =>
  Math.log2(1 + lexicon.countOf(word)) + (key.replace(/(.)\1+/gu, '$1') === word ? 8 : 0);

/** What sounds alike somewhere in the country, at the beginning and at the end of a syllable. */
const SOUNDS: [RegExp, string[]][] = [
  [/^s(?!h)/u, ['x']],
  [/^x/u, ['s']],
  [/^tr/u, ['ch']],
  [/^ch/u, ['tr']],
  [/^n(?![gh])/u, ['l']],
  [/^l/u, ['n']],
  [/^gi/u, ['d', 'r']],
  [/^d/u, ['gi', 'r', 'v']],
  [/^r/u, ['d', 'gi']],
  [/^v/u, ['d']],
  [/n$/u, ['ng']],
  [/ng$/u, ['n']],
  [/c$/u, ['t']],
  [/t$/u, ['c']],
];
const LONGEST_SYLLABLE = 7;
const A_WORD = 14;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
