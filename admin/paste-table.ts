import { MAX_COLUMNS } from '../src/mdx/limits.ts';
import { writeTableSource } from '../src/mdx/table-source.ts';
import type { BodyElement, BodyNode } from './body-nodes.ts';
import { writeInline } from './body-inline.ts';

/** A cell with its blocks and over how many columns it goes. */
export interface Cell {
  blocks: BodyElement[];
  columns: number;
}

/**
 * The Markdown of a table; its first row is the head. A cell that goes over several columns is
 * followed by empty ones. Undefined when nothing is in it.
 */
export function tableSource(rows: readonly (readonly Cell[])[]): string | undefined {
  const lines = rows
    .map((row) =>
      row
        .flatMap(({ blocks, columns }) => [
          cellSource(blocks),
          ...Array<string>(columns - 1).fill(''),
        ])
        .slice(0, MAX_COLUMNS),
    )
    .filter((row) => row.some((cell) => cell !== ''));
  return lines.length === 0 ? undefined : writeTableSource({ align: [], rows: lines });
}

const cellSource = (blocks: readonly BodyElement[]) =>
  blocks
    .map((block) => writeInline(linesOf(block), { breaks: false }))
    .filter(Boolean)
    .join(' ')
    .replace(/\s*\n\s*/gu, ' ');

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
