import type { Plugin } from 'chart.js';
import { readBars, readGaps } from './bar-boxes.ts';
import type { Chart } from './chart.ts';
import { colourAt, SURFACE } from './colours.ts';
import { rule, write } from './pen.ts';
import { onTop } from './plot.ts';
import { LINE_HEIGHT, textWidth } from './text.ts';
import { formatValue, knownValues } from './values.ts';

/** What stands where a value is missing and there is room to say so. */
export const MISSING = 'không có số liệu';

/** Each value above its column (below, when negative), and a dash where there is none. */
export const columnValues = (chart: Chart): Plugin =>
  onTop('column-values', (drawn) => {
    for (const { x } of readGaps(chart, drawn)) {
      const zero = drawn.scales['y']?.getPixelForValue(0) ?? 0;
      write(drawn.ctx, ['–'], { x, y: zero - 11, align: 'center' });
    }
    if (!fitAboveColumns(chart, drawn.scales['x']?.width ?? 0)) return;
    for (const { box, value } of readBars(chart, drawn)) {
      const y = value < 0 ? box.bottom + 12 : box.top - 11;
      const text = formatValue(chart, value);
      write(drawn.ctx, [text], { x: (box.left + box.right) / 2, y, align: 'center', weight: 600 });
    }
  });

/** Whether all values fit beside each other above columns that share a width. */
export const fitAboveColumns = (chart: Chart, width: number): boolean =>
  widestValue(chart) * chart.series.length <= (width / chart.labels.length) * 0.9;

/** Each value after the end of its lying bar, and a word where there is none. */
export const barValues = (chart: Chart): Plugin =>
  onTop('bar-values', (drawn) => {
    for (const { box, value } of readBars(chart, drawn)) {
      const text = formatValue(chart, value);
      const y = (box.top + box.bottom) / 2;
      if (value < 0) write(drawn.ctx, [text], { x: box.left - 6, y, align: 'right', weight: 600 });
      else write(drawn.ctx, [text], { x: box.right + 6, y, weight: 600 });
    }
    const zero = drawn.scales['x']?.getPixelForValue(0) ?? 0;
    for (const { y } of readGaps(chart, drawn)) write(drawn.ctx, [MISSING], { x: zero + 6, y });
  });

/** The values of stacked parts inside those that are large enough, and a line between parts. */
export const partValues = (chart: Chart): Plugin =>
  onTop('part-values', (drawn) => {
    const upright = drawn.options.indexAxis !== 'y';
    const parts = readBars(chart, drawn);
    for (const { box, value, series } of parts) {
      const { left, right, top, bottom } = box;
      if (series === 0 || value === 0) continue;
      const corner: [number, number] = upright ? [right, bottom] : [left, top];
      rule(drawn.ctx, [[left, bottom], corner], { colour: SURFACE, width: 2 });
    }
    // Columns are all as wide: one value that does not fit would leave the others alone.
    const shown = parts.filter(({ box: { left, right, top, bottom }, value }) => {
      const needed = upright ? widestValue(chart) + 2 : valueWidth(chart, value) + 6;
      return right - left >= needed && bottom - top >= LINE_HEIGHT;
    });
    const placed = shown.map(({ box: { left, right, top, bottom }, ...part }) => ({
      ...part,
      x: (left + right) / 2,
      y: (top + bottom) / 2,
    }));
    for (const { x, y, value, series } of placed) {
      if (series === 0) continue;
      // The texture would run through the figures.
      const width = valueWidth(chart, value) + 6;
      drawn.ctx.fillStyle = colourAt(series);
      drawn.ctx.fillRect(x - width / 2, y - LINE_HEIGHT / 2 + 1, width, LINE_HEIGHT - 2);
    }
    for (const { x, y, value } of placed)
      write(drawn.ctx, [formatValue(chart, value)], {
        x,
        y,
        align: 'center',
        weight: 600,
        colour: SURFACE,
      });
  });

/** The width of a value as it is written into a chart, in pixels. */
export const valueWidth = (chart: Chart, value: number) =>
  textWidth(formatValue(chart, value), 600);

const widestValue = (chart: Chart) =>
  Math.max(...knownValues(chart).map((value) => valueWidth(chart, value)));
