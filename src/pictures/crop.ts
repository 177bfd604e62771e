/** A part of a picture, in pixels from its top left corner. */
export interface Region {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * The largest part of a picture (`width` × `height` pixels) with the proportions `ratio` (width by
 * height) whose middle is as near as can be to the focal point, in per cent of each side.
 */
export function regionAround(
  { width, height }: { width: number; height: number },
  ratio: number,
  focus: { x: number; y: number },
): Region {
  const wide = Math.max(1, Math.round(Math.min(width, height * ratio)));
  const high = Math.max(1, Math.round(Math.min(height, width / ratio)));
  return {
    left: place(focus.x, width, wide),
    top: place(focus.y, height, high),
    width: wide,
    height: high,
  };
}

// Where a stretch begins whose middle is at a point, without leaving the whole.
const place = (percent: number, whole: number, part: number) =>
  Math.round(Math.min(Math.max((whole * percent) / 100 - part / 2, 0), whole - part));

/** `62% 30%`, as CSS writes a position; undefined for anything else. */
export function readPosition(position: string | undefined): { x: number; y: number } | undefined {
  const [, x, y] = /^(\d{1,3}(?:\.\d+)?)% (\d{1,3}(?:\.\d+)?)%$/u.exec(position ?? '') ?? [];
  return x === undefined || y === undefined ? undefined : { x: Number(x), y: Number(y) };
}
