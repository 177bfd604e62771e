import { TEXT } from './colours.ts';
import { ASCENT, DESCENT, FONT_FAMILY, FONT_SIZE, textWidth, type Weight } from './text.ts';

/**
 * As much of the browser's 2D canvas as Chart.js uses for our charts, writing SVG. Colours go through
 * as they are, so `var(--chart-1)` works; text stays text. It does not clip, which would need ids, and
 * ids clash on a page; nor does it turn: charts are laid out so that neither is needed.
 */
export class SvgContext {
  /** Chart.js asks for a canvas and takes its context from there. */
  readonly canvas: { width: number; height: number; getContext: () => SvgContext };
  fillStyle = 'black';
  strokeStyle = 'black';
  lineWidth = 1;
  lineCap = 'butt';
  lineJoin = 'miter';
  lineDashOffset = 0;
  font = `${FONT_SIZE}px ${FONT_FAMILY}`;
  textAlign = 'start';
  textBaseline = 'alphabetic';
  #dash: number[] = [];
  #x = 0;
  #y = 0;
  #path = '';
  /** Where the path has come to, as written. */
  #end = '';
  #shapes: Shape[] = [];
  #saved: Partial<SvgContext & { dash: number[]; x: number; y: number }>[] = [];

  constructor(width: number, height: number) {
    this.canvas = { width, height, getContext: () => this };
  }

  /** The drawing as a whole `<svg>`, which names its own size. */
  toSvg(className: string): string {
    const { width, height } = this.canvas;
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" class="${className}" viewBox="0 0 ${width} ${height}" ` +
      `width="${width}" height="${height}" font-family="${FONT_FAMILY},sans-serif" ` +
      `font-size="${FONT_SIZE}" fill="${TEXT}" aria-hidden="true" focusable="false">` +
      `${this.#shapes.map(write).join('')}</svg>`
    );
  }

  save() {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, lineDashOffset } = this;
    const { font, textAlign, textBaseline } = this;
    const style = { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, lineDashOffset };
    const own = { dash: this.#dash, x: this.#x, y: this.#y };
    this.#saved.push({ ...style, font, textAlign, textBaseline, ...own });
  }

  restore() {
    const { dash = [], x = 0, y = 0, ...style } = this.#saved.pop() ?? {};
    Object.assign(this, style);
    this.#dash = dash;
    this.#x = x;
    this.#y = y;
  }

  resetTransform() {
    this.#x = this.#y = 0;
  }

  setTransform(a: number, b: number, c: number, d: number, x: number, y: number) {
    if (a !== 1 || b !== 0 || c !== 0 || d !== 1)
      throw new Error('This canvas cannot scale or turn. Draw at a device pixel ratio of 1.');
    this.#x = x;
    this.#y = y;
  }

  translate(x: number, y: number) {
    this.#x += x;
    this.#y += y;
  }

  rotate(angle: number) {
    if (angle !== 0) throw new Error('This canvas cannot turn. Keep labels level.');
  }

  /** Chart.js clips axis labels to their axis, where they lie anyway; the rest has `clip: false`. */
  clip() {
    this.#path = '';
  }

  /** Chart.js clears the whole canvas before it draws. */
  clearRect() {
    this.#shapes = [];
  }

  beginPath() {
    this.#path = this.#end = '';
  }

  closePath() {
    if (this.#path) this.#path += 'Z';
    this.#end = '';
  }

  moveTo(x: number, y: number) {
    this.#end = this.#point(x, y);
    this.#path += `M${this.#end}`;
  }

  lineTo(x: number, y: number) {
    const to = this.#point(x, y);
    if (to === this.#end) return;
    this.#path += `${this.#path ? 'L' : 'M'}${to}`;
    this.#end = to;
  }

  rect(x: number, y: number, width: number, height: number) {
    this.moveTo(x, y);
    this.#path += `h${half(width)}v${half(height)}h${half(-width)}Z`;
    this.#end = '';
  }

  arc(x: number, y: number, radius: number, start: number, end: number, counter = false) {
    const turn = 2 * Math.PI;
    const whole = (counter ? start - end : end - start) >= turn - 1e-6;
    const way = counter ? -1 : 1;
    const span = whole ? turn : ((((end - start) * way) % turn) + turn) % turn;
    this.lineTo(x + radius * Math.cos(start), y + radius * Math.sin(start));
    // An SVG arc cannot come back to where it began, so that it goes there in two.
    if (whole && start === 0 && !counter) {
      // The same words for every point of one size, which compress to next to nothing.
      const r = short(radius);
      for (const across of [-2 * radius, 2 * radius])
        this.#path += `a${r} ${r} 0 0 1 ${short(across)} 0`;
      return;
    }
    for (const part of span > Math.PI ? [span / 2, span] : [span]) {
      const angle = start + part * way;
      this.#end = this.#point(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
      this.#path += `A${short(radius)} ${short(radius)} 0 0 ${counter ? 0 : 1} ${this.#end}`;
    }
  }

  fill() {
    if (this.#path) this.#add({ path: this.#path, fill: this.fillStyle, stroke: '' });
  }

  stroke() {
    if (!/[ALah]/u.test(this.#path) || this.lineWidth <= 0) return;
    const dash =
      this.#dash.length > 0 ? ` stroke-dasharray="${this.#dash.map(short).join(' ')}"` : '';
    const cap = this.lineCap === 'butt' ? '' : ` stroke-linecap="${escapeXml(this.lineCap)}"`;
    const join = this.lineJoin === 'miter' ? '' : ` stroke-linejoin="${escapeXml(this.lineJoin)}"`;
    const width = this.lineWidth === 1 ? '' : ` stroke-width="${short(this.lineWidth)}"`;
    const stroke = ` stroke="${escapeXml(this.strokeStyle)}"${width}${dash}${cap}${join}`;
    const last = this.#shapes.at(-1);
    const isFilled = typeof last === 'object' && last.path === this.#path && !last.stroke;
    if (isFilled) this.#shapes.pop();
    this.#add({ path: this.#path, fill: isFilled ? last.fill : '', stroke });
  }

  /** Paths that follow each other with the same paint are one. */
  #add(shape: Path) {
    const last = this.#shapes.at(-1);
    if (typeof last === 'object' && last.fill === shape.fill && last.stroke === shape.stroke)
      last.path += shape.path;
    else this.#shapes.push(shape);
  }

  fillRect(x: number, y: number, width: number, height: number) {
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
    this.beginPath();
  }

  strokeRect(x: number, y: number, width: number, height: number) {
    this.beginPath();
    this.rect(x, y, width, height);
    this.stroke();
    this.beginPath();
  }

  setLineDash(dash: number[]) {
    this.#dash = dash;
  }

  measureText(text: string) {
    const { weight, size } = this.#face();
    return { width: textWidth(text, weight, size) };
  }

  fillText(text: string, x: number, y: number) {
    if (text === '') return;
    const { weight, size } = this.#face();
    const rise = { top: ASCENT, middle: (ASCENT - DESCENT) / 2, bottom: -DESCENT };
    const baseline = y + size * (rise[this.textBaseline as keyof typeof rise] ?? 0);
    const ends: Record<string, string> = { center: 'middle', right: 'end', end: 'end' };
    const anchor = ends[this.textAlign];
    const attributes = [
      `x="${Math.round(x + this.#x)}"`,
      `y="${Math.round(baseline + this.#y)}"`,
      ...(anchor ? [`text-anchor="${anchor}"`] : []),
      ...(weight === 400 ? [] : [`font-weight="${weight}"`]),
      ...(size === FONT_SIZE ? [] : [`font-size="${short(size)}"`]),
      ...(this.fillStyle === TEXT ? [] : [`fill="${escapeXml(this.fillStyle)}"`]),
    ];
    this.#shapes.push(`<text ${attributes.join(' ')}>${escapeXml(text)}</text>`);
  }

  #point(x: number, y: number): string {
    return `${half(x + this.#x)} ${half(y + this.#y)}`;
  }

  /** From `600 14px Be Vietnam Pro`, or Chart.js's longer `normal 600 14px …`. */
  #face(): { weight: Weight; size: number } {
    const size = Number(/([\d.]+)px/u.exec(this.font)?.[1] ?? FONT_SIZE);
    return { weight: /\b(?:600|bold)\b/u.test(this.font) ? 600 : 400, size };
  }
}

interface Path {
  path: string;
  fill: string;
  /** Its attributes, or nothing. */
  stroke: string;
}

/** A path, or a text as it is written. */
type Shape = Path | string;

function write(shape: Shape): string {
  if (typeof shape === 'string') return shape;
  const { path, fill, stroke } = shape;
  const paint = fill || (/[AaZhv]|L[^ML]*L/u.test(path) ? 'none' : '');
  return `<path d="${path}"${paint && paint !== TEXT ? ` fill="${escapeXml(paint)}"` : ''}${stroke}/>`;
}

/** Half a pixel is as fine as a place needs to be. */
const half = (value: number) => String(Math.round(value * 2) / 2 + 0);

const short = (value: number) => String(Math.round(value * 10) / 10 + 0);

const escapeXml = (text: string) =>
  text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
