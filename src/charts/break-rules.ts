import type { Plugin } from 'chart.js';
import type { Chart } from './chart.ts';
import { TEXT } from './colours.ts';
import { rule } from './pen.ts';
import { onTop } from './plot.ts';
import { isBreak } from './values.ts';

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
    chart.labels.forEach((_, index) => {
      const at = scales[axis]?.getPixelForValue(edge(index));
      if (at === undefined || !isBreak(chart, index)) return;
      const { left, right, top, bottom } = chartArea;
      const ends: [number, number][] =
        axis === 'x'
          ? [
              [at, top],
              [at, bottom],
            ]
          : [
              [left, at],
              [right, at],
            ];
      rule(ctx, ends, { colour: TEXT, dash: [2, 3] });
    });
  });
