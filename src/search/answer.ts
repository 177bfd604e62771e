import type { Part } from './excerpt.ts';
import type { RecordKind } from './manifest.ts';

/** By what a list of results can be narrowed, in the order in which the page offers it. */
export const FACETS = ['kind', 'year', 'unit', 'topic', 'campaign'] as const;

export type Facet = (typeof FACETS)[number];

export const SORTS = ['relevance', 'newest', 'oldest'] as const;

export type Sort = (typeof SORTS)[number];

/** What a reader asks: all of it stands in the page's address. */
export interface Question {
  /** As typed. */
  q: string;
  /** Per facet the values of which a result must have one; a facet that is not narrowed is absent. */
  filters: Partial<Record<Facet, string[]>>;
  sort: Sort;
  /** 1 is the first. */
  page: number;
  /** Searches for what was typed and nothing else: no slip is mended. */
  exact?: boolean;
}

/** How many results one page of an answer has at most. */
export const PAGE_LENGTH = 10;

/** How near the results come: `phrase` as typed, `all` all words, `most` some, `loose` a quoted phrase taken apart. */
export type Match = 'phrase' | 'all' | 'most' | 'loose';

/** One page of results. */
export interface Answer {
  /** How many there are on all pages, after narrowing. */
  total: number;
  match: Match;
  results: Result[];
  /** Per facet what there is and how often; counted as if that facet were not narrowed. Most first; what is asked for is there even if it gives nothing. */
  counts: Record<Facet, { value: string; label: string; count: number }[]>;
  /** What was searched for instead of what was typed: slips mended, keys decoded. As a reader writes it. */
  readAs?: string;
  /** What the reader may have meant, when what was typed was searched for. */
  suggestion?: string;
  /** The question was longer than what is searched for. */
  isCut?: boolean;
}

export interface Result {
  /** Site path without the base path. */
  url: string;
  kind: RecordKind;
  title: Part[];
  /** Around the best match. */
  excerpt: Part[];
  /** A few words of the text as written that a browser can scroll to; absent when only the title matches. */
  passage?: string;
  /** ISO day. */
  date?: string;
  /** As readers see it. */
  unit?: string;
}

/** What the box offers while one types. */
export interface Offer {
  /** What stands in the list; parts that match are marked. */
  text: Part[];
  /** Where it leads: a page of this site (path without base) or, when absent, a search for `q`. */
  url?: string;
  q: string;
  /** Short word for what it is: `Tin bài`, `Văn bản`, `Đơn vị`. */
  label: string;
}

/** Answers questions; the page does not know how. */
export interface Asker {
  ask: (question: Question) => Promise<Answer>;
  /** At most six offers for what has been typed so far. */
  offer: (typed: string) => Promise<Offer[]>;
  close: () => void;
}
