import type { Plugin } from 'chart.js';
import type { Chart } from './chart.ts';
import { TEXT } from './colours.ts';
import { rule, write } from './pen.ts';
import { onTop } from './plot.ts';
import { LINE_HEIGHT, textWidth } from './text.ts';
import { isBreak } from './values.ts';

/** The word at the upper end of a rule between columns or points. */
export const BREAK = 'ngắt';

/** The height above the plot that values above points and columns take, and the word above these. */
const BREAK_ROOM = 28 + LINE_HEIGHT;

/** What must stay free above the plot of a chart with a break, beside the room for values. */
export const roomForBreaks = (chart: Chart) =>
  chart.labels.some((_, index) => isBreak(chart, index)) ? LINE_HEIGHT : 0;

/**
 * A dashed rule where what is counted is no longer the same as before. `edge` says where on the axis
 * the label at an index begins.
 */
export const breakRules = (
  chart: Chart,
  axis: 'x' | 'y',
  edge = (index: number) => index - 0.5,
): Plugin =>
  onTop('break-rules', ({ ctx, chartArea, scales }) => {
    let end = -Infinity;
    chart.labels.forEach((_, index) => {
      const at = scales[axis]?.getPixelForValue(edge(index));
      if (at === undefined || !isBreak(chart, index)) return;
      const { left, right, top, bottom } = chartArea;
      const ends: [number, number][] =
        axis === 'x'
          ? [
              [at, top - BREAK_ROOM + LINE_HEIGHT],
              [at, bottom],
            ]
          : [
              [left, at],
              [right, at],
            ];
      rule(ctx, ends, { colour: TEXT, dash: [2, 3] });
      const half = textWidth(BREAK) / 2;
      if (axis === 'y' || at - half < end) return;
      end = at + half + 4;
      write(ctx, [BREAK], { x: at, y: top - BREAK_ROOM + LINE_HEIGHT / 2, align: 'center' });
    });
  });
