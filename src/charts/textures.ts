import type { Plugin } from 'chart.js';
import { type BarBox, readBars } from './bar-boxes.ts';
import type { Chart } from './chart.ts';
import { SURFACE, TEXT } from './colours.ts';
import { rule } from './pen.ts';
import { onTop } from './plot.ts';

/**
 * Light strokes along the bars of every series but the first, so that they are told apart on
 * paper, in forced colours and by readers who do not see the colours. Bars of the baseline are hollow.
 */
export const textures = (chart: Chart): Plugin =>
  onTop('textures', (drawn) => {
    for (const { box, value, series } of readBars(chart, drawn)) {
      if (value === 0) continue;
      const isUpright = drawn.options.indexAxis !== 'y';
      if (chart.series[series]?.isBaseline) outline(drawn.ctx, box);
      else texture(drawn.ctx, box, series, isUpright);
    }
  });

/** Strokes over a bar, or over its sign in the key. */
export function texture(
  context: CanvasRenderingContext2D,
  { left, right, top, bottom }: BarBox,
  series: number,
  isUpright: boolean,
) {
  const style = TEXTURES[series % TEXTURES.length];
  if (!style) return;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const thick = isUpright ? right - left : bottom - top;
  const width = Math.min(thick, style.width);
  const ends: [number, number][] = isUpright
    ? [
        [x, bottom],
        [x, top],
      ]
    : [
        [left, y],
        [right, y],
      ];
  rule(context, ends, { colour: SURFACE, width, dash: style.dash });
}

/** The edge of a hollow bar. */
export function outline(
  context: CanvasRenderingContext2D,
  { left, right, top, bottom }: BarBox,
  colour = TEXT,
) {
  const edge: [number, number][] = [
    [left + 0.5, top + 0.5],
    [right - 0.5, top + 0.5],
    [right - 0.5, bottom - 0.5],
    [left + 0.5, bottom - 0.5],
    [left + 0.5, top],
  ];
  rule(context, edge, { colour });
}

/** One for each colour: how thick, or as thick as the bar, and the dashes along it. */
const TEXTURES: ({ width: number; dash: number[] } | undefined)[] = [
  undefined,
  { width: Infinity, dash: [1, 5] },
  { width: 2, dash: [] },
  { width: 4, dash: [4, 6] },
  { width: Infinity, dash: [3, 3] },
  { width: 2, dash: [8, 4] },
];
