import { TEXT } from './colours.ts';
import { FONT_FAMILY, FONT_SIZE, LINE_HEIGHT, type Weight } from './text.ts';

/** Writes lines of text with the middle of the first at `y`. */
export function write(context: CanvasRenderingContext2D, lines: string[], place: Place) {
  const { x, y, align = 'left', weight = 400, colour = TEXT } = place;
  context.font = `${weight} ${FONT_SIZE}px ${FONT_FAMILY}`;
  context.textAlign = align;
  context.textBaseline = 'middle';
  context.fillStyle = colour;
  lines.forEach((line, index) => context.fillText(line, x, y + index * LINE_HEIGHT));
}

/** Draws a line through points, one pixel wide unless told. */
export function rule(context: CanvasRenderingContext2D, points: [number, number][], ink: Ink) {
  context.save();
  context.strokeStyle = ink.colour;
  context.lineWidth = ink.width ?? 1;
  context.setLineDash(ink.dash ?? []);
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
  context.restore();
}

export interface Place {
  x: number;
  y: number;
  align?: 'left' | 'center' | 'right';
  weight?: Weight;
  colour?: string;
}

interface Ink {
  colour: string;
  width?: number;
  dash?: number[];
}
