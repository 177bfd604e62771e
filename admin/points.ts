import { formatDate } from '../src/dates.ts';
import { plainSchema } from '../src/model/collections.ts';
import { formatNumber, formatPercent } from '../src/numbers.ts';
import { readDay } from './dates-control.ts';

/** A column of the table of figures: a field of a point, and how its cells are typed. */
export interface Column {
  name: string;
  label: string;
  hint: string;
  kind: 'line' | 'text' | 'day' | 'count' | 'flag';
  required: boolean;
  /** The smallest count. */
  min: number;
  /** What a text must look like, and that in words. */
  pattern?: { test: RegExp; words: string } | undefined;
}

/** What stands in the cells of a row, by the names of the columns, as it was typed. */
export type Cells = Record<string, string>;

/** A figure as files have it; what could not be read stays as it was typed. */
export type Point = Record<string, string | number | boolean>;

/** What a figure of a file looks like in the table. */
export function cellsOf(columns: readonly Column[], point: Record<string, unknown>): Cells {
  return Object.fromEntries(
    columns.map(({ name, kind }) => {
      const value = point[name];
      if (kind === 'flag') return [name, value === true ? YES : ''];
      if (kind === 'count' && Number.isInteger(value)) return [name, formatNumber(Number(value))];
      const isDay =
        kind === 'day' && typeof value === 'string' && /^\d{4}(?:-\d\d){2}$/u.test(value);
      return [name, isDay ? formatDate(value) : String(value ?? '')];
    }),
  );
}

/** The figure in a row. Empty cells are left out; a row of nothing else is undefined. */
export function pointOf(columns: readonly Column[], cells: Cells): Point | undefined {
  const values = columns.flatMap((column): [string, Point[string]][] => {
    const typed = cells[column.name] ?? '';
    const { value, problem } = readCell(column, typed);
    if (typed.trim() === '') return [];
    return [[column.name, problem === undefined && value !== undefined ? value : typed]];
  });
  return values.some(([, value]) => value !== false) ? Object.fromEntries(values) : undefined;
}

/** What is wrong in the cells of a row, by the names of the columns, in two sentences each. */
export function problemsOf(columns: readonly Column[], cells: Cells): Record<string, string> {
  const found: Record<string, string> = {};
  for (const column of columns) {
    const { problem } = readCell(column, cells[column.name] ?? '');
    if (problem) found[column.name] = problem;
  }
  const point = Object.keys(found).length === 0 ? pointOf(columns, cells) : undefined;
  // What figures must satisfy together is the model's to say.
  const result = point && pointSchema().safeParse(point);
  for (const { code, path, message } of result?.error?.issues ?? []) {
    const column = columns.find(({ name }) => name === path[0]);
    if (code === 'custom' && column) found[column.name] = `“${column.label}” ${message}.`;
  }
  return found;
}

/** The share that the site computes of a row, `61,3%`; empty when there is none. */
export function shareOf({ numerator, denominator }: Point): string {
  if (typeof numerator !== 'number' || typeof denominator !== 'number') return '';
  return denominator > 0 && numerator <= denominator ? formatPercent(numerator / denominator) : '';
}

const YES = 'có';

interface ReadCell {
  value?: string | number | boolean;
  problem?: string;
}

function readCell(column: Column, text: string): ReadCell {
  const typed = text.trim();
  if (typed === '')
    return column.required ? { problem: 'Ô này còn trống. Điền vào đây.' } : { value: false };
  switch (column.kind) {
    case 'count':
      return readCount(column, typed);
    case 'day':
      return readDayCell(typed);
    case 'flag':
      return readFlag(typed);
    case 'line':
    case 'text':
      return !column.pattern || column.pattern.test.test(typed)
        ? { value: typed }
        : { problem: `Chữ ở đây chưa đúng. Ghi ${column.pattern.words}.` };
  }
}

/** A whole number; points and spaces part thousands, as they do in Vietnamese. */
function readCount({ min }: Column, typed: string): ReadCell {
  const isGrouped = /^\d{1,3}(?:[.\s]\d{3})+$/u.test(typed);
  const digits = isGrouped ? typed.replace(/\D/gu, '') : typed;
  if (/^-?\d+(?:[.,]\d+)?\s*%?$/u.test(digits) && !/^\d+$/u.test(digits))
    return {
      problem: `“${typed}” không phải số nguyên. Ghi số đếm được, không có phần lẻ và dấu %; tỷ lệ do trang tự tính.`,
    };
  const value = Number(digits);
  if (!/^\d+$/u.test(digits) || !Number.isSafeInteger(value))
    return { problem: `“${typed}” không phải số đếm. Ghi số nguyên như 199 hoặc 1.234.` };
  if (value < min) return { problem: `“${typed}” nhỏ quá. Ghi số từ ${min} trở lên.` };
  return { value };
}

function readDayCell(typed: string): ReadCell {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(typed) ?? [];
  const value = readDay(year ? `${day}/${month}/${year}` : typed);
  return value ? { value } : { problem: `“${typed}” không phải ngày. Ghi như 31/03/2025.` };
}

function readFlag(typed: string): ReadCell {
  if (/^(?:có|x|1|true|yes)$/iu.test(typed)) return { value: true };
  if (/^(?:không|0|false|no)$/iu.test(typed)) return { value: false };
  return { problem: `“${typed}” không phải có hay không. Ghi “có”, hoặc để trống.` };
}

const pointSchema = () => {
  const { points } = plainSchema('statistics').shape as unknown as PointsShape;
  return points.element;
};

interface PointsShape {
  points: {
    element: {
      safeParse(point: Point): {
        error?: { issues: { code: string; path: PropertyKey[]; message: string }[] };
      };
    };
  };
}
