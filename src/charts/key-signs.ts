import { drawPoint } from 'chart.js/helpers';
import type { Chart } from './chart.ts';
import { colourAt, fillOf, TEXT } from './colours.ts';
import type { DrawSign } from './key.ts';
import { markAt } from './lines.ts';
import { rule } from './pen.ts';
import { outline, texture } from './textures.ts';

/** How wide the signs of a chart's key are, with the space after them. */
export const signWidth = ({ kind }: Chart) => (kind === 'line' ? 34 : 26);

/** A piece of each line with its mark, or of each bar with its texture, upright as the bars are. */
export const seriesSign = (chart: Chart, isUpright: boolean): DrawSign =>
  chart.kind === 'line' ? lineSign(chart) : barSign(chart, isUpright);

/** A small square in the colour of a slice. */
export const sliceSign: DrawSign = (context, index, x, middle) => {
  context.fillStyle = colourAt(index);
  context.fillRect(x + 2, middle - 6, 12, 12);
};

const lineSign =
  ({ series }: Chart): DrawSign =>
  (context, index, x, middle) => {
    const isBaseline = series[index]?.isBaseline === true;
    const ends: [number, number][] = [
      [x + 1, middle],
      [x + 27, middle],
    ];
    if (isBaseline) return rule(context, ends, { colour: TEXT, width: 1.5, dash: [5, 4] });
    rule(context, ends, { colour: colourAt(index), width: 2.5 });
    context.fillStyle = context.strokeStyle = colourAt(index);
    context.lineWidth = 1.5;
    drawPoint(
      context,
      { pointStyle: markAt(index), radius: 5, borderWidth: 1.5, rotation: 0 },
      x + 14,
      middle,
    );
  };

const barSign =
  ({ series }: Chart, isUpright: boolean): DrawSign =>
  (context, index, x, middle) => {
    const box = { left: x, right: x + 18, top: middle - 7, bottom: middle + 7 };
    context.fillStyle = fillOf(series[index] ?? {}, index);
    context.fillRect(box.left, box.top, 18, 14);
    if (series[index]?.isBaseline) outline(context, box);
    else texture(context, box, index, isUpright);
  };
