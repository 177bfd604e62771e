import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { numberRows } from '../../src/search/number-rows.ts';
import { readRowName, rowName } from '../../src/search/rows.ts';
import { aRecord, fetchFile, openRecords } from './search-opened.ts';

let folder: string;
beforeAll(async () => {
  vi.stubGlobal('fetch', fetchFile);
  folder = await mkdtemp(join(tmpdir(), 'rows-'));
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await rm(folder, { recursive: true });
});

test('every record of a real index is found by its word, and its row opens its own text', async () => {
  const names = Array.from({ length: 130 }, (_, index) => `x${(index + 1000).toString(36)}q`);
  const opened = await openRecords(names.map((name) => aRecord(name, `Bài ${name}`)));
  expect(opened.sources.size).toBe(names.length);
  const rows = new Set<number>();
  for (const name of names) {
    const hits = await opened.sources.words(name, { exact: false });
    expect(hits).toHaveLength(1);
    rows.add(hits[0]!.row);
    expect((await opened.sources.text(hits[0]!.row)).url).toBe(`/tin/2025/${name}/`);
  }
  expect(rows.size).toBe(names.length);
  await opened.remove();
});

test('a row and its index are read from a name', () => {
  for (const [tag, row] of [
    ['0q', 0],
    ['rs', 35],
    ['1c', 65_535],
  ] as const)
    expect(readRowName(rowName(tag, row))).toEqual({ tag, row });
});

/** A text of CBOR: its length in the first byte, as Pagefind writes names of records. */
const cbor = (text: string) => Buffer.from([0x60 + text.length, ...Buffer.from(text)]);

// 12, 200, 900 and 65,535 words; then as they are kept: few words exactly, others to a power of two.
const LENGTHS = [[12], [0x18, 200], [0x19, 0x03, 0x84], [0x19, 0xff, 0xff]].map((bytes) =>
  Buffer.from(bytes),
);
const KEPT = [[12], [0x19, 0x01, 0x00], [0x19, 0x04, 0x00], [0x19, 0x80, 0x00]].map((bytes) =>
  Buffer.from(bytes),
);

async function writeIndex(name: string, records: string[], others: string[] = []) {
  const index = join(folder, name);
  await mkdir(join(index, 'fragment'), { recursive: true });
  for (const digest of records)
    await writeFile(
      join(index, 'fragment', `${digest}.pf_fragment`),
      gzipSync(`pagefind_dcd{"url":"/${digest}/"}`),
    );
  // Of each record its name and number of words; then the names of other files.
  const meta = [
    Buffer.from('pagefind_dcd'),
    ...records.flatMap((digest, row) => [cbor(digest), LENGTHS[row] ?? Buffer.alloc(0)]),
    ...others.map(cbor),
  ];
  await writeFile(join(index, 'pagefind.vi_0.pf_meta'), gzipSync(Buffer.concat(meta)));
  const readMeta = async () => gunzipSync(await readFile(join(index, 'pagefind.vi_0.pf_meta')));
  return { index, readMeta };
}

test('digests of any length become names of ten letters, lengths are rounded, and nothing else in the metadata moves', async () => {
  const digests = ['vi_0123abc', 'vi_0123abcd', 'vi_ffffffffffffffffffff', 'vi_7777777'];
  const { index, readMeta } = await writeIndex('lengths', digests, [
    'vi_abcdef0',
    'date',
    'vi_7777777',
  ]);
  expect(await numberRows(index, '1c', new Map())).toEqual(digests.map((digest) => `/${digest}/`));
  const names = digests.map((_, row) => rowName('1c', row));
  expect((await readdir(join(index, 'fragment'))).toSorted()).toEqual(
    names.map((name) => `${name}.pf_fragment`),
  );
  expect(await readMeta()).toEqual(
    Buffer.concat([
      Buffer.from('pagefind_dcd'),
      ...names.flatMap((name, row) => [cbor(name), KEPT[row]!]),
      // The file of an index may have a digest that a record had as well.
      ...['vi_abcdef0', 'date', 'vi_7777777'].map(cbor),
    ]),
  );
});

test('metadata that does not name a record is refused', async () => {
  const { index } = await writeIndex('other', ['vi_0123abc']);
  await writeFile(join(index, 'fragment', 'vi_9999999.pf_fragment'), gzipSync('pagefind_dcd{}'));
  await expect(numberRows(index, '1c', new Map())).rejects.toThrow(
    `The metadata of ${index} does not name 1 of its records. This release of Pagefind writes another format: see number-rows.ts.`,
  );
});

test('a folder without metadata is refused', async () => {
  const index = join(folder, 'empty');
  await mkdir(join(index, 'fragment'), { recursive: true });
  await expect(numberRows(index, '1c', new Map())).rejects.toThrow(
    `Pagefind wrote no metadata to ${index}. Run npm ci again.`,
  );
});
