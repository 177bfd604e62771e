import type { CartesianScaleOptions, ScaleOptions } from 'chart.js';
import type { Chart } from './chart.ts';
import { GRID, TEXT } from './colours.ts';
import { FONT } from './plot.ts';
import { textWidth, wrapText } from './text.ts';
import { formatValue, knownValues, valueRange } from './values.ts';

/** The axis of values: light lines across, a dark one at zero, no frame. */
export function valueAxis(chart: Chart, stacked = false) {
  const { beginAtZero, max, suggestedMin } = valueRange(chart);
  const whole = chart.format === 'count' && knownValues(chart).every(Number.isInteger);
  return {
    type: 'linear',
    beginAtZero,
    stacked,
    ...(max === undefined ? {} : { max }),
    // Room for the values that stand below.
    ...(knownValues(chart).some((value) => value < 0) ? { grace: '12%' } : {}),
    ...(suggestedMin === undefined ? {} : { suggestedMin }),
    border: { display: false },
    grid: {
      drawTicks: false,
      color: ({ tick }: { tick?: { value: number } }) => (tick?.value === 0 ? TEXT : GRID),
    },
    ticks: {
      maxTicksLimit: 6,
      maxRotation: 0,
      autoSkipPadding: 10,
      padding: 8,
      color: TEXT,
      font: FONT,
      ...(whole ? { precision: 0 } : {}),
      callback: (value: string | number) => formatValue(chart, Number(value)),
    },
  } satisfies ScaleOptions<'linear'>;
}

/**
 * The axis below lying bars of parts, `width` pixels long: parts that are too small for their value
 * need one. Its lines must not run through the labels
 * above bars; where its own labels would touch each other, those of its ends are left.
 */
export function partsAxis(chart: Chart, width: number, beside: boolean) {
  const axis = valueAxis(chart, true);
  const ticks = {
    ...axis.ticks,
    align: 'inner' as const,
    callback: (value: string | number, index: number, all: { value: number }[]) => {
      const widest = Math.max(...all.map((tick) => textWidth(axis.ticks.callback(tick.value))));
      const crowded = all.length * (widest + 16) > width;
      return crowded && index % (all.length - 1) !== 0 ? '' : axis.ticks.callback(value);
    },
  };
  return { ...axis, ticks, grid: { ...axis.grid, display: beside } };
}

/**
 * The axis of labels along the bottom, which get `slot` pixels each. Where they do not fit, every
 * second or third is left, always with the last.
 */
export function labelAxis(lines: string[][], slot: number, offset: boolean, stacked = false) {
  const widest = Math.max(...lines.flat().map((line) => textWidth(line)));
  const step = Math.max(1, Math.ceil((widest + 8) / slot));
  return {
    type: 'category',
    offset,
    stacked,
    border: { display: false },
    grid: { display: false },
    ticks: {
      color: TEXT,
      font: FONT,
      padding: 6,
      maxRotation: 0,
      autoSkip: false,
      callback: (_: string | number, index: number) =>
        (lines.length - 1 - index) % step === 0 ? (lines[index] ?? '') : '',
    },
  } satisfies ScaleOptions<'category'>;
}

/** A scale that is there but not seen. */
export const hidden = { display: false } satisfies Partial<CartesianScaleOptions>;

/** About how much of the width is left for each label, beside the values' own labels. */
export const slotWidth = (chart: Chart, width: number) =>
  (width - widestTick(chart) - 24) / chart.labels.length;

/** The widest label on the axis of values, or a little more. */
export const widestTick = (chart: Chart) =>
  Math.max(...knownValues(chart).map((value) => textWidth(formatValue(chart, value))));

/** The labels broken to a width, at least that of a short word. */
export const wrapLabels = (chart: Chart, width: number) =>
  chart.labels.map((label) => wrapText(label, Math.max(width, 40)));
