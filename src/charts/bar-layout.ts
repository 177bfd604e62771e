import type { Chart } from './chart.ts';
import { isNarrow, type Frame } from './plot.ts';
import { LINE_HEIGHT, textWidth, wrapText } from './text.ts';

/** As thick as a line of text is high, so that values of neighbours never touch. */
export const BAR = 22;

/** Where each label and its bars go, in pixels from the top of the plot. */
export function layOut(chart: Chart, frame: Frame): Layout {
  const thick = BAR * (chart.kind === 'stacked' ? 1 : chart.series.length);
  const column = layLabelsBeside(chart, frame);
  const wrapped = column?.lines ?? chart.labels.map((label) => wrapText(label, frame.width - 14));
  let height = 0;
  const slots = wrapped.map((lines) => {
    const text = lines.length * LINE_HEIGHT;
    const slot = column ? Math.max(text, thick) + 14 : text + thick + 22;
    const top = height;
    height += slot;
    const middle = column ? top + slot / 2 : top + 6 + text + 2 + thick / 2;
    const first = column ? middle - text / 2 : top + 6;
    return { lines, top, middle, text: first + LINE_HEIGHT / 2 };
  });
  return { beside: column !== undefined, edge: column ? column.width + 12 : 2, height, slots };
}

function layLabelsBeside(chart: Chart, frame: Frame) {
  const most = frame.width * (isNarrow(frame) ? 0.28 : 0.36);
  const lines = chart.labels.map((label) => wrapText(label, most));
  const width = Math.max(...lines.flat().map((line) => textWidth(line)));
  const deepest = Math.max(...lines.map((label) => label.length));
  const cut = chart.labels.some((label) => label.split(' ').some((word) => textWidth(word) > most));
  return cut || deepest > (isNarrow(frame) ? 1 : 3) ? undefined : { lines, width };
}

/** The places of lying bars. */
export interface Layout {
  /** Labels stand beside their bars, not above them. */
  beside: boolean;
  /** Where the bars may begin, from the left. */
  edge: number;
  height: number;
  /** `middle` is that of the bars, `text` that of the label's first line. */
  slots: { lines: string[]; top: number; middle: number; text: number }[];
}
