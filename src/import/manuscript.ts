import { bodyLines } from './submission.ts';
import { findDate } from './written-date.ts';
import { readSignature } from './word-signature.ts';
import { isAll, type Line, NATION, type TextLine } from './word-lines.ts';

/** An article as its writer sent it, taken apart. Text is Unicode; what was not found is absent. */
export interface Manuscript {
  title: string;
  /** `2026-03-08T00:00:00+07:00` */
  date?: string;
  lead?: string;
  byline?: string;
  /** What names the unit: the line for it, the letterhead, the signature. */
  unitWords: string[];
  topicWords?: string;
  body: Line[];
  /** Who took the pictures, when one line says so of all of them. */
  photographer?: string;
  flags: string[];
}

/**
 * Finds the parts of an article in the order in which offices write them.
 * @param isUnit whether a line is the name of a unit and nothing else, as letterheads have it
 */
export function readManuscript(
  lines: readonly Line[],
  isUnit: (text: string) => boolean = () => false,
): Manuscript | undefined {
  const isHead = (text: string) => isUnit(text) || isLetterhead(text);
  const flags: string[] = [];
  const { fields, rest } = takeFields(lines);
  const titleAt = fields.title === undefined ? findTitle(rest, isHead) : -1;
  const titleLines = fields.title === undefined ? titleFrom(rest, titleAt) : [];
  const title = fields.title ?? titleLines.map(({ text }) => text).join(' ');
  if (title === '') return undefined;

  const head = rest.slice(0, Math.max(0, titleAt));
  const unitWords = [
    fields.unit ?? '',
    ...head.flatMap((line) => (line.type === 'text' ? [line.text] : [])),
  ];
  const kept = head.filter((line) => line.type !== 'text' || !isHead(line.text));
  if (kept.some(({ type }) => type === 'text'))
    flags.push(
      'Có dòng chữ đứng trước tiêu đề, đã được đặt ở đầu bài. Xóa đi nếu không thuộc bài.',
    );
  let body = [...kept, ...rest.slice(titleAt + titleLines.length)];

  let written = fields.date === undefined ? undefined : findDate(fields.date);
  const dated = (line: Line) => line.type === 'text' && findDate(line.text)?.isWhole === true;
  const dateLine =
    head.find(dated) ?? body.slice(0, 3).find(dated) ?? body.slice(-4).find((line) => dated(line));
  if (dateLine?.type === 'text') {
    written ??= findDate(dateLine.text);
    body = body.filter((line) => line !== dateLine);
  }
  if (!written?.date)
    flags.push(
      written || fields.date
        ? `Ngày “${fields.date ?? (dateLine?.type === 'text' ? dateLine.text : '')}” không có thật hoặc không rõ, bài đang mang ngày hôm nay. Sửa ngày của bài.`
        : 'Không thấy ngày trong bài, bài đang mang ngày hôm nay. Kiểm tra ngày của bài.',
    );

  const signature = readSignature(body);
  body = dropEndMark(signature.body);
  const byline = fields.byline ?? signature.byline;
  const { lead, body: text } = takeLead(body, fields.lead);
  if (title.length > 12 && title === title.toUpperCase())
    flags.push('Tiêu đề viết hoa toàn bộ. Viết lại bằng chữ thường như câu bình thường.');
  return {
    title,
    ...(written?.date !== undefined && { date: written.date }),
    ...(lead !== undefined && { lead }),
    ...(byline !== undefined && { byline }),
    unitWords: [...unitWords, ...signature.unitWords].filter((words) => words !== ''),
    ...(fields.topic !== undefined && { topicWords: fields.topic }),
    ...(signature.photographer !== undefined && { photographer: signature.photographer }),
    body: text,
    flags,
  };
}

/** The labelled lines of the template, wherever they stand near the top. */
function takeFields(lines: readonly Line[]) {
  const fields: Partial<Record<Field, string>> = {};
  let seen = 0;
  const rest = lines.filter((line) => {
    if (line.type !== 'text' || seen >= 15) return true;
    seen += 1;
    const match = FIELD.exec(line.text);
    const name = match && NAMES[(match[1] ?? '').toLowerCase().normalize('NFC')];
    if (!name || fields[name] !== undefined) return true;
    const value = (match[2] ?? '').trim();
    if (value !== '' && !/^\[.*\]$/u.test(value)) fields[name] = value;
    return false;
  });
  return { fields, rest };
}

type Field = 'title' | 'date' | 'unit' | 'byline' | 'lead' | 'topic';
const NAMES: Partial<Record<string, Field>> = {
  'tiêu đề': 'title',
  'tên bài': 'title',
  ngày: 'date',
  'ngày đăng': 'date',
  'ngày viết': 'date',
  'đơn vị': 'unit',
  'đơn vị gửi': 'unit',
  'đơn vị gửi bài': 'unit',
  'tác giả': 'byline',
  'người viết': 'byline',
  'tóm tắt': 'lead',
  sapo: 'lead',
  'chuyên đề': 'topic',
};
const FIELD = new RegExp(
  `^(${Object.keys(NAMES)
    .toSorted((a, b) => b.length - a.length)
    .join('|')})\\s*:\\s*(.*)$`,
  'iu',
);

/** Where the title is: a title or heading style, else bold or centred near the top, else first. */
function findTitle(lines: readonly Line[], isHead: (text: string) => boolean): number {
  const near = lines.slice(0, 15);
  const find = (is: (line: TextLine) => boolean) =>
    near.findIndex((line) => line.type === 'text' && !isHead(line.text) && is(line));
  const first = find(() => true);
  const styled = find(({ paragraph }) => /^(?:title|tiêu đề)$/u.test(paragraph.style));
  if (styled >= 0) return styled;
  const shown = find(
    (line) =>
      line.text.length <= 200 &&
      (isAll(line, 'isBold') ||
        line.paragraph.align === 'center' ||
        /^heading \d/u.test(line.paragraph.style)),
  );
  // Further down, a bold line is a heading of the text.
  return shown >= 0 && shown <= first + 3 ? shown : first;
}

/** The title's lines: bold centred lines in a row are one title. */
function titleFrom(lines: readonly Line[], at: number): TextLine[] {
  const first = lines[at];
  if (first?.type !== 'text') return [];
  const title = [first];
  const isBig = (line: TextLine) => isAll(line, 'isBold') && line.paragraph.align === 'center';
  for (const line of lines.slice(at + 1, at + 4)) {
    const length = title.reduce((sum, { text }) => sum + text.length, 0);
    if (line.type !== 'text' || !isBig(first) || !isBig(line)) break;
    if (length + line.text.length > 180 || findDate(line.text)?.isWhole) break;
    title.push(line);
  }
  return title;
}

// Letterheads, their ornaments, the number of a dispatch and dates are no text of an article.
const isLetterhead = (text: string) =>
  NATION.test(text) ||
  /^[-–—_*=.\s]+$/u.test(text) ||
  /^số\s*:/iu.test(text) ||
  findDate(text)?.isWhole === true ||
  (text.length <= 80 && text === text.toUpperCase() && ISSUER.test(text));
const ISSUER =
  /^(?:BẢO HIỂM XÃ HỘI|BHXH|ỦY BAN|UBND|HỘI LIÊN HIỆP|BAN VÌ SỰ TIẾN BỘ|SỞ |PHÒNG |ĐẢNG )/u;

/** The lead: named so, styled so, or a bold or italic paragraph that opens the text. */
function takeLead(body: readonly Line[], named: string | undefined) {
  if (named !== undefined) return { lead: named, body: [...body] };
  const at = body.findIndex(({ type }) => type === 'text');
  const line = body[at];
  const isLead =
    line?.type === 'text' &&
    !line.paragraph.list &&
    (/^(?:subtitle|tóm tắt|sapo|lead)$/u.test(line.paragraph.style) ||
      ((isAll(line, 'isBold') || isAll(line, 'isItalic')) && line.text.length >= 50)) &&
    body.slice(at + 1).some(({ type }) => type === 'text');
  return isLead
    ? { lead: line.text, body: body.filter((other) => other !== line) }
    : { lead: undefined, body: [...body] };
}

/** `./.` says in official papers that nothing follows. */
function dropEndMark(body: readonly Line[]): Line[] {
  const at = body.findLastIndex(({ type }) => type === 'text');
  const line = body[at];
  if (line?.type !== 'text' || !END_MARK.test(line.text)) return [...body];
  const runs = [...line.paragraph.runs];
  // The mark may be split over several runs.
  let text = '';
  while (runs.length > 0 && !END_MARK.test(text)) text = (runs.pop()?.text ?? '') + text;
  const last = line.paragraph.runs[runs.length];
  if (last) runs.push({ ...last, text: text.replace(END_MARK, '.') });
  const paragraph = { ...line.paragraph, runs };
  const [clean = ''] = bodyLines(line.text.replace(END_MARK, '.'));
  return body.toSpliced(at, 1, { type: 'text', paragraph, text: clean });
}
const END_MARK = /\s*\.?\s*\/\s*\.\s*\/?\s*$/u;
