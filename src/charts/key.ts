import { drawPoint } from 'chart.js/helpers';
import type { PointStyle, Plugin } from 'chart.js';
import { colourAt } from './colours.ts';
import { write } from './pen.ts';
import { onTop } from './plot.ts';
import { LINE_HEIGHT, textWidth, wrapText } from './text.ts';

/** What a chart's colours and marks mean, laid out in rows from the left. */
export interface Key {
  /** In pixels, with the space below; 0 for a key without entries. */
  height: number;
  entries: { lines: string[]; x: number; y: number }[];
}

const SIGN = 20;
const APART = 20;

/** Lays texts out in a width, as many beside each other as fit, or each on its own line. */
export function layOutKey(texts: string[], width: number, oneByOne = false): Key {
  const entries: Key['entries'] = [];
  let x = 0;
  let y = 0;
  let deepest = 0;
  for (const text of texts) {
    const lines = wrapText(text, width - SIGN - 2);
    const needed = SIGN + Math.max(...lines.map((line) => textWidth(line)));
    if (x > 0 && (oneByOne || x + needed > width)) {
      y += deepest * LINE_HEIGHT + 4;
      x = deepest = 0;
    }
    entries.push({ lines, x, y });
    deepest = Math.max(deepest, lines.length);
    x += needed + APART;
  }
  return { height: texts.length === 0 ? 0 : y + deepest * LINE_HEIGHT + 10, entries };
}

/** Draws a key with its upper edge at `top`. */
export const drawKey = (key: Key, top: number, markAt: (index: number) => PointStyle): Plugin =>
  onTop('key', ({ ctx }) => {
    key.entries.forEach(({ lines, x, y }, index) => {
      const middle = top + y + LINE_HEIGHT / 2 + 2;
      const pointStyle = markAt(index);
      ctx.fillStyle = ctx.strokeStyle = colourAt(index);
      ctx.lineWidth = 2;
      drawPoint(
        ctx,
        { pointStyle, radius: pointStyle === 'rect' ? 8 : 6, borderWidth: 0, rotation: 0 },
        x + 8,
        middle,
      );
      write(ctx, lines, { x: x + SIGN, y: middle });
    });
  });
