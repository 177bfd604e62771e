import type { BarProps, Chart as Drawn, Element, Plugin } from 'chart.js';
import type { Chart } from './chart.ts';
import { SURFACE } from './colours.ts';
import { rule, write } from './pen.ts';
import { onTop } from './plot.ts';
import { LINE_HEIGHT, textWidth } from './text.ts';
import { formatValue, knownValues } from './values.ts';

/** What stands where a value is missing and there is room to say so. */
export const MISSING = 'không có số liệu';

/** Each value above its column (below, when negative), if all of them fit beside each other. */
export const columnValues = (chart: Chart): Plugin =>
  onTop('column-values', (drawn) => {
    const room = ((drawn.scales['x']?.width ?? 0) / chart.labels.length) * 0.9;
    if (widestValue(chart) > room / chart.series.length) return;
    for (const { box, value } of readBars(chart, drawn)) {
      const y = value < 0 ? box.bottom + 12 : box.top - 11;
      const text = formatValue(chart, value);
      write(drawn.ctx, [text], { x: (box.left + box.right) / 2, y, align: 'center', weight: 600 });
    }
    for (const { x } of readGaps(chart, drawn)) {
      const zero = drawn.scales['y']?.getPixelForValue(0) ?? 0;
      write(drawn.ctx, ['–'], { x, y: zero - 11, align: 'center' });
    }
  });

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
    for (const { box, value, series } of readBars(chart, drawn)) {
      const { left, right, top, bottom } = box;
      if (series > 0 && value > 0) {
        const ends: [number, number][] = upright
          ? [
              [left, bottom],
              [right, bottom],
            ]
          : [
              [left, top],
              [left, bottom],
            ];
        rule(drawn.ctx, ends, { colour: SURFACE, width: 2 });
      }
      // Columns are all as wide: one value that does not fit would leave the others alone.
      const needed = upright ? widestValue(chart) + 2 : valueWidth(chart, value) + 6;
      if (right - left < needed || bottom - top < LINE_HEIGHT) continue;
      const place = { x: (left + right) / 2, y: (top + bottom) / 2, align: 'center' } as const;
      write(drawn.ctx, [formatValue(chart, value)], { ...place, weight: 600, colour: SURFACE });
    }
  });

/** The width of a value as it is written into a chart, in pixels. */
export const valueWidth = (chart: Chart, value: number) =>
  textWidth(formatValue(chart, value), 600);

const widestValue = (chart: Chart) =>
  Math.max(...knownValues(chart).map((value) => valueWidth(chart, value)));

/** The bars that Chart.js drew, with their known values. */
function readBars(chart: Chart, drawn: Drawn) {
  return chart.series.flatMap(({ values }, series) =>
    drawn.getDatasetMeta(series).data.flatMap((element, index) => {
      const value = values[index];
      return typeof value === 'number' ? [{ box: readBox(element, drawn), value, series }] : [];
    }),
  );
}

function readBox(element: Element, { options }: Drawn) {
  const bar = element.getProps(['x', 'y', 'base', 'width', 'height'], true);
  const { x, y, base, width, height } = bar as Record<keyof BarProps, number>;
  return options.indexAxis === 'y'
    ? {
        left: Math.min(x, base),
        right: Math.max(x, base),
        top: y - height / 2,
        bottom: y + height / 2,
      }
    : {
        left: x - width / 2,
        right: x + width / 2,
        top: Math.min(y, base),
        bottom: Math.max(y, base),
      };
}

/** The places of bars that have no value. */
const readGaps = (chart: Chart, drawn: Drawn) =>
  chart.series.flatMap(({ values }, series) =>
    drawn.getDatasetMeta(series).data.filter((_, index) => values[index] === null),
  );
