import { FORBIDDEN_CHARACTERS } from '../mdx/escape.ts';

/** An article as it was handed in, before it has an address. All text is NFC. */
export interface Submission {
  /** The file it came from, as named on the command line, and the line at which it starts. */
  file: string;
  line: number;
  /** The address that the sender wants, if any. */
  id?: string;
  title: string;
  /** `2020-03-19T13:10:00+07:00` */
  date: string;
  /** Lines of the body, blank ones included: each line with text is a paragraph or a list item. */
  lines: string[];
  byline?: string;
}

/** One line of plain text: single spaces, no characters that nobody sees. */
export const plainLine = (text: string) =>
  text.replace(/\s+/gu, ' ').replace(INVISIBLE, '').normalize('NFC').trim();

/** The lines of a text, without invisible characters; no-break spaces, which word processors strew, are spaces. */
export const bodyLines = (text: string) =>
  text
    .normalize('NFC')
    .split(/\r\n?|[\n\u2028\u2029\u0085]/u)
    .map((line) =>
      line
        .replace(/[\t\u00A0]/gu, ' ')
        .replace(INVISIBLE, '')
        .trim(),
    );

/** Whether a line is nothing but a name, such as `Mỹ Như`, `T.H.` or `Huyền Lê (Theo AFP)`. */
export const isName = (line: string) =>
  line.length <= 60 &&
  /^\p{Lu}[\p{L}.]*(?:\s(?:[-–]\s)?\p{Lu}[\p{L}.]*){0,5}(?:\s\([^()]*\))?$/u.test(line);

// Zero-width marks, the byte order mark and soft hyphens split words that look whole.
const INVISIBLE = new RegExp(`${FORBIDDEN_CHARACTERS.source}|[\\u200B\\u2060\\uFEFF\\u00AD]`, 'gu');
