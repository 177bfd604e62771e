/** What was read of a Word file, before anybody knows which line is the title. Text is Unicode. */
export interface WordText {
  blocks: WordBlock[];
  pictures: WordPicture[];
  /** What a person has to look at, each one or two Vietnamese sentences. */
  flags: string[];
}

export type WordBlock = WordParagraph | WordTable;

export interface WordParagraph {
  type: 'paragraph';
  /** The name of its style in small letters, `heading 1`; `''` for none. */
  style: string;
  /** `center`, `right`, … or `''`. */
  align: string;
  list?: { level: number; isOrdered: boolean };
  runs: WordRun[];
}

export interface WordTable {
  type: 'table';
  rows: WordCell[][];
}

export interface WordCell {
  blocks: WordBlock[];
  /** How many columns and rows it covers. */
  columns: number;
  rows: number;
}

/** A stretch of text in one look, or one picture. `\n` in a text is a line break. */
export interface WordRun {
  text: string;
  isBold: boolean;
  isItalic: boolean;
  href?: string;
  /** Which of the pictures stands here; then there is no text. */
  picture?: number;
}

export interface WordPicture {
  /** Empty when it could not be taken out of the file. */
  bytes: Uint8Array;
  alt: string;
}

/** A file that cannot be imported; the message is Vietnamese: what is wrong, what to do. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';
}

/** The text of a paragraph on one line. */
export const textOf = ({ runs }: WordParagraph) =>
  runs
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();

/** A paragraph of plain text. */
export const plainParagraph = (text: string): WordParagraph => ({
  type: 'paragraph',
  style: '',
  align: '',
  runs: [{ text, isBold: false, isItalic: false }],
});

/** What is said of text that was converted to Unicode. */
export const CONVERTED =
  'Bài viết bằng phông chữ cũ (TCVN3 hoặc VNI), chữ đã được chuyển sang Unicode. Đọc lại tên riêng và chữ hoa.';
