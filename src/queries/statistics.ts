import { quote } from '../model/issues.ts';
import { formatNumber, formatPercent } from '../numbers.ts';
import { compare, type Statistic } from './entries.ts';

export type StatisticData = Statistic['data'];
export type Point = StatisticData['points'][number];

/** What stands for a figure of a period that has none. */
export const NO_DATA = 'không có số liệu';

/** The part that was counted, from 0 to 1, where both it and what it is a part of are known. */
export const shareOf = ({ numerator, denominator }: Point): number | undefined =>
  numerator === undefined || denominator === undefined ? undefined : numerator / denominator;

/** `61,3%` for a share, `122 người` for a count; a share without a total is shown as its count. */
export function formatPoint({ measure, unitOfCount }: StatisticData, point: Point): string {
  const share = shareOf(point);
  if (measure === 'share' && share !== undefined) return formatPercent(share);
  return point.numerator === undefined
    ? NO_DATA
    : `${formatNumber(point.numerator)} ${unitOfCount}`;
}

/** `122 trên 199 người`: what a share was computed from. */
export function formatFraction(unitOfCount: string, { numerator, denominator }: Point): string {
  if (numerator === undefined) return NO_DATA;
  return denominator === undefined
    ? `${formatNumber(numerator)} ${unitOfCount}`
    : `${formatNumber(numerator)} trên ${formatNumber(denominator)} ${unitOfCount}`;
}

/** A figure of a statistic as readers meet it outside its table. */
export interface Figure {
  /** `61,3%`, or `1.234`. */
  value: string;
  /** What a count is in: `người`. */
  unit: string | undefined;
  /** What was counted. */
  of: string;
  /** `122 trên 199 người (tổng số …)`; left out where the value says it all. */
  fraction: string | undefined;
  asOf: string;
}

export function figureOf(data: StatisticData, point: Point): Figure {
  const isShare = data.measure === 'share' && shareOf(point) !== undefined;
  const total = point.outOf ? ` (${point.outOf})` : '';
  const isCount = !isShare && point.numerator !== undefined;
  return {
    value: isCount ? formatNumber(point.numerator ?? 0) : formatPoint(data, point),
    unit: isCount ? data.unitOfCount : undefined,
    of: point.series,
    fraction: isShare ? formatFraction(data.unitOfCount, point) + total : undefined,
    asOf: point.asOf,
  };
}

/** The newest known point; of several of the same day the first. */
export const newestPoint = ({ points }: StatisticData): Point | undefined =>
  points.filter(({ numerator }) => numerator !== undefined).toSorted((a, b) => byDay(b, a))[0];

/** The point at a place from 1, or the newest one; undefined when there is no such place. */
export const pointAt = (data: StatisticData, place: number | undefined): Point | undefined =>
  place === undefined ? newestPoint(data) : data.points[place - 1];

/** What an editor is told of a place that has no point. */
export const missingPoint = ({ title, points }: StatisticData, place: number | undefined): string =>
  `Số liệu ${quote(title)} không có điểm thứ ${place}, chỉ có ${points.length} điểm. Sửa số thứ tự trong khối StatFigure.`;

/** The periods of a statistic, oldest first. */
export const periodsOf = ({ points }: StatisticData): string[] => [
  ...new Set(points.toSorted(byDay).map(({ period }) => period)),
];

/** What was counted, in the order of the editor. */
export const seriesOf = ({ points }: StatisticData): string[] => [
  ...new Set(points.map(({ series }) => series)),
];

/** `3/2025`, or `2020 đến 2024`. */
export function formatPeriods(data: StatisticData): string {
  const periods = periodsOf(data);
  return periods.length > 1 ? `${periods[0]} đến ${periods.at(-1)}` : (periods[0] ?? '');
}

/** What the shares of each series are parts of, where the editor said it. */
export const outOfs = ({ points }: StatisticData): { series: string; outOf: string }[] => [
  ...new Map(
    points.flatMap(({ series, outOf }) =>
      outOf ? [[`${series}\n${outOf}`, { series, outOf }] as const] : [],
    ),
  ).values(),
];

/**
 * Whether shares of one period are parts of different totals: `number` when only how many differs
 * (the staff of each office), `meaning` when what is counted does (all staff, all women).
 */
export function mixedTotals({ measure, points }: StatisticData): 'number' | 'meaning' | undefined {
  const known = measure === 'share' ? points.filter((point) => shareOf(point) !== undefined) : [];
  const differs = (key: 'denominator' | 'outOf') =>
    [...Map.groupBy(known, ({ period }) => period).values()].some(
      (row) => new Set(row.map((point) => point[key])).size > 1,
    );
  if (differs('outOf')) return 'meaning';
  return differs('denominator') ? 'number' : undefined;
}

const byDay = (a: Point, b: Point) => compare(a.asOf, b.asOf);
