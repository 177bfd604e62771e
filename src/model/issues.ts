/** One thing wrong in a content file, in the words of the editor who has to mend it. */
export interface Issue {
  /** Below the content folder: `articles/2020/slug.mdx`. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** Two sentences in Vietnamese: what is wrong, what to do. */
  message: string;
  /** An error keeps an entry from being submitted and built; a warning does not. */
  severity: 'error' | 'warning';
  /** Which rule says so, where rules have names: `picture`, `quotes`. */
  rule?: string;
  /** Where in the data of the entry; `body` is its text. */
  path?: PropertyKey[];
  /** The words that it is about. */
  words?: string;
}

/** The first words of every error about content, by which the desk finds it in a build's output. */
export const CONTENT_ERROR = 'Nội dung có lỗi:';

/** An error that lists what is wrong in content files, one a line. */
export const contentError = (issues: readonly Issue[]) =>
  new Error([CONTENT_ERROR, ...issues.map(formatIssue)].join('\n'));

export const formatIssue = ({ file, line, column, message }: Issue) =>
  `${file}:${line}:${column} ${message}`;

/** A value as it may stand in a sentence: at most 60 characters. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'không có');
  const shown = [...text.replace(/\s+/gu, ' ')];
  return `“${shown.length > 60 ? `${shown.slice(0, 57).join('')}…` : shown.join('')}”`;
}
