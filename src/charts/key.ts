import type { Plugin } from 'chart.js';
import { write } from './pen.ts';
import { onTop } from './plot.ts';
import { LINE_HEIGHT, textWidth, wrapText } from './text.ts';

/** What a chart's colours and marks mean, laid out in rows from the left. */
export interface Key {
  /** In pixels, with the space below; 0 for a key without entries. */
  height: number;
  entries: { lines: string[]; x: number; y: number; sign: number }[];
}

const APART = 20;

/** Lays texts out in a width, as many beside each other as fit, or each on its own line. */
export function layOutKey(texts: string[], width: number, layout: Layout = {}): Key {
  const { sign = 20, oneByOne = false } = layout;
  const entries: Key['entries'] = [];
  let x = 0;
  let y = 0;
  let deepest = 0;
  for (const text of texts) {
    const lines = wrapText(text, width - sign - 2);
    const needed = sign + Math.max(...lines.map((line) => textWidth(line)));
    if (x > 0 && (oneByOne || x + needed > width)) {
      y += deepest * LINE_HEIGHT + 4;
      x = deepest = 0;
    }
    entries.push({ lines, x, y, sign });
    deepest = Math.max(deepest, lines.length);
    x += needed + APART;
  }
  return { height: texts.length === 0 ? 0 : y + deepest * LINE_HEIGHT + 10, entries };
}

/** Draws a key with its upper edge at `top`; `drawSign` puts the sign of an entry at its place. */
export const drawKey = (key: Key, top: number, drawSign: DrawSign): Plugin =>
  onTop('key', ({ ctx }) => {
    key.entries.forEach(({ lines, x, y, sign }, index) => {
      const middle = top + y + LINE_HEIGHT / 2 + 2;
      drawSign(ctx, index, x, middle);
      write(ctx, lines, { x: x + sign, y: middle });
    });
  });

/** Draws the sign of the entry at an index, from `x` on, around `middle`. */
export type DrawSign = (
  context: CanvasRenderingContext2D,
  index: number,
  x: number,
  middle: number,
) => void;

interface Layout {
  /** The width of a sign, with the space after it. */
  sign?: number;
  oneByOne?: boolean;
}
