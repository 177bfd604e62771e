import { forbiddenIn } from './escape.ts';
import type { Report } from './report.ts';

/** Tables are no wider than this. */
export const MAX_COLUMNS = 40;

const LIMITS = {
  body: 1_000_000,
  lines: 20_000,
  line: 50_000,
  word: 2_000,
  marks: 5_000,
  nested: 12,
  columns: MAX_COLUMNS,
};

/** Deeper trees than this come from no editor. */
export const MAX_DEPTH = 60;

/**
 * Reports what would keep the parser busy for long or what no text may hold.
 * False: the body must not reach the parser.
 */
export function checkLimits(source: string, report: Report): boolean {
  const found = tooMuch(source);
  if (found) {
    report(found.offset, found.message);
    return false;
  }
  const forbidden = forbiddenIn(source);
  if (!forbidden) return true;
  report(forbidden.index, forbiddenMessage(forbidden[0]));
  return false;
}

/** The sentences for a character that no text may hold. */
export function forbiddenMessage(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const isDirection = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u.test(character);
  return isDirection
    ? `Có dấu ẩn đổi chiều chữ (${code}). Xóa dấu đó, hoặc gõ lại đoạn này.`
    : `Có ký tự điều khiển hoặc ký tự hỏng (${code}). Xóa ký tự đó, hoặc gõ lại đoạn này.`;
}

function tooMuch(source: string): { offset: number; message: string } | undefined {
  if (source.length > LIMITS.body)
    return {
      offset: 0,
      message: `Bài dài hơn ${vietnamese(LIMITS.body)} ký tự. Chia thành nhiều bài.`,
    };
  const mark = nth(source, /[&@<]/gu, LIMITS.marks);
  if (mark >= 0)
    return {
      offset: mark,
      message: `Bài có hơn ${vietnamese(LIMITS.marks)} dấu &, @ và <. Chia thành nhiều bài, hoặc đưa bảng dữ liệu vào tệp đính kèm.`,
    };
  let offset = 0;
  const lines = source.split('\n');
  if (lines.length > LIMITS.lines)
    return {
      offset: 0,
      message: `Bài có hơn ${vietnamese(LIMITS.lines)} dòng. Chia thành nhiều bài.`,
    };
  for (const line of lines) {
    const message = lineProblem(line);
    if (message) return { offset, message };
    offset += line.length + 1;
  }
  return undefined;
}

function lineProblem(line: string): string | undefined {
  if (line.length > LIMITS.line)
    return `Dòng dài hơn ${vietnamese(LIMITS.line)} ký tự. Chia thành nhiều đoạn, giữa hai đoạn để một dòng trống.`;
  if (line.length > LIMITS.word && line.split(/\s/u).some((word) => word.length > LIMITS.word))
    return `Có hơn ${vietnamese(LIMITS.word)} ký tự liền nhau không có dấu cách. Xóa chuỗi đó, hoặc thêm dấu cách.`;
  const markers = /^(?:[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t])))*/u.exec(line)?.[0] ?? '';
  if (
    count(markers, /[>*+.)-]/gu) > LIMITS.nested &&
    !/^[ \t]*([*-])(?:[ \t]*\1)*[ \t]*$/u.test(line)
  )
    return `Trích dẫn hoặc danh sách lồng nhau quá ${LIMITS.nested} lần. Bớt các dấu >, - hoặc số ở đầu dòng.`;
  if (line.includes('|') && count(line, /\|/gu) > LIMITS.columns + 1)
    return `Bảng có hơn ${LIMITS.columns} cột. Chia thành nhiều bảng.`;
  return undefined;
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

function nth(text: string, pattern: RegExp, limit: number): number {
  let found = 0;
  for (const match of text.matchAll(pattern)) {
    found += 1;
    if (found > limit) return match.index;
  }
  return -1;
}

const vietnamese = (value: number) => String(value).replace(/\B(?=(?:\d{3})+$)/gu, '.');
