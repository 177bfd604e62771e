import { expect, test } from 'vitest';
import { assemblePortal } from '../../src/queries/portal.ts';
import { breaksOf, chartOf } from '../../src/queries/statistic-chart.ts';
import { statisticsByUnit } from '../../src/queries/statistic-list.ts';
import { sparkOf } from '../../src/queries/statistic-spark.ts';
import {
  figureOf,
  formatFraction,
  formatPoint,
  missingPoint,
  mixedTotals,
  newestPoint,
  type Point,
  pointAt,
} from '../../src/queries/statistics.ts';
import { aStatistic, aUnit, contentWith, NOW } from './queries.content.ts';

const COUNTS: Point[] = [
  { series: 'Nữ', period: '2022', asOf: '2022-12-31', numerator: 5 },
  { series: 'Nữ', period: '2023', asOf: '2023-12-31', missing: true },
  { series: 'Nữ', period: '2024', asOf: '2024-12-31', numerator: 0 },
];

test('the site computes the shares of the two published figures', () => {
  const { data } = aStatistic();
  expect(data.points.map((point) => formatPoint(data, point))).toEqual(['61,3%', '13,1%']);
  expect(data.points.map((point) => formatFraction('người', point))).toEqual([
    '122 trên 199 người',
    '16 trên 122 người',
  ]);
});

test('shares of different totals say their fractions and are drawn each in its own whole', () => {
  expect(chartOf(aStatistic())).toEqual({
    kind: 'horizontal',
    format: 'percent',
    inWholes: true,
    labels: ['Nữ: 122 trên 199 người', 'Nữ quản lý: 16 trên 122 người'],
    series: [{ label: '3/2025', values: [(122 / 199) * 100, (16 / 122) * 100] }],
  });
});

test('shares of one total are drawn side by side under their names alone', () => {
  const points = aStatistic().data.points.map((point) => ({ ...point, denominator: 199 }));
  const { labels, inWholes } = chartOf(aStatistic({ points }));
  expect({ labels, inWholes }).toEqual({ labels: ['Nữ', 'Nữ quản lý'], inWholes: undefined });
});

test('totals that count something else are told from totals that are only of another size', () => {
  const mixed = (...totals: [number, string][]) =>
    mixedTotals({
      ...aStatistic().data,
      points: totals.map(([denominator, outOf], index) => ({
        series: `Mục ${index}`,
        period: '2024',
        asOf: '2024-12-31',
        numerator: 1,
        denominator,
        outOf,
      })),
    });
  expect(mixed([199, 'tất cả'], [122, 'nữ'])).toBe('meaning');
  expect(mixed([11, 'số người nơi đó'], [12, 'số người nơi đó'])).toBe('number');
  expect(mixed([199, 'tất cả'], [199, 'tất cả'])).toBeUndefined();
});

test('a period without a figure is a gap in the chart, never a zero', () => {
  const statistic = aStatistic({ measure: 'count', chart: 'line', points: COUNTS });
  expect(chartOf(statistic).series[0]?.values).toEqual([5, null, 0]);
  expect(formatPoint(statistic.data, COUNTS[1]!)).toBe('không có số liệu');
});

test('the headline is the newest figure that is known, with what it is a part of', () => {
  const { data } = aStatistic();
  expect(figureOf(data, newestPoint(data)!)).toEqual({
    value: '61,3%',
    unit: undefined,
    of: 'Nữ',
    fraction: '122 trên 199 người',
    asOf: '2025-03-06',
  });
  const counts = aStatistic({
    measure: 'count',
    points: [...COUNTS, { ...COUNTS[1]!, period: '2025', asOf: '2025-12-31' }],
  });
  expect(newestPoint(counts.data)?.period).toBe('2024');
  expect(figureOf(counts.data, COUNTS[0]!)).toMatchObject({ value: '5', unit: 'người' });
});

test('breaks are told in the order of time, each with its reason', () => {
  const points = COUNTS.map((point, index) =>
    index === 2 ? { ...point, breakBefore: true, breakReason: 'Thêm hợp đồng.' } : point,
  );
  expect(breaksOf({ ...aStatistic().data, points: points.toReversed() })).toEqual([
    { period: '2024', reason: 'Thêm hợp đồng.' },
  ]);
});

test('the small drawing shows people one by one while they can be counted, else a bar', () => {
  const { data } = aStatistic();
  expect(sparkOf(aStatistic())).toEqual({ kind: 'members', part: 122, whole: 199 });
  const points = data.points.map((point) => ({ ...point, denominator: 2000 }));
  expect(sparkOf(aStatistic({ points }))).toEqual({ kind: 'part', share: 0.061 });
  expect(sparkOf(aStatistic({ measure: 'count', points: COUNTS }))).toEqual({
    kind: 'trend',
    values: [5, null, 0],
    breaksBefore: [false, false, false],
  });
});

test('the list groups statistics by unit, newest first', () => {
  const older = { ...aStatistic({ title: 'Cũ', points: COUNTS }), id: 'cu' };
  const other = { ...aStatistic({ title: 'Nơi khác', unit: 'a-don-vi' }), id: 'khac' };
  const portal = assemblePortal(
    contentWith([], {
      statistics: [older, aStatistic(), other],
      units: [
        aUnit([{ name: 'Bảo hiểm xã hội tỉnh', shortName: 'BHXH tỉnh' }]),
        { ...aUnit([{ name: 'An Lộc', shortName: 'An Lộc' }]), id: 'a-don-vi' },
      ],
    }),
    NOW,
  );
  expect(
    statisticsByUnit(portal).map(({ name, statistics }) => [name, statistics.map(({ id }) => id)]),
  ).toEqual([
    ['An Lộc', ['khac']],
    ['Bảo hiểm xã hội tỉnh', ['nu', 'cu']],
  ]);
});

test('a statistic of several periods is drawn over time, with gaps and breaks', () => {
  const chart = chartOf(
    aStatistic({
      measure: 'count',
      chart: 'line',
      points: [
        { series: 'A', period: '2025', asOf: '2025-01-01', numerator: 3, breakBefore: true },
        { series: 'A', period: '2024', asOf: '2024-01-01', numerator: 2 },
        { series: 'B', period: '2025', asOf: '2025-01-01', numerator: 5 },
      ],
    }),
  );
  expect(chart).toEqual({
    kind: 'line',
    format: 'count',
    labels: ['2024', '2025'],
    series: [
      { label: 'A', values: [2, 3], breaksBefore: [false, true] },
      { label: 'B', values: [null, 5], breaksBefore: [false, false] },
    ],
  });
});

test('a share whose total is unknown is left out of the chart and shown as a count', () => {
  const statistic = aStatistic({
    points: [{ series: 'Nữ', period: '2025', asOf: '2025-01-01', numerator: 7 }],
  });
  const [point] = statistic.data.points;
  expect(chartOf(statistic).series[0]?.values).toEqual([null]);
  expect(formatPoint(statistic.data, point!)).toBe('7 người');
});

test('a block that names a figure by a number that is not there says so', () => {
  const { data } = aStatistic();
  expect(pointAt(data, 2)?.series).toBe('Nữ quản lý');
  expect(pointAt(data, 3)).toBeUndefined();
  expect(missingPoint(data, 3)).toMatchInlineSnapshot(
    `"Số liệu “Nữ viên chức, lao động” không có điểm thứ 3, chỉ có 2 điểm. Sửa số thứ tự trong khối StatFigure."`,
  );
});
