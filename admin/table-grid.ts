import type { Align, TableSource } from '../src/mdx/table-source.ts';

/** Which cell; the first row is the head. */
export interface Place {
  row: number;
  column: number;
}

/** A table to begin with: a head and two rows of two columns. */
export const EMPTY: TableSource = {
  align: ['', ''],
  rows: [
    ['', ''],
    ['', ''],
    ['', ''],
  ],
};

export const isBlank = ({ rows }: TableSource) => rows.flat().every((cell) => cell === '');

/** The table with other words in one cell. */
export const withCell = (table: TableSource, place: Place, source: string) =>
  withCells(table, place, [[source]]);

/** The table with words put in from one cell on, wider and longer where they need it. */
export function withCells(
  { align, rows }: TableSource,
  place: Place,
  sources: readonly (readonly string[])[],
): TableSource {
  const width = Math.max(align.length, ...sources.map((row) => place.column + row.length));
  const length = Math.max(rows.length, place.row + sources.length);
  return {
    align: Array.from({ length: width }, (_, column) => align[column] ?? ''),
    rows: Array.from({ length }, (_, row) =>
      Array.from(
        { length: width },
        (_, column) =>
          sources[row - place.row]?.[column - place.column] ?? rows[row]?.[column] ?? '',
      ),
    ),
  };
}

export const withRow = ({ align, rows }: TableSource, at: number): TableSource => ({
  align,
  rows: rows.toSpliced(
    at,
    0,
    align.map(() => ''),
  ),
});

export const withoutRow = ({ align, rows }: TableSource, at: number): TableSource => ({
  align,
  rows: rows.toSpliced(at, 1),
});

export const withColumn = ({ align, rows }: TableSource, at: number): TableSource => ({
  align: align.toSpliced(at, 0, ''),
  rows: rows.map((row) => row.toSpliced(at, 0, '')),
});

export const withoutColumn = ({ align, rows }: TableSource, at: number): TableSource => ({
  align: align.toSpliced(at, 1),
  rows: rows.map((row) => row.toSpliced(at, 1)),
});

export const withAlign = (table: TableSource, column: number, align: Align): TableSource => ({
  ...table,
  align: table.align.with(column, align),
});
