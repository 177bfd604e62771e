import { z } from 'zod';
import { quote } from '../model/issues.ts';
import { MOMENT_EXAMPLE, readMoment } from './moment.ts';
import { problemAt, type Reading } from './report.ts';
import { bodyLines, isName, plainLine, type Submission } from './submission.ts';

/**
 * Reads `{id, title, date, body}`, one article a line; blank lines are skipped, other keys ignored.
 * Each line of a body is a paragraph; a name alone at its end is the signature.
 */
export function readJsonl(file: string, text: string): Reading<Submission> {
  const reading: Reading<Submission> = { items: [], problems: [] };
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const result = readLine(file, index + 1, line);
    if (typeof result === 'string') reading.problems.push(problemAt(file, index + 1, result));
    else reading.items.push(result);
  }
  return reading;
}

/** The article, or what is wrong with it. */
function readLine(file: string, line: number, source: string): Submission | string {
  if (source.length > MAX_LINE)
    return `Dòng này dài hơn ${MAX_LINE / 1e6} triệu ký tự. Một bài báo không dài như vậy, hãy kiểm tra lại tệp.`;
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return `Dòng này không phải JSON: ${quote(source)}. Mỗi dòng ghi một bài dạng {"id": …, "title": …, "date": …, "body": …}.`;
  }
  const parsed = RECORD.safeParse(value);
  if (!parsed.success) return describe(parsed.error.issues, value);
  const { id, body } = parsed.data;
  const title = plainLine(parsed.data.title);
  if (title === '') return 'Khóa “title” trống. Ghi tiêu đề của bài.';
  const date = readMoment(parsed.data.date);
  if (date === undefined)
    return `Ngày giờ ${quote(parsed.data.date)} không có thật hoặc sai dạng. Ghi như 2020-03-19T13:10:00+07:00 hoặc ${MOMENT_EXAMPLE}.`;
  const lines = bodyLines(body);
  if (lines.every((text) => text === '')) return 'Khóa “body” trống. Ghi nội dung của bài.';
  return { file, line, id, title, date, ...withoutSignature(lines) };
}

function withoutSignature(lines: string[]): Pick<Submission, 'lines' | 'byline'> {
  const at = lines.findLastIndex((line) => line !== '');
  const name = plainLine(lines[at] ?? '');
  const body = lines.slice(0, at);
  const isSigned = isName(name) && body.some((line) => line !== '');
  return isSigned ? { lines: body, byline: name } : { lines };
}

function describe(issues: z.core.$ZodIssue[], value: unknown): string {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject)
    return `Dòng này là ${quote(value)}, không phải một bài. Ghi dạng {"id": …, "title": …, "date": …, "body": …}.`;
  const keys = issues.map(({ path }) => String(path[0]));
  const missing = keys.filter((key) => !Object.hasOwn(value, key));
  const wrong = keys.filter((key) => Object.hasOwn(value, key));
  const list = (names: string[]) => names.map((name) => `“${name}”`).join(', ');
  return [
    missing.length > 0 ? `Thiếu khóa ${list(missing)}.` : '',
    wrong.length > 0 ? `Khóa ${list(wrong)} không phải là chữ.` : '',
    'Mỗi bài cần đủ id, title, date, body, đều là chữ đặt trong dấu nháy kép.',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

const MAX_LINE = 1_000_000;
const RECORD = z.object({ id: z.string(), title: z.string(), date: z.string(), body: z.string() });
