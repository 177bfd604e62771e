import type { Chart } from './chart.ts';
import { labelAxis, slotWidth, valueAxis, wrapLabels } from './axes.ts';
import { breakRules, roomForBreaks } from './break-rules.ts';
import { fillOf } from './colours.ts';
import { isNarrow, still, type Frame, type Plot } from './plot.ts';
import { LINE_HEIGHT, textWidth } from './text.ts';
import { textures } from './textures.ts';
import { columnValues, fitAboveColumns, partValues } from './value-labels.ts';

/** Upright columns, side by side or stacked. */
export function columns(chart: Chart, frame: Frame): Plot<'bar'> {
  const slot = slotWidth(chart, frame.width);
  const lines = wrapLabels(chart, slot - GAP);
  const stacked = chart.kind === 'stacked';
  const breaks = roomForBreaks(chart);
  const deepest = Math.max(...lines.map((label) => label.length));
  return {
    height: frame.top + breaks + (isNarrow(frame) ? 240 : 300) + deepest * LINE_HEIGHT,
    config: {
      type: 'bar',
      data: {
        labels: chart.labels,
        datasets: chart.series.map((series, index) => ({
          label: series.label,
          data: series.values,
          backgroundColor: fillOf(series, index),
        })),
      },
      options: {
        ...still,
        layout: {
          padding: {
            top: frame.top + (breaks > 0 ? 28 : stacked ? 6 : 24) + breaks,
            right: 4,
            left: 2,
            bottom: 4,
          },
        },
        scales: { x: labelAxis(lines, slot, true, stacked), y: valueAxis(chart, stacked) },
        datasets: {
          bar: {
            categoryPercentage: chart.series.length > 1 ? 0.92 : 0.75,
            barPercentage: chart.series.length > 1 && !stacked ? 0.94 : 1,
            maxBarThickness: 96,
            inflateAmount: 0,
          },
        },
      },
      plugins: [
        textures(chart),
        breakRules(chart, 'x'),
        stacked ? partValues(chart) : columnValues(chart),
      ],
    },
  };
}

/**
 * Whether every label finds room under its column, in three lines or as one of a row of periods, and
 * values above.
 */
export function fitUnderColumns(chart: Chart, width: number): boolean {
  const slot = slotWidth(chart, width) - GAP;
  const bars = chart.labels.length * chart.series.length;
  // A few bars that have no room for their values get it lying down.
  if (
    chart.kind === 'bar' &&
    bars <= FEW &&
    !fitAboveColumns(chart, slotWidth(chart, width) * chart.labels.length)
  )
    return false;
  if (chart.labels.every((label) => label.length <= 9 && /\d/u.test(label))) return true;
  return wrapLabels(chart, slot).every(
    (lines, index) =>
      lines.length <= 3 &&
      (chart.labels[index] ?? '').split(' ').every((word) => textWidth(word) <= slot),
  );
}

const GAP = 10;
/** As many lying bars are still one picture. */
const FEW = 20;
