import { expect, test } from 'vitest';
import type { Statistic } from '../../src/queries/entries.ts';
import { brokenReferences } from '../../src/queries/references.ts';
import {
  comparisonsOf,
  formatGap,
  gapOf,
  wrongBaselines,
} from '../../src/queries/statistic-baseline.ts';
import { chartOf } from '../../src/queries/statistic-chart.ts';
import { aStatistic } from './queries.content.ts';

const share = (id: string, rows: [string, number, number][], baseline?: string): Statistic => ({
  ...aStatistic({
    chart: 'line',
    points: rows.map(([period, numerator, denominator]) => ({
      series: `Nữ trong ${id}`,
      period,
      asOf: `${period}-12-31`,
      numerator,
      denominator,
    })),
    ...(baseline && { baseline }),
  }),
  id,
});

const ALL = share('toan-the', [
  ['2022', 115, 197],
  ['2023', 120, 200],
  ['2024', 122, 199],
]);
const LEADERS = share(
  'lanh-dao',
  [
    ['2023', 15, 43],
    ['2024', 16, 41],
    ['2025', 20, 40],
  ],
  'toan-the',
);

test('the gap is told in percentage points for the newest period of both', () => {
  expect(comparisonsOf(LEADERS, ALL)).toEqual([
    {
      period: '2024',
      of: 'Nữ trong lanh-dao',
      share: '39%',
      relation: 'thấp hơn 22,3 điểm phần trăm so với',
      baseline: 'Nữ trong toan-the',
      baselineShare: '61,3%',
    },
  ]);
  expect(comparisonsOf(LEADERS, undefined)).toEqual([]);
});

test('the gap is that of the two shares as readers see them', () => {
  // 28,5714…% and 40,8602…% differ by 12,2888…; readers see 28,6% and 40,9%.
  const other = share('khac', [['2024', 38, 93]]);
  const [point] = share('mot', [['2024', 2, 7]]).data.points;
  expect(gapOf(point!, other)).toBe(-12.3);
  expect([-12.3, 0, 4].map(formatGap)).toEqual(['-12,3', '0', '+4']);
});

test('equal shares are equal, not lower by nothing', () => {
  const [comparison] = comparisonsOf(
    share('mot', [['2024', 1, 2]]),
    share('hai', [['2024', 5, 10]]),
  );
  expect(comparison?.relation).toBe('bằng');
});

test('what a share is measured against is drawn for the periods that both have', () => {
  expect(chartOf(LEADERS, ALL).series.at(-1)).toEqual({
    label: 'So sánh: Nữ trong toan-the',
    values: [60, (122 / 199) * 100, null],
    isBaseline: true,
  });
});

test('a baseline that nothing can be measured against is refused, with a way out', () => {
  const said = (...statistics: Statistic[]) =>
    wrongBaselines(statistics).map(
      ({ id, path, message }) => `${id} ${path.join('.')}: ${message}`,
    );
  const count = aStatistic({ measure: 'count' });
  expect([
    ...said(share('mot', [['2024', 1, 2]], 'mot')),
    ...said(share('mot', [['2024', 1, 2]], 'nu'), count),
    ...said(share('mot', [['1999', 1, 2]], 'toan-the'), ALL),
    ...said(LEADERS, ALL),
  ]).toMatchInlineSnapshot(`
    [
      "mot baseline: Số liệu “mot” lấy chính nó làm tỷ lệ để so sánh. Chọn một số liệu khác, hoặc bỏ mục này.",
      "mot baseline: Số liệu “nu” là số lượng nên không làm tỷ lệ để so sánh được. Chọn một số liệu dạng tỷ lệ phần trăm.",
      "mot baseline: Số liệu “toan-the” không có kỳ nào chung với số liệu này nên không so sánh được. Ghi tên kỳ giống nhau ở hai nơi, hoặc bỏ mục này.",
    ]
  `);
});

test('a baseline that is not there is a broken reference', () => {
  const broken = brokenReferences({ statistics: [LEADERS] });
  expect(broken).toContainEqual(
    expect.objectContaining({ collection: 'statistics', id: 'lanh-dao', path: ['baseline'] }),
  );
});
