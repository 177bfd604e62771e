import type { Chart } from '../charts/chart.ts';
import { quote } from '../model/issues.ts';
import { formatNumber, formatPercent } from '../numbers.ts';
import type { Statistic } from './entries.ts';

export type Point = Statistic['data']['points'][number];

/** The part that was counted, from 0 to 1 (or more), where what it is a part of is known. */
export const shareOf = ({ numerator, denominator }: Point): number | undefined =>
  denominator === undefined ? undefined : numerator / denominator;

/** `61,3%` for a share, `122 người` for a count; a share without a total is shown as its count. */
export function formatPoint({ measure, unitOfCount }: Statistic['data'], point: Point): string {
  const share = shareOf(point);
  return measure === 'share' && share !== undefined
    ? formatPercent(share)
    : `${formatNumber(point.numerator)} ${unitOfCount}`;
}

/** `122 trên 199 người`: what a share was computed from. */
export const formatFraction = (unitOfCount: string, { numerator, denominator }: Point): string =>
  denominator === undefined
    ? `${formatNumber(numerator)} ${unitOfCount}`
    : `${formatNumber(numerator)} trên ${formatNumber(denominator)} ${unitOfCount}`;

/** The point at a place from 1, or the newest one; undefined when there is no such place. */
export const pointAt = (
  { points }: Statistic['data'],
  place: number | undefined,
): Point | undefined =>
  place === undefined
    ? points.toSorted((a, b) => (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : 0))[0]
    : points[place - 1];

/** What an editor is told of a place that has no point. */
export const missingPoint = (
  { title, points }: Statistic['data'],
  place: number | undefined,
): string =>
  `Số liệu ${quote(title)} không có điểm thứ ${place}, chỉ có ${points.length} điểm. Sửa số thứ tự trong khối StatFigure.`;

/** The periods of a statistic, oldest first. */
export const periodsOf = ({ points }: Statistic['data']): string[] => [
  ...new Set(
    points
      .toSorted((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0))
      .map(({ period }) => period),
  ),
];

/**
 * A statistic as a chart: over time when it has several periods, side by side when it has one.
 * A share whose total is unknown is missing from a chart of shares, never drawn as something else.
 */
export function chartOf({ data }: Statistic): Chart {
  const periods = periodsOf(data);
  const names = [...new Set(data.points.map(({ series }) => series))];
  const at = (series: string, period: string) =>
    data.points.find((point) => point.series === series && point.period === period);
  const format = data.measure === 'share' ? 'percent' : 'count';
  const value = (point: Point | undefined) => (point ? valueOf(point, data.measure) : null);
  const [only, second] = periods;
  if (only !== undefined && second === undefined)
    return {
      kind: data.chart === 'line' ? 'bar' : data.chart,
      format,
      labels: names,
      series: [{ label: only, values: names.map((name) => value(at(name, only))) }],
    };
  return {
    kind: data.chart,
    format,
    labels: periods,
    series: names.map((name) => ({
      label: name,
      values: periods.map((period) => value(at(name, period))),
      breaksBefore: periods.map((period) => at(name, period)?.breakBefore ?? false),
    })),
  };
}

function valueOf(point: Point, measure: Statistic['data']['measure']): number | null {
  if (measure === 'count') return point.numerator;
  const share = shareOf(point);
  return share === undefined ? null : share * 100;
}
