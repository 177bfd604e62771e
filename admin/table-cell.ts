import { escapePipes } from '../src/mdx/table-source.ts';
import { readInline } from './body-inline-read.ts';
import { writeInline } from './body-inline.ts';
import { type BodyNode, element, isText } from './body-nodes.ts';

/** Whether a cell can be typed in as it will be seen; the Markdown of any other stays as it is. */
export function isShown(source: string): boolean {
  const nodes = readInline(source);
  if (!nodes) return false;
  // A bar that begins a text may be escaped or not: in its row it always is.
  const written = escapePipes(writeInline(nodes, { breaks: false }));
  const kept = escapePipes(source);
  // What would begin a list or a heading at the start of a line means nothing in a cell.
  return written === kept || written.replace(/^(\d*)\\/u, '$1') === kept;
}

/** The words of a cell, with their marks and links, as they are seen. */
export const drawCell = (source: string): Node[] => (readInline(source) ?? []).map(draw);

function draw(node: BodyNode): Node {
  if (!isText(node)) {
    const made = document.createElement(node.type === 'link' ? 'a' : 'span');
    if (node.type === 'link') made.setAttribute('href', node.data?.url ?? '');
    made.append(...node.children.map(draw));
    return made;
  }
  return MARKS.reduce<Node>((inner, [mark, tag]) => {
    if (!node[mark]) return inner;
    const made = document.createElement(tag);
    made.append(inner);
    return made;
  }, document.createTextNode(node.text));
}

const MARKS = [
  ['code', 'code'],
  ['delete', 's'],
  ['italic', 'em'],
  ['bold', 'strong'],
] as const;

/** The Markdown of what was typed into a cell: one line. */
export const cellSource = (cell: Node): string =>
  writeInline(
    [...cell.childNodes].flatMap((child) => nodesOf(child, {})),
    { breaks: false },
  );

type Marks = Partial<Record<(typeof MARKS)[number][0], true>>;

function nodesOf(node: Node, marks: Marks): BodyNode[] {
  if (!(node instanceof HTMLElement)) return [{ text: node.textContent ?? '', ...marks }];
  if (node.localName === 'br') return [{ text: ' ' }];
  const inner = [...node.childNodes].flatMap((child) => nodesOf(child, marksOf(node, marks)));
  const href = node.localName === 'a' ? node.getAttribute('href') : null;
  if (href) return [element('link', inner, { url: href })];
  return node.localName === 'div' ? [{ text: ' ' }, ...inner] : inner;
}

/** The browser's own names for bold and italic are others than ours. */
function marksOf({ localName }: Element, marks: Marks): Marks {
  const known = { b: 'strong', i: 'em', del: 's', strike: 's' }[localName] ?? localName;
  const [mark] = MARKS.find(([, tag]) => tag === known) ?? [];
  return mark ? { ...marks, [mark]: true } : marks;
}
