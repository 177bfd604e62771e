import { expect, test } from 'vitest';
import { chartOf } from '../../src/queries/statistic-chart.ts';
import {
  formatFraction,
  formatPoint,
  missingPoint,
  pointAt,
} from '../../src/queries/statistics.ts';
import { aStatistic } from './queries.content.ts';

test('the site computes the shares of the two published figures', () => {
  const { data } = aStatistic();
  expect(data.points.map((point) => formatPoint(data, point))).toEqual(['61,3%', '13,1%']);
  expect(data.points.map((point) => formatFraction('người', point))).toEqual([
    '122 trên 199 người',
    '16 trên 122 người',
  ]);
});

test('a statistic of one period is drawn side by side', () => {
  expect(chartOf(aStatistic())).toEqual({
    kind: 'horizontal',
    format: 'percent',
    labels: ['Nữ', 'Nữ quản lý'],
    series: [{ label: '3/2025', values: [(122 / 199) * 100, (16 / 122) * 100] }],
  });
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
