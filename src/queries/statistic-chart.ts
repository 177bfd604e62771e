import type { Chart, Series } from '../charts/chart.ts';
import { baselineValue } from './statistic-baseline.ts';
import type { Statistic } from './entries.ts';
import {
  formatFraction,
  mixedTotals,
  periodsOf,
  type Point,
  seriesOf,
  shareOf,
  type StatisticData,
} from './statistics.ts';

/**
 * A statistic as a chart: over time when it has several periods, side by side when it has one.
 * What is missing stays missing, never zero. Shares of different totals say their fraction in
 * their labels and are drawn each inside its own whole.
 */
export function chartOf({ data }: Statistic, baseline?: Statistic): Chart {
  const [only, second] = periodsOf(data);
  return only !== undefined && second === undefined
    ? sideBySide(data, only, baseline)
    : overTime(data, baseline);
}

/** The breaks of a statistic, oldest first, each with why the figures before it are others. */
export function breaksOf(data: StatisticData): Break[] {
  const [, ...later] = periodsOf(data);
  return later.flatMap((period) => {
    const breaks = data.points.filter((point) => point.breakBefore && point.period === period);
    if (breaks.length === 0) return [];
    const reasons = [...new Set(breaks.flatMap(({ breakReason }) => breakReason ?? []))];
    return [{ period, reason: reasons.join(' ') || undefined }];
  });
}

export interface Break {
  period: string;
  reason: string | undefined;
}

function sideBySide(data: StatisticData, period: string, baseline: Statistic | undefined): Chart {
  const isMixed = mixedTotals(data) !== undefined;
  const level = baseline && baselineValue(baseline, period);
  const own = { label: period, values: data.points.map((point) => valueOf(data, point)) };
  return {
    kind: data.chart === 'line' ? 'bar' : data.chart,
    format: formatOf(data),
    labels: data.points.map((point) =>
      isMixed && shareOf(point) !== undefined
        ? `${point.series}: ${formatFraction(data.unitOfCount, point)}`
        : point.series,
    ),
    series: [
      own,
      ...baselineSeries(
        baseline,
        data.points.map(() => level),
      ),
    ],
    ...(isMixed && data.chart === 'horizontal' && !baseline && { inWholes: true }),
  };
}

function overTime(data: StatisticData, baseline: Statistic | undefined): Chart {
  const periods = periodsOf(data);
  const at = new Map(data.points.map((point) => [`${point.period}\n${point.series}`, point]));
  const levels = periods.map((period) => baseline && baselineValue(baseline, period));
  const series = seriesOf(data).map((name): Series => {
    const row = periods.map((period) => at.get(`${period}\n${name}`));
    return {
      label: name,
      values: row.map((point) => valueOf(data, point)),
      breaksBefore: row.map((point) => point?.breakBefore ?? false),
    };
  });
  return {
    kind: data.chart,
    format: formatOf(data),
    labels: periods,
    series: [...series, ...baselineSeries(baseline, levels)],
  };
}

function baselineSeries(baseline: Statistic | undefined, levels: (number | undefined)[]): Series[] {
  const [name] = baseline ? seriesOf(baseline.data) : [];
  if (name === undefined || levels.every((level) => level === undefined)) return [];
  const values = levels.map((level) => (level === undefined ? null : level * 100));
  return [{ label: `So sánh: ${name}`, values, isBaseline: true }];
}

const formatOf = ({ measure }: StatisticData) => (measure === 'share' ? 'percent' : 'count');

function valueOf({ measure }: StatisticData, point: Point | undefined): number | null {
  if (!point) return null;
  if (measure === 'count') return point.numerator ?? null;
  const share = shareOf(point);
  return share === undefined ? null : share * 100;
}
