import { fold, toUsualTone } from './spelling.ts';
import { toUsualVowel } from './syllables.ts';

/** One word of a text or a query, as the table of neighbours knows it. */
export interface Token {
  /** Without accents, in lower case: what all spellings of a word have in common. */
  key: string;
  /** With accents, both schools of spelling as one. */
  exact: string;
}

/**
 * A text's words in order. Signs only part words: `241/BHXH-TCCB` is three of them, `7.500` two. `03`
 * is the number `3`.
 */
export const tokensOf = (text: string): Token[] =>
  (text.normalize('NFC').replace(INVISIBLE, '').toLowerCase().match(WORD) ?? []).map(toToken);

export const hasAccents = ({ key, exact }: Token) => key !== exact;

function toToken(word: string): Token {
  const known = remembered.get(word);
  if (known) return known;
  const exact = toUsualVowel(toUsualTone(word.replace(LEADING_ZEROS, '')));
  const token = { key: fold(exact), exact };
  if (remembered.size < MOST_REMEMBERED) remembered.set(word, token);
  return token;
}

// The same words come again and again.
const remembered = new Map<string, Token>();
const MOST_REMEMBERED = 200_000;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const INVISIBLE = /[\u0345\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const LEADING_ZEROS = /^0+(?=\d)/u;
