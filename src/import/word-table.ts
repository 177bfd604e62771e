import { writeTableSource } from '../mdx/table-source.ts';
import { writeRuns } from './word-inline.ts';
import { cellText, linesOf } from './word-lines.ts';
import { plainParagraph, type WordBlock, type WordTable } from './word.ts';

/**
 * A Word table in Markdown, its first row as the header. A merged cell's words stand in its first
 * place, the others stay blank.
 */
export function writeTable({ rows }: WordTable): { source: string; isMerged: boolean } {
  const grid: string[][] = [];
  let isMerged = false;
  for (const [y, row] of rows.entries()) {
    const line = (grid[y] ??= []);
    let x = 0;
    for (const { blocks, columns, rows: height } of row) {
      while (line[x] !== undefined) x += 1;
      isMerged ||= columns > 1 || height > 1 || blocks.some(({ type }) => type === 'table');
      const below = Math.min(height, rows.length - y);
      for (let down = 0; down < below; down += 1)
        for (let right = 0; right < Math.min(columns, MAX_COLUMNS); right += 1)
          (grid[y + down] ??= [])[x + right] = down + right === 0 ? writeCell(blocks) : '';
      x += columns;
    }
  }
  const [head = [], ...body] = grid.map((line) => Array.from(line, (cell) => cell ?? ''));
  const filled = body.filter((line) => line.some((cell) => cell !== ''));
  return { source: writeTableSource({ align: [], rows: [head, ...filled] }), isMerged };
}

function writeCell(blocks: readonly WordBlock[]): string {
  const isText = blocks.every(({ type }) => type === 'paragraph');
  return isText
    ? linesOf(blocks)
        .flatMap((line) => (line.type === 'text' ? [writeRuns(line.paragraph.runs)] : []))
        .join(' ')
    : writeRuns(plainParagraph(cellText(blocks)).runs);
}

const MAX_COLUMNS = 60;
