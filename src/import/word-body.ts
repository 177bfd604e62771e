import { BULLET, escapeAttribute, NUMBERED, SUB } from './body.ts';
import { type Caption, readCaption } from './word-captions.ts';
import { safeHref, writeRuns } from './word-inline.ts';
import { isAll, type Line, type TextLine } from './word-lines.ts';
import { type ListMark, startList } from './word-lists.ts';
import { writeTable } from './word-table.ts';
import { cutAtWord } from './summary.ts';

/** A picture as the body shows it. `name` is the file's; without one it could not be kept. */
export interface BodyPicture {
  name?: string;
  alt: string;
}

/** The body in MDX and what a person has to look at in it. */
export interface WrittenBody {
  body: string;
  flags: string[];
  /** The pictures that the body shows, by their numbers. */
  shown: number[];
}

/** Writes the lines of a manuscript as the body of an article. */
export function writeBody(
  lines: readonly Line[],
  pictures: readonly BodyPicture[],
  photographer?: string,
): WrittenBody {
  const flags = new Set<string>();
  const shown: number[] = [];
  const blocks: string[] = [];
  const hasHeadings = lines.some(
    (line) => line.type === 'text' && HEADING.test(line.paragraph.style),
  );
  const top = Math.min(...lines.map(levelOf));
  let list = startList();
  const closeList = (isBeforeList = false) => {
    const written = list.write();
    if (written !== '') blocks.push(written);
    list = startList(isBeforeList ? list.delimiter() : '');
  };

  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line) continue;
    if (line.type === 'text') {
      const mark = isHeading(line, hasHeadings, index === lines.length - 1)
        ? undefined
        : listMark(line);
      if (mark) {
        if (!list.takes(mark)) closeList(true);
        list.add(mark, writeRuns(mark.runs));
        continue;
      }
      closeList();
      blocks.push(writeText(line, hasHeadings, index === lines.length - 1, top));
      for (const { href } of line.paragraph.runs)
        if (href !== undefined && !safeHref(href)) flags.add(DEAD_LINKS);
      continue;
    }
    closeList();
    if (line.type === 'table') {
      const { source, isMerged } = writeTable(line.table);
      blocks.push(source);
      if (isMerged) flags.add(MERGED);
      continue;
    }
    const { caption, used } = captionAfter(lines, index);
    index += used;
    const picture = pictures[line.picture];
    const figure = figureOf(picture, caption, photographer);
    const which = `Ảnh thứ ${line.picture + 1}`;
    if (!picture?.name)
      flags.add(
        `${which} không lấy ra được (ảnh liên kết ngoài, hoặc loại ảnh như EMF, WMF, GIF). Lưu ảnh thành JPEG hoặc PNG rồi thêm vào bài.`,
      );
    else {
      shown.push(line.picture);
      if (!picture.alt && !caption.caption)
        flags.add(`${which} chưa có mô tả và chú thích. Viết mô tả ảnh: trong ảnh có gì.`);
      else if (!picture.alt)
        flags.add(
          `${which} lấy chú thích làm mô tả. Viết lại mô tả cho người không nhìn thấy ảnh.`,
        );
    }
    if (figure) blocks.push(figure);
    if ((caption.caption?.length ?? 0) > MAX_CAPTION)
      flags.add(`${which} có chú thích dài quá 300 ký tự, đã bị cắt. Rút gọn chú thích.`);
  }
  closeList();
  return { body: blocks.filter((block) => block !== '').join('\n\n'), flags: [...flags], shown };
}

function writeText(line: TextLine, hasHeadings: boolean, isLast: boolean, top: number): string {
  if (!isHeading(line, hasHeadings, isLast)) return writeRuns(line.paragraph.runs);
  const depth = hasHeadings && levelOf(line) > top ? 3 : 2;
  return `${'#'.repeat(depth)} ${writeRuns(line.paragraph.runs, true)}`;
}

/** Headings by style; where a writer used none, short lines that are all bold. */
function isHeading(line: TextLine, hasHeadings: boolean, isLast: boolean): boolean {
  const { paragraph, text } = line;
  if (hasHeadings || paragraph.list || isLast) return HEADING.test(paragraph.style);
  return (
    text.length <= 120 && isAll(line, 'isBold') && !/[.;,…!?]$/u.test(text) && !BULLET.test(text)
  );
}

const levelOf = (line: Line) =>
  line.type === 'text' ? Number(HEADING.exec(line.paragraph.style)?.[1] ?? 9) : 9;

/** How a line is listed: by Word, or by a sign that the writer typed. */
function listMark({ paragraph, text }: TextLine): ListMark | undefined {
  const { runs, list } = paragraph;
  if (list) return { level: list.level, isOrdered: list.isOrdered, runs };
  const numbered = NUMBERED.exec(text);
  const typed = numbered?.[3] ?? BULLET.exec(text)?.[1] ?? SUB.exec(text)?.[1];
  if (typed === undefined) return undefined;
  const level = SUB.test(text) ? 'below' : numbered ? 0 : 'under-number';
  const number = numbered ? Number(numbered[1]) : undefined;
  return {
    level,
    isOrdered: number !== undefined,
    ...(number !== undefined && { number }),
    runs: withoutStart(runs, text.length - typed.length),
  };
}

/** Runs without the first letters that are seen. */
function withoutStart(runs: TextLine['paragraph']['runs'], letters: number) {
  let left = letters;
  let isStart = true;
  return runs.map((run) => {
    let text = run.text.replace(/\s+/gu, ' ');
    if (isStart) text = text.trimStart();
    if (text !== '') isStart = false;
    const cut = Math.min(left, text.length);
    left -= cut;
    return { ...run, text: text.slice(cut) };
  });
}

/** The lines below a picture that belong to it. */
function captionAfter(lines: readonly Line[], at: number): { caption: Caption; used: number } {
  let caption: Caption = {};
  let used = 0;
  for (const line of lines.slice(at + 1, at + 3)) {
    const found =
      line.type === 'text' ? readCaption(line, caption.caption !== undefined) : undefined;
    if (!found || (caption.credit !== undefined && found.credit !== undefined)) break;
    caption = { ...caption, ...found };
    used += 1;
  }
  return { caption, used };
}

function figureOf(picture: BodyPicture | undefined, caption: Caption, photographer?: string) {
  const text = cutAtWord(caption.caption ?? '', MAX_CAPTION);
  const credit = caption.credit ?? photographer ?? '';
  // A figure without its picture still says what it showed; without words there is nothing to say.
  if (!picture?.name && text === '') return '';
  const attributes = [
    ['src', picture?.name ?? ''],
    ['alt', picture?.name ? cutAtWord(picture.alt || text, MAX_ALT) : ''],
    ['caption', text],
    ['credit', cutAtWord(credit, MAX_CREDIT)],
  ].filter(([, value]) => value !== '');
  return `<Figure ${attributes.map(([name, value = '']) => `${name}="${escapeAttribute(value)}"`).join(' ')} />`;
}

const HEADING = /^(?:heading|tiêu đề) ([1-9])$/u;
const MAX_CAPTION = 300;
const MAX_ALT = 250;
const MAX_CREDIT = 120;
const DEAD_LINKS =
  'Bài có liên kết không dùng được (tới tệp trong máy hoặc loại lạ), chỉ chữ được giữ lại. Kiểm tra các liên kết.';
const MERGED =
  'Bảng có ô gộp hoặc bảng lồng nhau, đã được tách thành ô thường. So lại bảng với tệp Word.';
