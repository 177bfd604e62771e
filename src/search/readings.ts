import { decodings } from './keys.ts';
import { type Candidate, type CountPair, likeliest } from './lattice.ts';
import type { Lexicon } from './lexicon.ts';
import { meantWords, splitWords } from './slips.ts';
import { isPlainSyllable } from './syllables.ts';
import { type Token, tokensOf } from './tokens.ts';

/**
 * The ways to read what was typed where it holds what is no word: keys with the input method off,
 * words run together, slips of the finger. Likeliest first; only as typed where all are words.
 * @param countPair also tells, beside nothing, in how many records a rare word is
 */
export async function readUnknown(
  typed: readonly Token[],
  lexicon: Lexicon,
  countPair: CountPair,
): Promise<Token[][]> {
  const known = await Promise.all(
    typed.map(
      async ({ key }) =>
        lexicon.has(key) || SHORT_NUMBER.test(key) || (await countPair('', key)) > 0,
    ),
  );
  const decoded = typed.map(({ exact }) => knownDecodings(exact, lexicon));
  const isOff = typed.some((_, index) => !known[index] && (decoded[index]?.length ?? 0) > 0);
  return likeliestOf(
    typed.map((token, index) => {
      const keyed = (decoded[index] ?? []).map((read) => ({ tokens: [read], prior: AS_KEYS }));
      if (known[index]) return isOff ? keyed : [];
      if (keyed.length > 0) return keyed;
      // A syllable that no text has may be right all the same: an old name, a place far away.
      return isPlainSyllable(token.key) ? [] : mended(token, lexicon);
    }),
    typed,
    countPair,
  );
}

/**
 * The ways to read what was typed where no record has it as it stands: a slip that makes another
 * word. Only words that never stand beside what they were typed beside are doubted.
 */
export async function readSlips(
  typed: readonly Token[],
  lexicon: Lexicon,
  countPair: CountPair,
): Promise<Token[][]> {
  const counts = await Promise.all(
    typed.slice(1).map((token, index) => countPair(typed[index]?.key ?? '', token.key)),
  );
  // Before the first word and after the last one stands nothing that could speak for them.
  const isDoubted = (index: number) => !counts[index - 1] && !counts[index] && typed.length > 1;
  return likeliestOf(
    typed.map((token, index) => (isDoubted(index) ? mended(token, lexicon) : [])),
    typed,
    countPair,
  );
}

/** @param others per word what else it may be */
async function likeliestOf(
  others: readonly Candidate[][],
  typed: readonly Token[],
  countPair: CountPair,
): Promise<Token[][]> {
  if (others.every(({ length }) => length === 0)) return [[...typed]];
  return likeliest(
    typed.map((token, index) => [{ tokens: [token], prior: AS_TYPED }, ...(others[index] ?? [])]),
    countPair,
  );
}

const knownDecodings = (typed: string, lexicon: Lexicon) =>
  decodings(typed)
    .flatMap(tokensOf)
    .filter(({ key }) => lexicon.has(key));

/** A word as it may have been meant. Accents, where a slip was mended, are anybody's guess. */
function mended({ key }: Token, lexicon: Lexicon): Candidate[] {
  if (!LETTERS.test(key))
    return splitWords(key, lexicon).map((words) => ({ tokens: words.map(plain), prior: 0 }));
  return [
    ...meantWords(key, lexicon).map((word) => ({ tokens: [plain(word)], prior: 0 })),
    // Two words have a pair more that speaks for them than one has.
    ...splitWords(key, lexicon).map((words) => ({ tokens: words.map(plain), prior: -1 })),
  ];
}

const plain = (key: string): Token => ({ key, exact: key });

const LETTERS = /^\p{L}{2,}$/u;
const SHORT_NUMBER = /^\d{1,3}$/u;
/** Less than one neighbour that is known to stand there, more than any number of its meetings. */
const AS_TYPED = 0.8;
const AS_KEYS = 0.4;
