import type { Plugin } from 'chart.js';
import { BAR, layOut, type Layout } from './bar-layout.ts';
import { hidden, partsAxis } from './axes.ts';
import { breakRules } from './break-rules.ts';
import type { Chart } from './chart.ts';
import { fillOf, GRID, TEXT } from './colours.ts';
import { rule, write } from './pen.ts';
import { onTop, still, type Frame, type Plot } from './plot.ts';
import { LINE_HEIGHT, textWidth } from './text.ts';
import { outline, textures } from './textures.ts';
import { barValues, MISSING, partValues, valueWidth } from './value-labels.ts';
import { knownValues, valueRange } from './values.ts';

/** Lying bars, each with its label beside it, or above it where there is little room. */
export function bars(chart: Chart, frame: Frame): Plot<'bar'> {
  const stacked = chart.kind === 'stacked';
  const layout = layOut(chart, frame);
  const range = stacked ? undefined : exactRange(chart);
  const left = layout.edge + roomForNegatives(chart);
  const right = range ? roomForValues(chart, frame.width - left, range) : 4;
  const bottom = stacked ? 2 : 4;
  return {
    height: Math.ceil(frame.top + layout.height + bottom + (stacked ? LINE_HEIGHT + 8 : 0)),
    config: {
      type: 'bar',
      data: {
        // The axis is one of pixels, so that a label of three lines does not widen all others.
        labels: layout.slots.map(({ middle }) => middle),
        datasets: chart.series.map((series, index) => ({
          label: series.label,
          data: series.values,
          backgroundColor: fillOf(series, index),
        })),
      },
      options: {
        ...still,
        indexAxis: 'y',
        layout: { padding: { top: frame.top, bottom, left, right } },
        scales: {
          x: range
            ? { ...hidden, type: 'linear', ...range }
            : partsAxis(chart, frame.width - left, layout.beside),
          y: {
            ...hidden,
            type: 'linear',
            offset: false,
            reverse: true,
            min: 0,
            max: layout.height,
            stacked,
          },
        },
        datasets: { bar: { barThickness: BAR, inflateAmount: 0 } },
      },
      plugins: [
        ...(chart.inWholes ? [wholes(layout.slots)] : []),
        textures(chart),
        breakRules(chart, 'y', (index) => layout.slots[index]?.top ?? 0),
        stacked ? partValues(chart) : barValues(chart),
        onTop('bar-labels', ({ ctx, scales: { x, y } }) => {
          if (!x || !y) return;
          const zero = x.getPixelForValue(0);
          if (layout.beside)
            rule(
              ctx,
              [
                [zero, y.top],
                [zero, y.bottom],
              ],
              { colour: TEXT },
            );
          for (const { lines, text } of layout.slots) {
            const at = y.getPixelForValue(text);
            if (layout.beside) write(ctx, lines, { x: layout.edge - 10, y: at, align: 'right' });
            else write(ctx, lines, { x: stacked ? x.left : layout.edge, y: at });
          }
        }),
      ],
    },
  };
}

/** A frame behind each bar, as long as 100%: every bar is a part of its own whole. */
const wholes = (slots: Layout['slots']): Plugin => ({
  id: 'wholes',
  beforeDatasetsDraw: ({ ctx, scales: { x, y } }) => {
    if (!x || !y) return;
    for (const { middle } of slots) {
      const [top, left] = [y.getPixelForValue(middle) - BAR / 2, x.getPixelForValue(0)];
      const right = x.getPixelForValue(100);
      outline(ctx, { left, right, top, bottom: top + BAR }, GRID);
    }
  },
});

/** Without an axis there are no round ends: the longest bar fills the width. */
function exactRange(chart: Chart) {
  const max = chart.inWholes ? 100 : valueRange(chart).max;
  const values = [...knownValues(chart), 0];
  const highest = max ?? Math.max(...values);
  const min = Math.min(...values);
  return { min, max: highest === min ? min + 1 : highest };
}

/** How much must stay free before the bars for values that stand left of theirs. */
const roomForNegatives = (chart: Chart) =>
  Math.max(0, ...knownValues(chart).map((value) => (value < 0 ? valueWidth(chart, value) + 8 : 0)));

/** How much must stay free on the right for the values that follow their bars. */
function roomForValues(chart: Chart, width: number, { min, max }: { min: number; max: number }) {
  const rooms = chart.series.flatMap(({ values }) =>
    values.map((value) => {
      const text = value === null ? textWidth(MISSING) : valueWidth(chart, value);
      const share = (Math.max(value ?? 0, 0) - min) / (max - min);
      return share > 0 ? width - (width - text - 8) / share : text + 8 - width;
    }),
  );
  return Math.max(4, ...rooms);
}
