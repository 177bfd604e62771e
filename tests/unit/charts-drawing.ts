import { ASCENT, DESCENT, FONT_SIZE, textWidth } from '../../src/charts/text.ts';

/** Reads a drawing strictly: every mark, in order, or an error about the first that is not XML. */
export function readDrawing(svg: string): Mark[] {
  const marks: Mark[] = [];
  const open: Mark[] = [];
  let rest = svg;
  while (rest !== '') {
    const [token = '', close, name, attributes = '', self, text] = TOKEN.exec(rest) ?? [];
    if (token === '') throw new Error(`Not XML: ${rest.slice(0, 80)}`);
    rest = rest.slice(token.length);
    const parent = open.at(-1);
    if (close) {
      if (open.pop()?.name !== close) throw new Error(`Not opened: ${close}`);
    } else if (text !== undefined) {
      if (!parent) throw new Error(`Text outside: ${text}`);
      parent.text += text.replace(/&#(\d+);/gu, (_, code) => String.fromCodePoint(Number(code)));
    } else if (name) {
      const pairs = [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [
        key,
        value,
      ]);
      const mark = { name, text: '', attributes: Object.fromEntries(pairs) as Mark['attributes'] };
      if (Object.keys(mark.attributes).length !== pairs.length) throw new Error(`Twice: ${token}`);
      marks.push(mark);
      if (!self) open.push(mark);
    }
  }
  if (open.length > 0) throw new Error(`Not closed: ${open.at(-1)?.name}`);
  return marks;
}

/** The texts of a drawing. */
export const textsOf = (svg: string) =>
  readDrawing(svg)
    .filter(({ name }) => name === 'text')
    .map(({ text }) => text);

/** The texts of a drawing with their boxes, as wide and high as the font makes them. */
export const textBoxes = (svg: string) =>
  readDrawing(svg)
    .filter(({ name }) => name === 'text')
    .map(({ text, attributes }) => {
      const size = Number(attributes['font-size'] ?? FONT_SIZE);
      const width = textWidth(text, attributes['font-weight'] === '600' ? 600 : 400, size);
      const shift = { middle: width / 2, end: width }[attributes['text-anchor'] ?? ''] ?? 0;
      const left = Number(attributes['x']) - shift;
      const baseline = Number(attributes['y']);
      const [top, bottom] = [baseline - ASCENT * size, baseline + DESCENT * size];
      return { text, size, left, right: left + width, top, bottom };
    });

/** The width and height that a drawing says it has. */
export function sizeOf(svg: string): { width: number; height: number } {
  const [root] = readDrawing(svg);
  const [, , width, height] = (root?.attributes['viewBox'] ?? '').split(' ').map(Number);
  return { width: width ?? 0, height: height ?? 0 };
}

/** Texts that stick out of their drawing or lie on one another, in words. */
export function misplacedTexts(svg: string): string[] {
  const { width, height } = sizeOf(svg);
  const boxes = textBoxes(svg);
  const outside = boxes.filter(
    ({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height,
  );
  // A line of text is higher than what is seen of its letters.
  const covered = boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          one.left < other.right &&
          other.left < one.right &&
          one.top + 3 < other.bottom - 3 &&
          other.top + 3 < one.bottom - 3,
      )
      .map((other) => `“${one.text}” on “${other.text}”`),
  );
  return [...outside.map(({ text }) => `“${text}” outside`), ...covered];
}

// One tag, closing or opening, or one stretch of text, of nothing but characters XML allows.
const CHARACTERS = '[\\t\\n\\r\\u{20}-\\u{D7FF}\\u{E000}-\\u{FFFD}\\u{10000}-\\u{10FFFF}]';
const VALUE = `(?:(?![<&"])${CHARACTERS}|&#\\d+;)*`;
const TOKEN = new RegExp(
  `^(?:</([a-z]+)>|<([a-z]+)((?: [a-zA-Z-]+="${VALUE}")*)(/)?>|((?:(?![<>&])${CHARACTERS}|&#\\d+;)+))`,
  'u',
);
const ATTRIBUTE = / ([a-zA-Z-]+)="([^"]*)"/gu;

interface Mark {
  name: string;
  text: string;
  attributes: Record<string, string>;
}
