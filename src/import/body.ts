import { escapeText } from '../mdx/escape.ts';

/**
 * The body of an article in MDX. Every line with text is a paragraph, a list item or a caption:
 * `1.` and `1)` number items, `-`, `–` and `•` are bullets (below a number, if one came just
 * before), `+` is a bullet below a bullet. Nothing of the wording changes, except that several
 * spaces in a row become one, as Markdown would show them anyway.
 */
export function bodyOf(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  const blocks: Block[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const next = lines[index + 1] ?? '';
    const isAlone = !lines[index - 1] && (next === '' || isCredit(next));
    const isInside = index > first && index < last;
    if (isCredit(line)) addCredit(blocks, line);
    else if (isInside && isAlone && isCaption(line))
      blocks.push({ source: figure(line), caption: line });
    else if (!addItem(blocks, line)) blocks.push({ source: escapeText(line) });
  }
  return blocks.map(({ source }) => source).join('\n\n');
}

/** Whether a line is an item of a list rather than a sentence. */
export const isItem = (line: string) => NUMBERED.test(line) || BULLET.test(line) || SUB.test(line);

/** Whether a line names the photographer, as in `Ảnh: Lan Anh`. */
export const isCredit = (line: string) => CREDIT.test(line) && line.length <= MAX_CAPTION;

/** Whether a line ends as a sentence does. */
export const endsSentence = (line: string) => /[.!?…:;,][\s"”’')\]]*$/u.test(line);

const isCaption = (line: string) =>
  line.length <= MAX_CAPTION &&
  /^["“]?[\p{Lu}\d]/u.test(line) &&
  /\p{Ll}/u.test(line) &&
  !isItem(line) &&
  !endsSentence(line);

// The photographer's name belongs to the caption before it, or stands as a caption of its own.
function addCredit(blocks: Block[], line: string) {
  const caption = blocks.at(-1)?.caption;
  const credit = line.replace(CREDIT, '');
  if (caption === undefined || credit.length > MAX_CREDIT) blocks.push({ source: figure(line) });
  else blocks.splice(-1, 1, { source: figure(caption, credit) });
}

const figure = (caption: string, credit?: string) =>
  `<Figure caption="${escapeAttribute(caption)}"${credit === undefined ? '' : ` credit="${escapeAttribute(credit)}"`} />`;

/** Adds a list item to the list that is open, or opens one. False when the line is no item. */
function addItem(blocks: Block[], line: string): boolean {
  const previous = blocks.at(-1)?.list;
  const numbered = NUMBERED.exec(line);
  if (numbered) {
    const [, digits = '', delimiter = '', text = ''] = numbered;
    const continues = previous?.next === Number(digits);
    // Two lists in a row with the same delimiter would be read, and numbered, as one.
    const mark = continues
      ? previous.delimiter
      : previous?.delimiter === delimiter
        ? OTHER[delimiter]
        : delimiter;
    const marker = `${digits}${mark} `;
    const list = {
      next: Number(digits) + 1,
      delimiter: mark,
      bullets: marker.length,
      subs: marker.length,
    };
    place(blocks, continues, marker + escapeText(text), list);
    return true;
  }
  const bullet = BULLET.exec(line)?.[1];
  const text = bullet ?? SUB.exec(line)?.[1];
  if (text === undefined) return false;
  const list = previous ?? { bullets: 0, subs: 0 };
  const indent = bullet === undefined ? list.subs : list.bullets;
  const subs = bullet === undefined ? list.subs : indent + 2;
  place(blocks, Boolean(previous), `${' '.repeat(indent)}- ${escapeText(text)}`, { ...list, subs });
  return true;
}

function place(blocks: Block[], continues: boolean, item: string, list: List) {
  const open = continues ? blocks.pop() : undefined;
  blocks.push({ source: open ? `${open.source}\n${item}` : item, list });
}

/** Text between the quotes of an attribute: inside them MDX reads entities and nothing else. */
export const escapeAttribute = (text: string) =>
  text
    .replace(/\s+/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;');

const MAX_CAPTION = 160;
const MAX_CREDIT = 120;
const CREDIT = /^ảnh\s?:\s*(?=\S)/iu;
export const NUMBERED = /^([1-9]\d{0,2})([.)])\s+(\S.*)$/u;
export const BULLET = /^(?:[-–•]\s+|[-–•](?=["“\p{L}]))(\S.*)$/u;
export const SUB = /^\+\s+(\S.*)$/u;
const OTHER: Record<string, string> = { '.': ')', ')': '.' };

interface Block {
  source: string;
  /** Only for a figure that has no credit yet. */
  caption?: string;
  /** Only for a list. */
  list?: List;
}

interface List {
  /** The number and delimiter that would continue an ordered list. */
  next?: number;
  delimiter?: string | undefined;
  /** How far bullets, and bullets below bullets, stand from the margin. */
  bullets: number;
  subs: number;
}
