import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkEntry } from '../../src/model/check.ts';
import { plainEntry } from '../../src/model/content.ts';
import { formatIssue } from '../../src/model/issues.ts';
import type { Unit } from '../../src/queries/entries.ts';
import { searchNames } from '../../src/search/names.ts';
import { byOtherNames } from '../../src/search/rename.ts';
import { tokensOf } from '../../src/search/tokens.ts';

const glossary = plainEntry(
  { collection: 'glossary', id: 'glossary', file: 'glossary.yaml' },
  readFileSync(join(import.meta.dirname, '..', '..', 'content', 'glossary.yaml'), 'utf8'),
);
const PLACES = searchNames([], glossary.data.names);

/** What is searched beside what was typed. */
const alsoSearched = (typed: string, names = PLACES) =>
  byOtherNames(tokensOf(typed), names).map((way) => way.map(({ exact }) => exact).join(' '));

const aUnit = (
  id: string,
  names: string[],
  links: { successors?: string[]; predecessors?: string[] } = {},
): Unit => ({
  id,
  data: { names: names.map((name) => ({ name, shortName: name })), level: 'base', ...links },
});

test('the old name of a commune finds texts with the new one, and the other way round', () => {
  expect(alsoSearched('xã Lộc Điền')).toEqual(['xã lộc hưng']);
  expect(alsoSearched('phụ nữ xã Lộc Hưng 2026')).toEqual([
    'phụ nữ xã lộc khánh 2026',
    'phụ nữ xã lộc điền 2026',
  ]);
  expect(alsoSearched('thị trấn Lộc Ninh')).toEqual(['phường lộc ninh']);
});

test('names are known without accents and capitals, and with accents only by their own', () => {
  expect(alsoSearched('xa loc dien')).toEqual(['xã lộc hưng']);
  expect(alsoSearched('XÃ LỘC THẠNH')).toEqual(['xã lộc hòa']);
  expect(alsoSearched('xã Lộc Thành')).toEqual(['xã lộc thịnh']);
});

test('two places that became one are not each other', () => {
  expect(alsoSearched('phường Tân Đồng')).toEqual(['phường bình phước']);
  expect(alsoSearched('phường Tân Phú')).toEqual(['phường bình phước']);
  expect(alsoSearched('thị trấn Tân Phú')).toEqual(['phường đồng phú']);
});

test('an old name that two places had finds both of what they became', () => {
  expect(alsoSearched('xã Tân Thành')).toEqual(['phường đồng xoài', 'xã tân tiến']);
});

test('a name is a whole name: its words alone are ordinary words', () => {
  for (const words of ['Tân Phú', 'đoàn kết', 'thuận lợi', 'đồng tâm', 'xã', 'xã hội', 'bình minh'])
    expect(alsoSearched(words), words).toEqual([]);
  const names = searchNames([], [{ name: 'Phòng Một', formerly: ['P1', 'Tổ'] }]);
  expect(names).toEqual([]);
});

test('of two names that begin alike the longer one is meant', () => {
  const names = searchNames(
    [],
    [
      { name: 'Tên mẫu', formerly: ['Tên đầu'] },
      { name: 'Tên mẫu dài', formerly: ['Tên khác'] },
    ],
  );
  expect(alsoSearched('tên mẫu dài', names)).toEqual(['tên khác']);
  expect(alsoSearched('tên mẫu', names)).toEqual(['tên đầu']);
});

test('every name that a unit has had finds the others', () => {
  const names = searchNames([aUnit('a', ['Phòng Cũ', 'Phòng Giữa', 'Phòng Mới'])]);
  expect(alsoSearched('phòng giữa', names)).toEqual(['phòng cũ', 'phòng mới']);
});

test('a unit that is gone finds what it became in the end, whichever entry says so', () => {
  const names = searchNames([
    aUnit('a', ['BHXH tỉnh Một'], { successors: ['b'] }),
    aUnit('b', ['BHXH khu vực Hai']),
    aUnit('c', ['BHXH tỉnh Ba'], { predecessors: ['b', 'd'] }),
    aUnit('d', ['BHXH tỉnh Bốn']),
  ]);
  expect(alsoSearched('BHXH tỉnh Một', names)).toEqual(['bhxh khu vực hai', 'bhxh tỉnh ba']);
  expect(alsoSearched('BHXH tỉnh Bốn', names)).toEqual(['bhxh tỉnh ba']);
});

test('a new name finds the old unit where only the name changed, not where several were joined', () => {
  const names = searchNames([
    aUnit('a', ['Phòng Một']),
    aUnit('b', ['Phòng Hai'], { predecessors: ['a'] }),
    aUnit('c', ['Phòng Ba'], { successors: ['e'] }),
    aUnit('d', ['Phòng Bốn'], { successors: ['e'] }),
    aUnit('e', ['Phòng Năm']),
  ]);
  expect(alsoSearched('phòng hai', names)).toEqual(['phòng một']);
  expect(alsoSearched('phòng năm', names)).toEqual([]);
});

test('entries that name each other in a circle still have an end', () => {
  const names = searchNames([
    aUnit('a', ['Phòng Một'], { successors: ['b'] }),
    aUnit('b', ['Phòng Hai'], { successors: ['a'] }),
  ]);
  expect(alsoSearched('phòng một', names)).toEqual(['phòng hai']);
});

test('an editor who gives a new name without an old one reads what is missing', () => {
  const source = 'terms: []\nnames:\n  - name: xã Mẫu\n    formerly: []\n';
  expect(checkEntry('glossary.yaml', source).map(formatIssue)).toMatchInlineSnapshot(`
    [
      "glossary.yaml:4:15 Mục “Tên đã đổi › mục 1 › Tên cũ” còn trống. Thêm ít nhất 1 mục.",
    ]
  `);
});
