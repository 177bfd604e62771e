import { quote } from '../model/issues.ts';
import { formatNumber, formatPercent } from '../numbers.ts';
import type { Statistic } from './entries.ts';
import type { BrokenReference } from './references.ts';
import { periodsOf, type Point, seriesOf, shareOf } from './statistics.ts';

/** How far a share is from the one that it is measured against, in the same period. */
export interface Comparison {
  period: string;
  /** What the share is of, and the share: `Nữ trong lãnh đạo`, `39%`. */
  of: string;
  share: string;
  /** `thấp hơn 12,3 điểm phần trăm so với`, or `bằng`. */
  relation: string;
  /** What it is measured against. */
  baseline: string;
  baselineShare: string;
}

/** The comparisons of the newest period that both statistics have. */
export function comparisonsOf({ data }: Statistic, baseline: Statistic | undefined): Comparison[] {
  if (!baseline) return [];
  const period = sharedPeriods(data, baseline).at(-1);
  return data.points
    .filter((point) => point.period === period)
    .flatMap((point) => compare(point, baseline) ?? []);
}

/** The share of a baseline in a period, from 0 to 1: that of its first series. */
export function baselineValue({ data }: Statistic, period: string): number | undefined {
  const [name] = seriesOf(data);
  const point = data.points.find((one) => one.series === name && one.period === period);
  return point && data.measure === 'share' ? shareOf(point) : undefined;
}

/**
 * The gap to a baseline in percentage points, of the two shares as readers see them (with one
 * decimal), so that who subtracts one from the other finds the same.
 */
export function gapOf(point: Point, baseline: Statistic): number | undefined {
  const [share, level] = [shareOf(point), baselineValue(baseline, point.period)];
  return share === undefined || level === undefined
    ? undefined
    : (tenths(share) - tenths(level)) / 10;
}

/** `-12,3`, `+4` or `0`: a gap as it stands in a table. */
export const formatGap = (gap: number): string =>
  gap > 0 ? `+${formatNumber(gap)}` : formatNumber(gap);

/** Baselines that nothing can be measured against, in the words of the check of references. */
export function wrongBaselines(statistics: readonly Statistic[]): BrokenReference[] {
  const byId = new Map(statistics.map((statistic) => [statistic.id, statistic]));
  return statistics.flatMap((statistic) => {
    const baseline = byId.get(statistic.data.baseline ?? '');
    const message = baseline && faultOf(statistic, baseline);
    return message
      ? [{ collection: 'statistics', id: statistic.id, path: ['baseline'], message }]
      : [];
  });
}

function faultOf(statistic: Statistic, baseline: Statistic): string | undefined {
  const name = quote(baseline.id);
  if (baseline.id === statistic.id)
    return `Số liệu ${name} lấy chính nó làm tỷ lệ để so sánh. Chọn một số liệu khác, hoặc bỏ mục này.`;
  if (baseline.data.measure === 'count')
    return `Số liệu ${name} là số lượng nên không làm tỷ lệ để so sánh được. Chọn một số liệu dạng tỷ lệ phần trăm.`;
  if (sharedPeriods(statistic.data, baseline).length === 0)
    return `Số liệu ${name} không có kỳ nào chung với số liệu này nên không so sánh được. Ghi tên kỳ giống nhau ở hai nơi, hoặc bỏ mục này.`;
  return undefined;
}

const sharedPeriods = (data: Statistic['data'], baseline: Statistic): string[] =>
  periodsOf(data).filter(
    (period) =>
      baselineValue(baseline, period) !== undefined &&
      data.points.some((point) => point.period === period && shareOf(point) !== undefined),
  );

function compare(point: Point, baseline: Statistic): Comparison | undefined {
  const [gap, share, level] = [
    gapOf(point, baseline),
    shareOf(point),
    baselineValue(baseline, point.period),
  ];
  if (gap === undefined || share === undefined || level === undefined) return undefined;
  const size = `${formatNumber(Math.abs(gap))} điểm phần trăm so với`;
  return {
    period: point.period,
    of: point.series,
    share: formatPercent(share),
    relation: gap === 0 ? 'bằng' : `${gap < 0 ? 'thấp hơn' : 'cao hơn'} ${size}`,
    baseline: seriesOf(baseline.data)[0] ?? '',
    baselineShare: formatPercent(level),
  };
}

const tenths = (share: number) => Math.round(Number((share * 1000).toPrecision(12)));
