import { isPlainSyllable } from './syllables.ts';
import type { Token } from './tokens.ts';

/**
 * The table of neighbours: which words stand side by side in which records. Vietnamese writes a space
 * between syllables, and a syllable alone is in half of all texts; two neighbours are rare, so that a
 * few of them tell the one text in ten thousand. Pagefind keeps the places of every word instead: five
 * words cost 250 KB there, and a few kilobytes here (measured on 10,000 articles).
 *
 * Neighbours are known by a hash of 32 bits: the first bits name the file, 16 more the pair in it.
 */
export interface Posting {
  row: number;
  field: Field;
  /** Three bits of the spelling with accents. */
  spelling: number;
}

/** Where in a record. Of two places the higher one counts. */
export const FIELDS = { body: 0, summary: 1, title: 2 } as const;

export type Field = (typeof FIELDS)[keyof typeof FIELDS];

export const hashOf = (first: string, second: string): number => hash(`${first} ${second}`);

/**
 * Whether the table has every record of a word, beside nothing: abbreviations, numbers and foreign
 * words, which are asked for alone and are in few texts each.
 */
export const isAlone = (key: string) => !isPlainSyllable(key);

/** Beside which a word stands that stands alone. */
export const NOTHING: Token = { key: '', exact: '' };

/** The name of the file that holds a hash when there are `2 ** bits` files. */
export const fileOf = (hashed: number, bits: number) =>
  (bits === 0 ? 0 : hashed >>> (32 - bits)).toString(36);

/** What tells the pair from the others in its file. */
export const markOf = (hashed: number, bits: number) => (hashed << bits) >>> 16;

export const spellingOf = (first: Token, second: Token) =>
  hash(`${first.exact} ${second.exact}`) & 7;

/** What a posting says beside its row, in five bits. */
export const packFlags = (field: number, spelling: number) => field * 8 + spelling;

/**
 * The postings of one pair in a file.
 * The file holds four columns of numbers in seven bits a byte: how many pairs, then of each its mark
 * (as the distance from the one before) and its number of postings; then all rows (distances
 * likewise, anew for each pair); then all flags, a byte each.
 * @param bytes the file, decompressed
 */
export function findPostings(bytes: Uint8Array, mark: number): Posting[] {
  let at = 0;
  const next = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const pairs = next();
  let [seen, total, start, count] = [0, 0, 0, 0];
  for (let pair = 0; pair < pairs; pair++) {
    seen += next();
    const postings = next();
    if (seen === mark) [start, count] = [total, postings];
    total += postings;
  }
  if (count === 0) return [];
  for (let skipped = 0; skipped < start; skipped++) next();
  let row = 0;
  const rows = Array.from({ length: count }, () => (row += next()));
  const flags = bytes.subarray(bytes.length - total + start);
  return rows.map((place, index) => {
    const flag = flags[index] ?? 0;
    return { row: place, field: (flag >> 3) as Field, spelling: flag & 7 };
  });
}

/** FNV-1a with its bits mixed once more, for the first bits name files. */
function hash(text: string): number {
  let value = 2_166_136_261;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 16_777_619);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
