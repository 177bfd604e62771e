import { describe, expect, test } from 'vitest';
import { choicesOf } from '../../src/search/page/choices.ts';
import { pageNumbers } from '../../src/search/page/page-numbers.ts';
import { resultAddress } from '../../src/search/page/passage.ts';
import { parseRecent, withoutRecent, withRecent } from '../../src/search/page/recent.ts';

describe('recent searches', () => {
  test('are kept newest first, each once whatever its case, accents telling them apart', () => {
    const searches = ['nữ', 'Bình Đẳng'.normalize('NFD'), 'binh dang', ' bình  đẳng '].reduce<
      string[]
    >(withRecent, []);
    expect(searches).toEqual(['bình đẳng', 'binh dang', 'nữ']);
    expect(withoutRecent(searches, 'BÌNH ĐẲNG')).toEqual(['binh dang', 'nữ']);
  });

  test('are at most eight, and none is empty', () => {
    const many = Array.from({ length: 20 }, (_, index) => `lần ${index}`);
    expect(many.reduce<string[]>(withRecent, [])).toHaveLength(8);
    expect(withRecent(['nữ'], '  ')).toEqual(['nữ']);
  });

  test('are read from whatever is found in their place', () => {
    expect(parseRecent('["nữ", 1, null, "", "Nữ", "nam"]')).toEqual(['nữ', 'nam']);
    for (const text of [null, '', '{', '{"a":1}', 'null', '3'])
      expect(parseRecent(text)).toEqual([]);
  });
});

describe('the numbers of the pages', () => {
  const written = (page: number, pages: number) =>
    pageNumbers(page, pages)
      .map((number) => (number === page ? `[${number}]` : (number ?? '…')))
      .join(' ');

  test('show the first, the last and the neighbours, and leave out no single one', () => {
    expect([
      written(1, 1),
      written(1, 2),
      written(2, 3),
      written(1, 12),
      written(4, 12),
      written(6, 12),
      written(12, 12),
    ]).toEqual([
      '[1]',
      '[1] 2',
      '1 [2] 3',
      '[1] 2 … 12',
      '1 2 3 [4] 5 … 12',
      '1 … 5 [6] 7 … 12',
      '1 … 11 [12]',
    ]);
  });
});

test('a result leads to the words that were found, whatever signs are in them', () => {
  expect(resultAddress('/tin/2020/x/')).toBe('/tin/2020/x/');
  expect(resultAddress('/tin/2020/x/', 'số 241/BHXH-TCCB, nam & nữ')).toBe(
    '/tin/2020/x/#:~:text=s%E1%BB%91%20241%2FBHXH%2DTCCB%2C%20nam%20%26%20n%E1%BB%AF',
  );
});

describe('the boxes of a filter', () => {
  const nothing = { kind: [], year: [], unit: [], topic: [], campaign: [] };
  const values = (
    facet: 'kind' | 'year' | 'unit',
    list: [string, number][],
    active: string[] = [],
  ) =>
    choicesOf(
      facet,
      {
        counts: {
          ...nothing,
          [facet]: list.map(([value, count]) => ({ value, label: value, count })),
        },
        total: 9,
      },
      active,
    ).map(({ label, count, isActive }) => `${isActive ? '✓ ' : ''}${label} ${count}`);

  test('would give something, or are ticked', () => {
    expect(
      values(
        'unit',
        [
          ['A', 5],
          ['B', 0],
          ['C', 0],
        ],
        ['C', 'D'],
      ),
    ).toEqual(['A 5', '✓ C 0', '✓ D 0']);
  });

  test('keep their places: kinds as everywhere, years newest first, the rest as given', () => {
    expect(
      values('kind', [
        ['page', 4],
        ['document', 3],
        ['article', 2],
      ]),
    ).toEqual(['Tin bài 2', 'Văn bản 3', 'Trang 4']);
    expect(
      values('year', [
        ['2020', 6],
        ['2025', 3],
      ]),
    ).toEqual(['2025 3', '2020 6']);
    expect(
      values('unit', [
        ['B', 6],
        ['A', 3],
      ]),
    ).toEqual(['B 6', 'A 3']);
  });

  test('are left out when the only one would change nothing', () => {
    expect(values('year', [['2020', 9]])).toEqual([]);
    expect(values('year', [['2020', 8]])).toEqual(['2020 8']);
    expect(values('year', [['2020', 9]], ['2020'])).toEqual(['✓ 2020 9']);
  });
});
