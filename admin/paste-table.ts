import type { BodyElement, BodyNode } from './body-nodes.ts';
import { writeInline } from './body-inline.ts';

/** A cell with its blocks and over how many columns it goes. */
export interface Cell {
  blocks: BodyElement[];
  columns: number;
}

/** Wider tables than this the portal does not take. */
const MAX_COLUMNS = 40;

/**
 * The Markdown of a table; its first row is the head. A cell that goes over several columns is
 * followed by empty ones. Undefined when nothing is in it.
 */
export function tableSource(rows: readonly (readonly Cell[])[]): string | undefined {
  const lines = rows
    .map((row) =>
      row.flatMap(({ blocks, columns }) => [
        cellSource(blocks),
        ...Array<string>(columns - 1).fill(''),
      ]),
    )
    .filter((row) => row.some((cell) => cell !== ''));
  if (lines.length === 0) return undefined;
  const width = Math.min(MAX_COLUMNS, Math.max(...lines.map((row) => row.length)));
  const line = (row: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, index) => row[index] ?? '').join(' | ')} |`;
  const [head = [], ...rest] = lines;
  return [line(head), line(Array<string>(width).fill('---')), ...rest.map(line)].join('\n');
}

const cellSource = (blocks: readonly BodyElement[]) =>
  blocks
    .map((block) => writeInline(linesOf(block), { breaks: false }))
    .filter(Boolean)
    .join(' ')
    .replace(/\s*\n\s*/gu, ' ')
    .replace(/(?<!\\)\|/gu, '\\|');

/** What of a block stands in a line: a cell has no lists. */
function linesOf(block: BodyElement): BodyNode[] {
  if (block.type === 'shortcode') return [];
  return block.children.flatMap((child): BodyNode[] =>
    'text' in child || child.type === 'link'
      ? [child]
      : child.type === 'break'
        ? [{ text: ' ' }]
        : [...linesOf(child), { text: ' ' }],
  );
}
