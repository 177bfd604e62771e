/** A Markdown table: its first row is the head. */
export interface TableSource {
  /** How each column is set; there are as many as the head has cells. */
  align: readonly Align[];
  /** Cells as Markdown of one line, rows of one length. `|` in them is a character. */
  rows: readonly (readonly string[])[];
}

export type Align = '' | 'left' | 'center' | 'right';

/** The Markdown of a table. Rows are filled up to the width of the longest. */
export function writeTableSource({ align, rows }: TableSource): string {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, index) => cells[index] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows.map((row) => row.map(escapePipes));
  const rule = Array.from({ length: width }, (_, index) => RULES[align[index] ?? '']);
  return [line(head), line(rule), ...body.map(line)].join('\n');
}

const RULES: Record<Align, string> = { '': '---', left: ':---', center: ':---:', right: '---:' };

/** A bar in a cell has an odd number of marks before it; pairs of them are a mark that is seen. */
export const escapePipes = (cell: string) =>
  cell.replace(/(?<!\\)(\\*)\|/gu, (bar, marks: string) =>
    marks.length % 2 === 0 ? `${marks}\\|` : bar,
  );

/**
 * The table that lines of Markdown are: each begins with a bar, and the second rules the columns.
 * Undefined for anything else, and where a row has more cells than the head, which readers lose.
 * https://github.github.com/gfm/#tables-extension-
 */
export function readTableSource(source: string): TableSource | undefined {
  const lines = source.split('\n');
  if (lines.length < 2 || !lines.every((line) => line.startsWith('|'))) return undefined;
  const [head = [], rule = [], ...body] = lines.map(cellsOf);
  const align = rule.map(alignOf).filter((one) => one !== undefined);
  if (align.length !== head.length || rule.length !== head.length) return undefined;
  if (body.some((row) => row.length > head.length)) return undefined;
  const full = body.map((row) => head.map((_, index) => row[index] ?? ''));
  return { align, rows: [head, ...full] };
}

/** Cells between bars; `\|` is a bar in a cell. */
function cellsOf(line: string): string[] {
  const cells = [''];
  for (const [piece] of line
    .trimEnd()
    .slice(1)
    .matchAll(/\\[\s\S]?|[^\\|]+|\|/gu)) {
    if (piece === '|') cells.push('');
    else cells[cells.length - 1] += piece === '\\|' ? '|' : piece;
  }
  // The bar that ends the line.
  if (cells.length > 1 && cells.at(-1) === '') cells.pop();
  return cells.map((cell) => cell.trim());
}

function alignOf(rule: string): Align | undefined {
  const [, left, right] = /^(:?)-+(:?)$/u.exec(rule) ?? [];
  if (left === undefined) return undefined;
  if (left) return right ? 'center' : 'left';
  return right ? 'right' : '';
}
