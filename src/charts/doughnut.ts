import { drawKey } from './key.ts';
import { sliceSign } from './key-signs.ts';
import type { Chart } from './chart.ts';
import { colourAt, SURFACE } from './colours.ts';
import { rule } from './pen.ts';
import { isNarrow, onTop, still, type Frame, type Plot } from './plot.ts';
import { drawNote, heightOf, layOutNotes, polar, spread, type Slice } from './slice-notes.ts';
import { formatNumber, formatPercent } from '../numbers.ts';

/** More slices than this cannot be told apart. */
export const MOST_SLICES = 6;

/** A ring with each slice's value and name at the slice; in a narrow place long names go below. */
export function doughnut(chart: Chart, frame: Frame): Plot<'doughnut'> {
  const radius = isNarrow(frame) ? 68 : 120;
  const reach = isNarrow(frame) ? 24 : 44;
  const slices = readSlices(chart);
  const { notes, key } = layOutNotes(slices, frame.width, frame.width / 2 - radius - reach - 4);
  for (const right of [false, true])
    spread(
      notes.filter((note) => note.right === right),
      radius,
    );
  const half = radius + 16;
  const up = Math.max(half, ...notes.map(({ top }) => 4 - top));
  const down = Math.max(half, ...notes.map((note) => note.top + heightOf(note)));
  const below = key.entries.length > 0 ? 12 + key.height : 0;
  const x = frame.width / 2;
  const y = frame.top + up;
  return {
    height: Math.ceil(frame.top + up + down + below),
    config: {
      type: 'doughnut',
      data: {
        labels: slices.map(({ label }) => label),
        datasets: [
          {
            data: slices.map(({ value }) => value),
            backgroundColor: slices.map((_, index) => colourAt(index)),
            borderWidth: 0,
          },
        ],
      },
      options: {
        ...still,
        radius,
        cutout: '58%',
        // Chart.js puts the ring in the middle of what is left.
        layout: {
          padding: { top: y - radius, bottom: Math.ceil(up + down) - up - radius + below },
        },
      },
      plugins: [
        onTop('slices', ({ ctx }) => {
          ctx.translate(x, y);
          drawGaps(ctx, slices, radius);
          for (const note of notes) drawNote(ctx, note, radius, reach);
          ctx.translate(-x, -y);
        }),
        drawKey(key, y + down + 12, sliceSign),
      ],
    },
  };
}

/** The slices from twelve o'clock on, clockwise, as Chart.js draws them. */
function readSlices(chart: Chart): Slice[] {
  const values = chart.series[0]?.values ?? [];
  const total = values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  let start = -Math.PI / 2;
  const slices = values.flatMap((value, index) => {
    if (value === null) return [];
    const angle = (value / total) * 2 * Math.PI;
    // The note of a whole ring stands beside it, not under it.
    const middle = value === total ? 0 : start + angle / 2;
    const slice = { value, start, middle, label: chart.labels[index] ?? '' };
    start += angle;
    const share = formatPercent(value / total);
    const text =
      chart.format === 'percent' ? formatPercent(value / 100) : `${formatNumber(value)} (${share})`;
    return [{ ...slice, text }];
  });
  return slices.map((slice, index) => ({ ...slice, number: index + 1 }));
}

/** Lines between the slices; a lone slice has no neighbour. */
function drawGaps(context: CanvasRenderingContext2D, slices: Slice[], radius: number) {
  const seen = slices.filter(({ value }) => value > 0);
  for (const { start } of seen.length > 1 ? seen : []) {
    const ends = [polar(start, radius * 0.56), polar(start, radius + 1)];
    rule(context, ends, { colour: SURFACE, width: 2 });
  }
}
