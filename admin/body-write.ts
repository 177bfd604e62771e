import { writeInline } from './body-inline.ts';
import {
  type BodyElement,
  type BodyNode,
  headingDepth,
  isList,
  isText,
  keepsSource,
} from './body-nodes.ts';
import { writeBlock } from './blocks.ts';

/** The Markdown of the rich editor's document; text that an editor typed stays text. */
export const writeBody = (nodes: readonly BodyNode[]): string => writeBlocks(nodes).join('\n\n');

function writeBlocks(nodes: readonly BodyNode[]): string[] {
  const written: string[] = [];
  let previous = '';
  for (const node of nodes) {
    const delimiter = isText(node) || !isList(node) ? '' : delimiterOf(node, previous);
    const source = writeNode(node, delimiter);
    if (source === '') continue;
    written.push(source);
    previous = delimiter;
  }
  return written;
}

/** Two lists in a row with the same delimiter would be one list. */
function delimiterOf({ type, data }: BodyElement, previous: string): string {
  const [usual, other] = type === 'bulleted-list' ? ['-', '*'] : ['.', ')'];
  const own = data?.delimiter ?? usual;
  if (own !== previous) return own;
  return own === usual ? other : usual;
}

function writeNode(node: BodyNode, delimiter: string): string {
  if (isText(node)) return writeInline([node]);
  const depth = headingDepth(node.type);
  if (depth !== undefined) {
    const title = writeInline(node.children, { breaks: false });
    return title === '' ? '' : `${'#'.repeat(depth)} ${title}`;
  }
  if (isList(node)) return writeList(node, delimiter);
  if (node.type === 'quote') {
    const words = writeChildren(node).join('\n\n');
    return words && prefix(words, '> ');
  }
  if (node.type === 'shortcode') return writeShortcode(node);
  return writeChildren(node).join('\n\n');
}

function writeShortcode({ data }: BodyElement): string {
  const values = data?.shortcodeData ?? {};
  if (keepsSource(data?.shortcode))
    return String(values['source'] ?? '').replace(/^\n+|\s+$/gu, '');
  return data?.shortcode ? writeBlock(data.shortcode, values, data.order) : '';
}

/** The blocks inside a node: its block children, or one line made of its inline ones. */
function writeChildren(node: BodyElement): string[] {
  const written: string[] = [];
  let line: BodyNode[] = [];
  let blocks: BodyNode[] = [];
  const end = () => {
    const text = writeInline(line);
    if (text !== '') written.push(text);
    written.push(...writeBlocks(blocks));
    line = [];
    blocks = [];
  };
  for (const child of node.children) {
    const inline = isText(child) || INLINE.has(child.type);
    if (inline ? blocks.length > 0 : line.length > 0) end();
    (inline ? line : blocks).push(child);
  }
  end();
  return written;
}

const INLINE = new Set(['link', 'image', 'break', 'inline-shortcode']);

function writeList(list: BodyElement, delimiter: string): string {
  const items = list.children
    .filter((child): child is BodyElement => !isText(child))
    .map((child) => ({ node: child, blocks: writeChildren(child) }))
    .filter(({ blocks }) => blocks.length > 0);
  const loose = Boolean(list.data?.spread) || items.some(({ node }) => !isTight(node));
  const start = list.data?.start ?? 1;
  return items
    .map(({ blocks }, index) => {
      const marker = list.type === 'bulleted-list' ? delimiter : `${start + index}${delimiter}`;
      const indent = ' '.repeat(marker.length + 1);
      return `${marker} ${prefix(blocks.join(loose ? '\n\n' : '\n'), indent).slice(indent.length)}`;
    })
    .join(loose ? '\n\n' : '\n');
}

/** Only a line, then lists, can stand in an item without blank lines. */
function isTight(item: BodyElement): boolean {
  const [first, ...rest] = item.children;
  if (first && (isText(first) || INLINE.has(first.type)))
    return item.children.every((child) => isText(child) || INLINE.has(child.type));
  return (
    first?.type === 'paragraph' &&
    rest.every((child) => !isText(child) && isList(child) && (child.data?.start ?? 1) === 1)
  );
}

const prefix = (text: string, by: string) =>
  text
    .split('\n')
    .map((line) => (line === '' ? by.trimEnd() : by + line))
    .join('\n');
