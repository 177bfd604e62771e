import { toInner } from './spelling.ts';
import type { RecordKind } from './manifest.ts';

/** Something that readers can find. */
export interface SearchRecord {
  /** Site path without the base path. */
  url: string;
  kind: RecordKind;
  title: string;
  summary: string;
  /** Plain text. */
  body: string;
  /** ISO day. */
  date?: string;
  /** Where it is not that of the date. */
  year?: string;
  /** The unit's name as readers see it. */
  unit?: string;
  /** Ids of what it belongs to. */
  facets?: { unit?: string; topic?: string[]; campaign?: string[] };
  /** A dispatch's number; also other exact strings by which it is to be found. */
  number?: string;
}

/**
 * A record as Pagefind takes it. What is searched is in `content` and `meta`, in the inner spelling;
 * what is only shown or filtered by is in `filters`, as written.
 */
export function toPagefindRecord({
  url,
  kind,
  title,
  summary,
  body,
  date,
  unit,
  number,
}: SearchRecord) {
  return {
    url,
    language: 'vi',
    // Pagefind leaves out a record whose content has no word.
    content: toInner(body) || toInner(title),
    meta: {
      title: toInner(title),
      ...(summary && { summary: toInner(summary) }),
      ...(number && { number: toInner(number) }),
    },
    filters: {
      kind: [kind],
      ...(date && { date: [date], year: [date.slice(0, 4)] }),
      ...(unit && { unit: [unit] }),
    },
  };
}

/**
 * A text for the index only: each word where it first stands, a dash for it elsewhere. Which words
 * stand side by side is in our own table; the other places of a word would make what a reader fetches
 * twice as much, and places still count as in the whole text.
 */
export function onlyFirsts(content: string): string {
  const seen = new Set<string>();
  const words = content.split(' ').map((word) => {
    const letters = word.toLowerCase().replace(SIGNS, '');
    if (letters !== '' && seen.has(letters)) return '-';
    seen.add(letters);
    return word;
  });
  return [USUAL_WEIGHT, ...words].join(' ');
}

const SIGNS = /[^\p{L}\p{M}\p{N}]/gu;
/** The weight that Pagefind stores without a mark, which saves two numbers a word (as of 1.6). */
const USUAL_WEIGHT = '___PAGEFIND_WEIGHT___1.05';
