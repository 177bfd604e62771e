import { MAX_COLUMNS } from '../src/mdx/limits.ts';
import {
  type BodyElement,
  type BodyNode,
  element,
  headingType,
  shortcode,
  TABLE,
} from './body-nodes.ts';
import { inlineOf, isInline, type Marks } from './paste-inline.ts';
import { paragraphs } from './paste-lines.ts';
import { type Block, groupLists, isWordItem, plainInList } from './paste-lists.ts';
import { figureOf, type Paste } from './paste-pictures.ts';
import { tableSource } from './paste-table.ts';
import { wordLists } from './paste-word.ts';

/** What was pasted, as the rich editor's document. */
export interface Pasted {
  nodes: BodyElement[];
  /** Where the bytes of each picture are, in the order of the `Figure` nodes without `src`. */
  pictures: string[];
  /** Pictures that the browser was not given. */
  missing: number;
  /** Something was left out because it was too deep, too long or too wide. */
  isCut: boolean;
}

/** Below this depth markup comes from no word processor; its text is kept, its shape is not. */
const MAX_DEPTH = 100;
/** Longer pastes than this are no article. */
const MAX_LENGTH = 1_000_000;

/**
 * Reads pasted HTML: headings, paragraphs, lists, tables, quotes, bold, italic, links and
 * pictures. All else (styles, comments, scripts, deleted text) is left out. `body` is parsed by
 * the browser, which runs nothing of it.
 */
export function readPaste(body: Element): Pasted {
  const paste: Paste = { pictures: [], missing: 0, isCut: false, length: 0 };
  const nodes = groupLists(blocksIn(body, {}, paste, 0));
  return { nodes, pictures: paste.pictures, missing: paste.missing, isCut: paste.isCut };
}

function blocksIn(parent: Element, marks: Marks, paste: Paste, depth: number): Block[] {
  const blocks: Block[] = [];
  let line: BodyNode[] = [];
  const endLine = () => {
    blocks.push(...paragraphs(line));
    line = [];
  };
  for (const node of parent.childNodes) {
    if (paste.length > MAX_LENGTH) {
      paste.isCut = true;
      break;
    }
    if (depth > MAX_DEPTH) {
      paste.isCut = true;
      line.push({ text: (node.textContent ?? '').slice(0, MAX_LENGTH) });
      paste.length += node.textContent?.length ?? 0;
    } else if (isInline(node)) line.push(...inlineOf(node, marks, paste, depth));
    else if (node instanceof Element) {
      endLine();
      blocks.push(...blockOf(node, marks, paste, depth + 1));
    }
  }
  endLine();
  return blocks;
}

function blockOf(node: Element, marks: Marks, paste: Paste, depth: number): Block[] {
  const name = node.localName;
  if (SKIPPED.has(name) || isHidden(node)) return [];
  const word = wordLists(node);
  if (word) {
    const children = groupLists(blocksIn(word.content, marks, paste, depth));
    return children.length > 0 ? [{ ...word.item, children }] : [];
  }
  const heading = headingDepthOf(node);
  if (heading) {
    // A heading is bold by itself.
    const inner = blocksIn(node, { ...marks, bold: undefined, isHeading: true }, paste, depth);
    return inner.map((block) =>
      !isWordItem(block) && block.type === 'paragraph'
        ? element(headingType(heading), block.children)
        : block,
    );
  }
  if (name === 'ul' || name === 'ol') return listOf(node, marks, paste, depth);
  if (name === 'blockquote') return [quoteOf(blocksIn(node, marks, paste, depth))].flat();
  if (name === 'table') return tableOf(node, marks, paste, depth);
  if (name === 'hr') return [];
  if (name === 'img') return figureOf(node, paste);
  return blocksIn(node, marks, paste, depth);
}

const SKIPPED = new Set(
  'script style template iframe object embed noscript head title meta link form button input select textarea canvas audio video svg math del'.split(
    ' ',
  ),
);

/** What Word and pages hide: comments, deleted text, elements that are not shown. */
function isHidden(node: Element): boolean {
  const style = node.getAttribute('style') ?? '';
  return (
    /display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment/iu.test(style) ||
    /\bMsoCommentText\b|\bMsoCommentReference\b/u.test(node.className)
  );
}

/** The portal's own title is the first heading, so a pasted one becomes the second. */
function headingDepthOf(node: Element): number | undefined {
  const level = /^h([1-6])$/u.exec(node.localName)?.[1];
  if (level) return Math.min(4, Math.max(2, Number(level)));
  const style = node.getAttribute('style') ?? '';
  const outline = /mso-outline-level\s*:\s*([1-6])/u.exec(style)?.[1];
  if (node.className.startsWith('MsoTitle')) return 2;
  if (node.className.startsWith('MsoSubtitle')) return 3;
  const named = /^MsoHeading([1-6])$/u.exec(node.className)?.[1] ?? outline;
  return named ? Math.min(4, Math.max(2, Number(named))) : undefined;
}

function listOf(node: Element, marks: Marks, paste: Paste, depth: number): BodyElement[] {
  const items: BodyElement[] = [];
  const figures: BodyElement[] = [];
  for (const child of node.children) {
    const isItem = child.localName === 'li';
    const blocks = groupLists(
      isItem ? blocksIn(child, marks, paste, depth) : blockOf(child, marks, paste, depth),
    );
    figures.push(...blocks.filter(({ type }) => type === 'shortcode'));
    const kept = blocks.filter(({ type }) => type !== 'shortcode').map(plainInList);
    const last = items.at(-1);
    // A list that stands beside the items belongs to the one before it.
    if (!isItem && last) last.children.push(...kept);
    else if (kept[0] && kept[0].type !== 'paragraph')
      items.push(...kept.flatMap((list) => list.children as BodyElement[]));
    else if (kept.length > 0) items.push(element('list-item', kept));
  }
  const type = node.localName === 'ol' ? 'numbered-list' : 'bulleted-list';
  const start = Number(node.getAttribute('start') ?? '1');
  const data =
    type === 'numbered-list' && Number.isInteger(start) && start > 1 ? { start } : undefined;
  return [...(items.length > 0 ? [element(type, items, data)] : []), ...figures];
}

function quoteOf(blocks: Block[]): BodyElement[] {
  const grouped = groupLists(blocks);
  const inner = grouped.filter(({ type }) => type !== 'shortcode');
  const figures = grouped.filter(({ type }) => type === 'shortcode');
  return [...(inner.length > 0 ? [element('quote', inner)] : []), ...figures];
}

function tableOf(node: Element, marks: Marks, paste: Paste, depth: number): Block[] {
  const rows = [...node.querySelectorAll('tr')].filter((row) => row.closest('table') === node);
  const cells = rows.map((row) =>
    [...row.children].filter(({ localName }) => /^t[dh]$/u.test(localName)),
  );
  // One cell is a box around text, and a table around tables a page's frame.
  if (node.querySelector('table') || cells.every((row) => row.length <= 1))
    return cells.flat().flatMap((cell) => blocksIn(cell, marks, paste, depth));
  const figures: BodyElement[] = [];
  const read = cells.map((row) =>
    row.map((cell) => {
      const blocks = groupLists(blocksIn(cell, marks, paste, depth));
      figures.push(...blocks.filter(({ type }) => type === 'shortcode'));
      return { blocks, columns: spanOf(cell) };
    }),
  );
  const widths = read.map((row) => row.reduce((sum, { columns }) => sum + columns, 0));
  if (Math.max(0, ...widths) > MAX_COLUMNS) paste.isCut = true;
  const source = tableSource(read);
  return [...(source ? [shortcode(TABLE, { source })] : []), ...figures];
}

const spanOf = (cell: Element) =>
  Math.min(MAX_COLUMNS, Math.max(1, Number(cell.getAttribute('colspan') ?? '1') || 1));
