import { formatNumber, formatPercent } from '../numbers.ts';
import type { Chart } from './chart.ts';

/** A value as readers see it: `61,3%` or `1.234`. */
export const formatValue = (chart: Chart, value: number) =>
  chart.format === 'percent' ? formatPercent(value / 100) : formatNumber(value);

/** Every value of a chart that is known. */
export const knownValues = (chart: Chart) =>
  chart.series.flatMap(({ values }) => values.filter((value) => value !== null));

/** Where the axis of values ends; a bound that is left out follows the values. */
export function valueRange(chart: Chart): Range {
  const tops = chart.kind === 'stacked' ? stackTops(chart) : knownValues(chart);
  const highest = Math.max(...tops);
  const spread = highest - Math.min(...tops);
  // A bar without its foot would lie. A line that moves little may leave the zero out, but its axis
  // spans a third of its height, so that a small change stays small.
  if (chart.kind === 'line' && tops.length > 1 && highest > 10 && spread * 3 < highest)
    return { beginAtZero: false, suggestedMin: Math.floor((highest * 2) / 3) };
  const whole = chart.format === 'percent' && highest > 50 && highest <= 100.5;
  return whole ? { beginAtZero: true, max: 100 } : { beginAtZero: true };
}

interface Range {
  beginAtZero: boolean;
  max?: number;
  suggestedMin?: number;
}

const stackTops = (chart: Chart) =>
  chart.labels.map((_, index) =>
    chart.series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0),
  );

/** Whether the line, or the population, breaks before the label at an index. */
export const isBreak = (chart: Chart, index: number) =>
  index > 0 && chart.series.some(({ breaksBefore }) => breaksBefore?.[index] === true);

/** Whether bars tell more than the counts themselves: not when all are the same, or hardly any. */
export const tellApart = (counts: readonly number[]): boolean =>
  new Set(counts).size > 1 && counts.some((count) => count >= FEW);

/** Fewer than this are seen at once without a bar. */
const FEW = 3;
