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
  /** The table of neighbours: its folder, with a slash at the end, and how many bits name a file. */
  pairs: { folder: string; bits: number };
  /** Address of what results are narrowed and sorted by; rows count through all indexes in order. */
  facts: string;
  /** Address of the words that exist. */
  lexicon: string;
  /** Abbreviations that editors keep, searched both ways. */
  terms: GlossaryTerm[];
}

export interface GlossaryTerm {
  abbreviation: string;
  expansion: string;
}

/** Below the output folder; every other folder beside it is named after its content. */
export const SEARCH_FOLDER = 'pagefind';
export const MANIFEST_FILE = 'search.json';

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
