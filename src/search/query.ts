import { toInnerQuery } from './spelling.ts';

/** What a reader asked for. */
export interface SearchQuery {
  /** As typed, tidied for showing. */
  shown: string;
  /** All words, in the inner spelling; empty when there is nothing to search for. */
  words: string;
  /** What stood between quotation marks, in the inner spelling. */
  phrases: string[];
  /** The whole query is the number of an official document. */
  isNumber: boolean;
  /** There were more words than are searched for. */
  isCut: boolean;
}

/** Reads what was typed. Anything is a query: markup is letters, a lonely quotation mark is nothing. */
export function parseQuery(typed: string): SearchQuery {
  const text = typed
    .slice(0, LONGEST_TEXT)
    .normalize('NFC')
    .replace(/[“”„«»]/gu, '"');
  const all = toInnerQuery(text).split(' ').filter(Boolean);
  const words = all.filter((word) => word.length <= LONGEST_WORD).slice(0, MOST_WORDS);
  return {
    shown: typed.slice(0, LONGEST_TEXT).normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, 200),
    words: words.join(' '),
    phrases: [...text.matchAll(/"([^"]+)"/gu)]
      .map(([, phrase = '']) => toInnerQuery(phrase).split(' ').slice(0, MOST_WORDS).join(' '))
      .filter(Boolean),
    isNumber: NUMBER.test(text.trim()),
    isCut: words.length < all.length || typed.length > LONGEST_TEXT,
  };
}

const NUMBER = /^\d{1,5}(?:\/\d{4})?[/-]\p{L}[\p{L}\p{N}/.&-]*$/u;
const LONGEST_TEXT = 1000;
const LONGEST_WORD = 60;
const MOST_WORDS = 20;
