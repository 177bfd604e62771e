import { type Token, tokensOf } from './tokens.ts';

/** What a reader asked for. */
export interface SearchQuery {
  /** All words; empty when there is nothing to search for. */
  tokens: Token[];
  /** What stood between quotation marks. */
  phrases: Token[][];
  /** Without accents, the words that were typed as names or codes: they are no slips. */
  names: ReadonlySet<string>;
  /** It holds the number of an official document, in whatever spacing and case. */
  hasNumber: boolean;
  /** There were more words than are searched for. */
  isCut: boolean;
}

/** Reads what was typed. Anything is a query: markup is letters, a lonely quotation mark is nothing. */
export function parseQuery(typed: string): SearchQuery {
  const text = typed
    .slice(0, LONGEST_TEXT)
    .normalize('NFC')
    .replace(/[“”„«»]/gu, '"');
  const all = tokensOf(text);
  const tokens = all.filter(({ key }) => key.length <= LONGEST_WORD).slice(0, MOST_WORDS);
  return {
    tokens,
    phrases: [...text.matchAll(/"([^"]+)"/gu)]
      .map(([, phrase = '']) => tokensOf(phrase).slice(0, MOST_WORDS))
      .filter((phrase) => phrase.length > 0),
    names: namesIn(text),
    hasNumber: NUMBER.test(text),
    isCut: tokens.length < all.length || typed.length > LONGEST_TEXT,
  };
}

/**
 * `Bù Đốp`, `TNLĐ-BNN`, `C12`: words with a capital, but for the first of a sentence, and with a digit
 * beside a letter. Whoever shouts says nothing by it.
 */
function namesIn(text: string): Set<string> {
  const words = text.match(WORD) ?? [];
  const isShouted = words.length > 1 && text === text.toUpperCase();
  const isName = (word: string, index: number) =>
    /\p{L}\d|\d\p{L}/u.test(word) ||
    (!isShouted &&
      (/^\p{Lu}{2,}$/u.test(word) ||
        (/^\p{Lu}/u.test(word) && (index > 0 || /^\p{Lu}/u.test(words[1] ?? '')))));
  return new Set(words.filter(isName).flatMap((word) => tokensOf(word).map(({ key }) => key)));
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
// `241/BHXH-TCCB`, `241 bhxh tccb`, `42/2022/NĐ-CP`, `11-NQ/TW`: a number, then a code without a vowel
// mark in it, parted or joined by anything.
const NUMBER =
  /(?<![\p{L}\p{N}])\d{1,5}\s*(?:[/-]\s*)?(?:\d{4}\s*[/-]?\s*)?[A-ZĐa-zđ]{2,}\d*(?:\s*[/-]\s*[A-ZĐa-zđ]{2,})*(?![\p{L}\p{N}])/u;
const LONGEST_TEXT = 1000;
const LONGEST_WORD = 60;
const MOST_WORDS = 20;
