/** How many steps lead from the ground's colour to that of the text, both ends counted. */
export const LEVELS = 15;
/** The one colour besides: what is drawn in it has no soft edges. */
export const ACCENT = LEVELS;

/** A shape as steps between ground and text; `left` and `top` say where it lies from its origin. */
export interface Mask {
  left: number;
  top: number;
  width: number;
  height: number;
  levels: Uint8Array;
}

/** A picture of sixteen colours, one byte a pixel. */
export interface Picture {
  width: number;
  height: number;
  pixels: Uint8Array;
}

export const blank = (width: number, height: number): Picture => ({
  width,
  height,
  pixels: new Uint8Array(width * height),
});

export const copyOf = (picture: Picture): Picture => ({
  ...picture,
  pixels: picture.pixels.slice(),
});

/** Puts a shape on a picture; what lies outside of it is left out, what is there shows through. */
export function stamp({ width, height, pixels }: Picture, mask: Mask, x: number, y: number): void {
  const [left, top] = [Math.round(x) + mask.left, Math.round(y) + mask.top];
  const first = Math.max(0, -left);
  const last = Math.min(mask.width, width - left);
  for (let row = Math.max(0, -top); row < mask.height && top + row < height; row++) {
    const from = row * mask.width;
    const to = (top + row) * width + left;
    for (let column = first; column < last; column++) {
      const level = mask.levels[from + column] ?? 0;
      if (level > (pixels[to + column] ?? 0)) pixels[to + column] = level;
    }
  }
}

/** Fills a rectangle with one of the sixteen colours. */
export function fill(
  { width, pixels }: Picture,
  colour: number,
  place: { x: number; y: number; width: number; height: number },
): void {
  for (let row = place.y; row < place.y + place.height; row++)
    pixels.fill(colour, row * width + place.x, row * width + place.x + place.width);
}
