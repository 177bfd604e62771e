import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  FIELDS,
  fileOf,
  findPostings,
  hashOf,
  markOf,
  type Posting,
  spellingOf,
} from '../../src/search/pairs.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { tokensOf } from '../../src/search/tokens.ts';
import { pairsOf, writePairs } from '../../src/search/write-pairs.ts';
import { aRecord } from './search-opened.ts';
import { randomFrom, randomText } from './search-random.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'pairs-'))));
afterEach(() => rm(folder, { recursive: true }));

/** Writes the tables of some indexes as one, and opens them. */
async function tableOf(
  segments: SearchRecord[][],
  enough: number,
  isRare: (key: string) => boolean = () => false,
) {
  const bits = await writePairs(
    segments.map((records) => ({ pairs: pairsOf(records, isRare), rows: records.length })),
    folder,
    { enough },
  );
  const find = async (first: string, second: string): Promise<Posting[]> => {
    const hashed = hashOf(first, second);
    const file = await readFile(join(folder, fileOf(hashed, bits)));
    return findPostings(gunzipSync(file), markOf(hashed, bits));
  };
  return { bits, find };
}

const randomRecords = (count: number, seed: number) => {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index) =>
    aRecord(`${seed}-${index}`, randomText(6, random), {
      summary: randomText(12, random),
      body: randomText(30 + random() * 60, random),
    }),
  );
};

/** What a reader of all texts would note: per pair its row, spelling and best field. */
function readThrough(records: readonly SearchRecord[]) {
  const seen = new Map<string, { first: string; second: string; posting: Posting }>();
  for (const [row, { title, summary, body }] of records.entries())
    for (const [field, text] of [body, summary, title].entries()) {
      const tokens = tokensOf(text);
      for (const [index, second] of tokens.entries()) {
        const first = tokens[index - 1];
        const note = (before: { key: string; exact: string }) => {
          const spelling = spellingOf(before, second);
          const posting = { row, field: field as Posting['field'], spelling };
          // Later fields are better places.
          seen.set(`${before.key} ${second.key} ${row} ${spelling}`, {
            first: before.key,
            second: second.key,
            posting,
          });
        };
        if (first) note(first);
        if (field === FIELDS.title) note({ key: '', exact: '' });
      }
    }
  return [...seen.values()];
}

test.each([
  [0, 1e6],
  [1, 0.51],
  [3, 0.126],
  [13, 0.000_123],
])(
  'with %i bits every pair comes back with its rows, fields and spellings',
  async (bits, share) => {
    const segments = [randomRecords(9, 1), randomRecords(1, 2), [], randomRecords(14, 3)];
    const noted = readThrough(segments.flat());
    const table = await tableOf(segments, share * noted.length);
    expect(table.bits).toBe(bits);
    expect((await readdir(folder)).length).toBe(2 ** bits);

    const byMark = Map.groupBy(noted, ({ first, second }) => {
      const hashed = hashOf(first, second);
      return `${fileOf(hashed, bits)} ${markOf(hashed, bits)}`;
    });
    for (const pairs of byMark.values()) {
      const { first, second } = pairs[0]!;
      const found = await table.find(first, second);
      expect(found.toSorted(byAll)).toEqual(pairs.map(({ posting }) => posting).toSorted(byAll));
    }
  },
);

const byAll = (a: Posting, b: Posting) =>
  a.row - b.row || a.field - b.field || a.spelling - b.spelling;

test('two pairs that share a mark are found together, in the order of their rows', async () => {
  const [one, other] = twoOfOneMark();
  const { bits, find } = await tableOf(
    [[3, 0, 1].map((many) => aRecord('x', '', textOf(many)))],
    1e6,
  );
  expect(bits).toBe(0);
  const rows = (await find(...one)).map(({ row }) => row);
  expect(rows).toEqual([0, 0, 2]);
  expect((await find(...other)).map(({ row }) => row)).toEqual(rows);

  // 1 has the first pair, 2 the second one.
  function textOf(parts: number) {
    return { body: parts & 1 ? one.join(' ') : '', summary: parts & 2 ? other.join(' ') : '' };
  }
});

/** Different words whose hashes begin with the same 16 bits. */
function twoOfOneMark(): [[string, string], [string, string]] {
  const known = new Map<number, string>();
  for (let number = 0; ; number++) {
    const word = `chu${number}`;
    const mark = markOf(hashOf('mot', word), 0);
    const other = known.get(mark);
    if (other && spelling(other) !== spelling(word))
      return [
        ['mot', other],
        ['mot', word],
      ];
    known.set(mark, word);
  }
}
const spelling = (word: string) => spellingOf(tokensOf('mot')[0]!, tokensOf(word)[0]!);

test('a pair that stands nowhere has no rows', async () => {
  const { find } = await tableOf([[aRecord('a', 'Một hai ba')]], 1e6);
  expect(await find('hai', 'mot')).toEqual([]);
  const nothing = await tableOf([], 1e6);
  expect([nothing.bits, await nothing.find('mot', 'hai')]).toEqual([0, []]);
});

test('words of one sentence are neighbours across its signs, not across fields', async () => {
  const { find } = await tableOf(
    [[aRecord('a', 'Một', { summary: 'hai, (ba)', body: 'bốn' })]],
    1e6,
  );
  expect(await find('hai', 'ba')).toMatchObject([{ row: 0, field: FIELDS.summary }]);
  expect([await find('mot', 'hai'), await find('ba', 'bon')]).toEqual([[], []]);
});

test('a rare word stands alone as well, and so does every word of a title', async () => {
  const isRare = (key: string) => key === 'mi';
  const records = [aRecord('a', 'Hội nghị', { body: 'Bà Mỷ dự họp' })];
  const { find } = await tableOf([records], 1e6, isRare);
  expect(await find('', 'hoi')).toMatchObject([{ field: FIELDS.title }]);
  expect(await find('', 'mi')).toMatchObject([{ field: FIELDS.body }]);
  expect(await find('', 'hop')).toEqual([]);
});
