import type { Spark } from '../charts/spark.ts';
import type { Statistic } from './entries.ts';
import { newestPoint, periodsOf, shareOf } from './statistics.ts';

/** With more than this the members of a whole are no longer seen one by one. */
const MOST_MEMBERS = 400;

/** The newest figure of a statistic as a small drawing: what it is a part of, or how it came about. */
export function sparkOf({ data }: Statistic): Spark | undefined {
  const newest = newestPoint(data);
  if (newest?.numerator === undefined) return undefined;
  const periods = periodsOf(data);
  if (periods.length > 1) {
    const row = periods.map((period) =>
      data.points.find((point) => point.period === period && point.series === newest.series),
    );
    return {
      kind: 'trend',
      values: row.map((point) => {
        const value = data.measure === 'share' ? point && shareOf(point) : point?.numerator;
        return value === undefined ? null : data.measure === 'share' ? value * 100 : value;
      }),
      breaksBefore: row.map((point) => point?.breakBefore ?? false),
    };
  }
  const share = shareOf(newest);
  if (data.measure === 'share' && share !== undefined) {
    const { numerator: part, denominator: whole = 0 } = newest;
    return whole <= MOST_MEMBERS ? { kind: 'members', part, whole } : { kind: 'part', share };
  }
  const others = data.points.filter((point) => point !== newest);
  const values = [newest, ...others].flatMap(({ numerator }) => numerator ?? []);
  return { kind: 'sides', values };
}
