import type { Chart } from './chart.ts';
import { labelAxis, valueAxis, widestTick, wrapLabels } from './axes.ts';
import { breakRules, roomForBreaks } from './break-rules.ts';
import { colourAt, TEXT } from './colours.ts';
import { pointValues } from './point-values.ts';
import { isNarrow, still, type Frame, type Plot } from './plot.ts';
import { LINE_HEIGHT } from './text.ts';
import { valueWidth } from './value-labels.ts';

/** The mark of each series, so that colour is not the only sign. */
export const MARKS = ['circle', 'rect', 'triangle', 'rectRot', 'star', 'crossRot'] as const;

export const markAt = (index: number) => MARKS[index % MARKS.length] ?? 'circle';

const inkOf = (index: number) => ({
  borderColor: colourAt(index),
  backgroundColor: colourAt(index),
  pointStyle: markAt(index),
});

const BASELINE = {
  borderColor: TEXT,
  backgroundColor: TEXT,
  borderWidth: 1.5,
  borderDash: [5, 4],
  borderCapStyle: 'butt' as const,
  pointStyle: 'line' as const,
};

/** Where points are many, every fifth has its mark, and one without neighbours. */
function hasMark(run: (number | null)[], at: number, crowded: boolean): boolean {
  const isAlone = typeof run[at - 1] !== 'number' && typeof run[at + 1] !== 'number';
  return !crowded || isAlone || (run.length - 1 - at) % 5 === 0;
}

/** Lines over time, with a gap wherever values must not be joined. */
export function lines(chart: Chart, frame: Frame): Plot<'line'> {
  const right = roomForLast(chart);
  const across = frame.width - widestTick(chart) - right - 16;
  const slot = across / Math.max(1, chart.labels.length - 1);
  // The first and the last label reach out beyond their points, which brings these together.
  const labels = wrapLabels(chart, Math.max(across / chart.labels.length - 8, 64));
  const deepest = Math.max(...labels.map((label) => label.length));
  const crowded = frame.width / chart.labels.length < 26;
  const breaks = roomForBreaks(chart);
  return {
    height: frame.top + breaks + (isNarrow(frame) ? 240 : 300) + deepest * LINE_HEIGHT,
    config: {
      type: 'line',
      data: {
        labels: chart.labels,
        datasets: chart.series.flatMap((series, index) =>
          runs(series.values, series.breaksBefore).map((run) => ({
            label: series.label,
            data: run,
            ...(series.isBaseline ? BASELINE : inkOf(index)),
            pointRadius: run.map((_, at) => (hasMark(run, at, crowded) ? 4 : 0)),
          })),
        ),
      },
      options: {
        ...still,
        layout: { padding: { top: frame.top + 28 + breaks, right, left: 2, bottom: 4 } },
        scales: { x: labelAxis(labels, slot, chart.labels.length === 1), y: valueAxis(chart) },
        datasets: {
          line: {
            borderWidth: 2.5,
            borderJoinStyle: 'round',
            borderCapStyle: 'round',
            pointBorderWidth: 1.5,
          },
        },
      },
      plugins: [breakRules(chart, 'x'), pointValues(chart)],
    },
  };
}

/** The last value of a line stands after its point. */
const roomForLast = (chart: Chart) =>
  12 + Math.max(...chart.series.map(({ values }) => valueWidth(chart, values.at(-1) ?? 0)));

/** The values cut at each break: one list of full length for each piece that may be joined. */
function runs(values: (number | null)[], breaksBefore: boolean[] = []): (number | null)[][] {
  const starts = [0, ...values.keys().filter((index) => index > 0 && breaksBefore[index] === true)];
  return starts.map((start, piece) => {
    const end = starts[piece + 1] ?? values.length;
    return values.map((value, index) => (index >= start && index < end ? value : null));
  });
}
