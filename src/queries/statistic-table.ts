import { formatNumber, formatPercent } from '../numbers.ts';
import { baselineValue, formatGap, gapOf } from './statistic-baseline.ts';
import type { Statistic } from './entries.ts';
import { NO_DATA, periodsOf, type Point, seriesOf, shareOf } from './statistics.ts';

/** The table of a statistic: over time with a group for each series, or one row for each series. */
export interface StatisticTable {
  /** Over the column of row heads, then over each column of cells. */
  columns: [string, ...string[]];
  groups: Group[];
}

export interface Group {
  /** What the rows count, unless each row says it itself. */
  series: string | undefined;
  /** What the shares of the group are parts of, where that is the same for all. */
  outOf: string | undefined;
  rows: Row[];
}

export interface Row {
  point: Point;
  head: string;
  /** One for each column, the same for the download. */
  cells: Cell[];
  /** What the share of this row is a part of, where the group does not say it. */
  outOf: string | undefined;
}

export interface Cell {
  label: string;
  text: string;
  /** `key` is what the statistic is about. */
  kind?: 'day' | 'key';
  /** The bare number of a count, or undefined where there is none. */
  count?: number | undefined;
}

export function tableOf({ data }: Statistic, baseline?: Statistic): StatisticTable {
  const periods = periodsOf(data);
  const isOverTime = periods.length > 1;
  const group = (points: Point[], series: string | undefined): Group => {
    const totals = new Set(points.flatMap(({ outOf }) => outOf ?? []));
    const outOf = totals.size === 1 ? [...totals][0] : undefined;
    const rows = points.map((point) => ({
      point,
      head: isOverTime ? point.period : point.series,
      cells: cellsOf(data, point, baseline),
      outOf: outOf ? undefined : point.outOf,
    }));
    return { series, outOf, rows };
  };
  const inTime = (series: string) =>
    data.points
      .filter((point) => point.series === series)
      .toSorted((a, b) => periods.indexOf(a.period) - periods.indexOf(b.period));
  const groups = isOverTime
    ? seriesOf(data).map((series) => group(inTime(series), series))
    : [group(data.points, undefined)];
  const labels = groups[0]?.rows[0]?.cells.map(({ label }) => label) ?? [];
  return { columns: [isOverTime ? 'Kỳ' : 'Nội dung', ...labels], groups };
}

function cellsOf(data: Statistic['data'], point: Point, baseline: Statistic | undefined): Cell[] {
  const share = shareOf(point);
  const hasTotals = data.points.some(({ denominator }) => denominator !== undefined);
  const level = baseline && baselineValue(baseline, point.period);
  const gap = baseline && gapOf(point, baseline);
  return [
    { label: 'Thời điểm', text: point.asOf, kind: 'day' },
    {
      ...counted(`Số lượng (${data.unitOfCount})`, point.numerator, NO_DATA),
      ...(data.measure === 'count' && { kind: 'key' as const }),
    },
    ...(hasTotals ? [counted('Trên tổng số', point.denominator)] : []),
    ...(hasTotals && data.measure === 'share'
      ? [{ label: 'Tỷ lệ', text: written(share, formatPercent), kind: 'key' as const }]
      : []),
    ...(baseline
      ? [
          { label: 'Tỷ lệ so sánh', text: written(level, formatPercent) },
          { label: 'Chênh lệch (điểm phần trăm)', text: written(gap, formatGap) },
        ]
      : []),
  ];
}

const counted = (label: string, count: number | undefined, missing = NOTHING): Cell => ({
  label,
  text: written(count, formatNumber, missing),
  count,
});

const written = (
  value: number | undefined,
  format: (value: number) => string,
  missing = NOTHING,
) => (value === undefined ? missing : format(value));

/** What stands in a cell that has nothing to say. */
export const NOTHING = '–';
