import type { OtherNames } from './names.ts';

/** What the search page must know before it can search. The only file of the index with a fixed name. */
export interface SearchManifest {
  /** Address of the folder that holds Pagefind's program, with a slash at the end. */
  engine: string;
  indexes: {
    /** Address of the folder, with a slash at the end. */ folder: string;
    /** What the names of its records begin with behind `vi_`. */
    tag: string;
    records: number;
  }[];
  /**
   * Address of the folder of our own tables, with a slash at the end; rows count through all indexes
   * in order.
   */
  tables: string;
  /** How many bits of a hash name a file of the table of neighbours. */
  bits: number;
  /** Abbreviations that editors keep, searched both ways. */
  terms: GlossaryTerm[];
  /** Names that changed: each with those that are searched as well. */
  names: OtherNames[];
}

export interface GlossaryTerm {
  abbreviation: string;
  expansion: string;
}

/** Below the output folder; every other folder beside it is named after its content. */
export const SEARCH_FOLDER = 'pagefind';
export const MANIFEST_FILE = 'search.json';

/** What is in the folder of tables: two files and a folder. */
export const TABLES = { facts: 'facts.txt', lexicon: 'lexicon.txt', pairs: 'pairs/' } as const;

/** What readers call each kind of record. */
export const RECORD_KINDS = {
  article: 'Tin bài',
  document: 'Văn bản',
  campaign: 'Tháng hành động',
  achievement: 'Thành tích',
  statistic: 'Số liệu',
  page: 'Trang',
} as const;

export type RecordKind = keyof typeof RECORD_KINDS;
