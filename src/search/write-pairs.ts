import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { FIELDS, fileOf, hashOf, markOf, NOTHING, packFlags, spellingOf } from './pairs.ts';
import type { SearchRecord } from './record.ts';
import { tokensOf } from './tokens.ts';

/**
 * Every pair of neighbours of some records: a hash, then `row * 32 + flags`, in the order of the
 * hashes and rows. A pair stands once for each spelling in a record, at its best place. The words of a
 * title, and some wherever they are, stand there alone as well, beside nothing.
 * @param standsAlone tells which: besides those of `isAlone` rare ones, to tell names from slips
 * @param records in the order of their rows, the first being row 0
 */
export function pairsOf(
  records: readonly SearchRecord[],
  standsAlone: (key: string) => boolean,
): Float64Array {
  const found: number[] = [];
  for (const [row, record] of records.entries()) {
    const best = new Map<number, number>();
    for (const [field, text] of fieldsOf(record)) {
      const tokens = tokensOf(text);
      for (const [index, token] of tokens.entries()) {
        const before = tokens[index - 1];
        if (before) note(hashOf(before.key, token.key), field, spellingOf(before, token));
        if (field === FIELDS.title || standsAlone(token.key))
          note(hashOf('', token.key), field, spellingOf(NOTHING, token));
      }
    }
    for (const [pair, field] of best)
      found.push(Math.floor(pair / 8) * ROWS + row * 32 + packFlags(field, pair % 8));

    function note(hashed: number, field: number, spelling: number) {
      const pair = hashed * 8 + spelling;
      if (field >= (best.get(pair) ?? 0)) best.set(pair, field);
    }
  }
  return Float64Array.from(found).sort();
}

/**
 * Writes the table of all segments. Rows of a segment follow those of the ones before it.
 * @returns how many bits of a hash name the file
 */
export async function writePairs(
  segments: readonly { pairs: Float64Array; rows: number }[],
  folder: string,
  { enough = ENOUGH } = {},
): Promise<number> {
  await mkdir(folder, { recursive: true });
  const total = segments.reduce((sum, { pairs }) => sum + pairs.length, 0);
  const bits = Math.max(0, Math.ceil(Math.log2(total / enough)));
  const places = segments.map(() => 0);
  for (let file = 0; file < 2 ** bits; file++) {
    const end = (file + 1) * 2 ** (32 - bits) * ROWS;
    const byMark = new Map<number, number[]>();
    let offset = 0;
    for (const [index, { pairs, rows }] of segments.entries()) {
      let place = places[index] ?? 0;
      for (; place < pairs.length && (pairs[place] ?? 0) < end; place++) {
        const entry = pairs[place] ?? 0;
        const mark = markOf(Math.floor(entry / ROWS), bits);
        const postings = byMark.get(mark) ?? [];
        postings.push(offset * 32 + (entry % ROWS));
        byMark.set(mark, postings);
      }
      places[index] = place;
      offset += rows;
    }
    const name = fileOf(bits === 0 ? 0 : file * 2 ** (32 - bits), bits);
    await writeFile(join(folder, name), gzipSync(encode(byMark), { level: 9 }));
  }
  return bits;
}

/** See `findPostings`. */
function encode(byMark: ReadonlyMap<number, number[]>): Uint8Array {
  const bytes: number[] = [];
  const add = (number: number) => {
    let rest = number;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    bytes.push(rest);
  };
  // Two pairs may share a mark: their rows are sorted together.
  const columns = [...byMark]
    .toSorted(([a], [b]) => a - b)
    .map(([mark, postings]) => ({ mark, postings: postings.toSorted((a, b) => a - b) }));
  add(columns.length);
  let last = 0;
  for (const { mark, postings } of columns) {
    add(mark - last);
    add(postings.length);
    last = mark;
  }
  for (const { postings } of columns) {
    let row = 0;
    for (const posting of postings) {
      add(Math.floor(posting / 32) - row);
      row = Math.floor(posting / 32);
    }
  }
  for (const { postings } of columns) for (const posting of postings) bytes.push(posting % 32);
  return Uint8Array.from(bytes);
}

const fieldsOf = ({ title, summary, body, number }: SearchRecord) =>
  [
    [FIELDS.title, title],
    [FIELDS.title, number ?? ''],
    [FIELDS.summary, summary],
    [FIELDS.body, body],
  ] as const;

/** Room for a row and its flags below a hash: 65,536 rows in a segment. */
const ROWS = 2 ** 21;
/** Postings in a file: about 1.5 KB, which is what one pair costs a reader. */
const ENOUGH = 1100;
