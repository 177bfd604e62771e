import { decodings } from './keys.ts';
import { type Candidate, type CountPair, likeliest } from './lattice.ts';
import type { Lexicon } from './lexicon.ts';
import { NOTHING, spellingOf } from './pairs.ts';
import { meantWords, splitWords } from './slips.ts';
import type { Sources } from './sources.ts';
import { isPlainSyllable } from './syllables.ts';
import { hasAccents, type Token, tokensOf } from './tokens.ts';

/**
 * The ways to read what was typed where it holds what is no word: keys with the input method off,
 * words run together, slips of the finger. Likeliest first; only as typed where all are words.
 * @param countPair also tells, beside nothing, in how many records a rare word is
 */
export async function readUnknown(
  typed: readonly Token[],
  names: ReadonlySet<string>,
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
      if (isPlainSyllable(token.key)) return [];
      return names.has(token.key) ? split(token, lexicon) : mended(token, lexicon);
    }),
    typed,
    countPair,
  );
}

/**
 * The ways to read what was typed where no record has it as it stands: a slip that makes another
 * word, or a space within one. Only words that never stand beside what they were typed beside, as
 * they were typed, are doubted.
 * @param names words that are no slips
 */
export async function readSlips(
  typed: readonly Token[],
  names: ReadonlySet<string>,
  { lexicon, pairs }: Pick<Sources, 'lexicon' | 'pairs'>,
  countPair: CountPair,
): Promise<Token[][]> {
  const stands = await Promise.all(
    typed.slice(1).map(async (token, index) => {
      const before = typed[index] ?? NOTHING;
      const found = await pairs(before.key, token.key);
      const spelling = spellingOf(before, token);
      const isSpelt = hasAccents(before) || hasAccents(token);
      return found.some((posting) => !isSpelt || posting.spelling === spelling);
    }),
  );
  // Before the first word and after the last one stands nothing that could speak for them.
  const doubted = typed.flatMap((token, index) =>
    !stands[index - 1] && !stands[index] && typed.length > 1 && !names.has(token.key)
      ? [index]
      : [],
  );
  if (doubted.length > MOST_DOUBTED) return [[...typed]];
  const joined = stands.flatMap((does, index) => {
    const [first, second] = [typed[index]?.key ?? '', typed[index + 1]?.key ?? ''];
    return !does && lexicon.has(first + second)
      ? [typed.toSpliced(index, 2, plain(first + second))]
      : [];
  });
  const mends = await likeliestOf(
    typed.map((token, index) => (doubted.includes(index) ? mended(token, lexicon) : [])),
    typed,
    countPair,
  );
  return [...mends, ...joined];
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
const mended = (token: Token, lexicon: Lexicon): Candidate[] => [
  ...(LETTERS.test(token.key) ? meantWords(token.key, lexicon) : []).map((word) => ({
    tokens: [plain(word)],
    prior: 0,
  })),
  ...split(token, lexicon),
];

/** More words have more pairs that speak for them than one has: each but the first costs one. */
const split = ({ key }: Token, lexicon: Lexicon): Candidate[] =>
  splitWords(key, lexicon).map((words) => ({
    tokens: words.map(plain),
    prior: LETTERS.test(key) ? 1 - words.length : 0,
  }));

const plain = (key: string): Token => ({ key, exact: key });

const LETTERS = /^\p{L}{2,}$/u;
/** Where more are, it is no slip. */
const MOST_DOUBTED = 4;
const SHORT_NUMBER = /^\d{1,3}$/u;
/** Less than one neighbour that is known to stand there, more than any number of its meetings. */
const AS_TYPED = 0.8;
const AS_KEYS = 0.4;
