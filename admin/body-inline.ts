import { dropForbidden, escapeText } from '../src/mdx/escape.ts';
import { completeUrl, writeUrl } from './body-links.ts';
import { type BodyNode, type BodyText, isText, textIn } from './body-nodes.ts';
import { spareDelimiters, type Token } from './body-tokens.ts';

/** One line of Markdown from the texts, links and breaks of a block. A break starts a new line. */
export function writeInline(
  nodes: readonly BodyNode[],
  { breaks = true, isLabel = false } = {},
): string {
  const tokens = marked(joined(nodes.flatMap(leavesOf)), [], isLabel);
  // A character reference is punctuation itself, which its other neighbour may mind.
  while (spareDelimiters(tokens));
  return tokens
    .map((token) => (token.kind === 'break' ? (breaks ? '\\\n' : ' ') : token.source))
    .join('')
    .replace(/ *(\\\n) */gu, '$1')
    .replace(/^(?:\s|\\\n)+|(?:\s|\\\n)+$/gu, '')
    .replace(/ {2,}/gu, ' ');
}

const MARKS = ['bold', 'italic', 'delete'] as const;
type Mark = (typeof MARKS)[number];
const DELIMITERS: Record<Mark, string> = { bold: '**', italic: '*', delete: '~~' };

/** A piece of the line with its marks: text, or something that is kept whole. */
interface Leaf {
  text: string;
  marks: readonly Mark[];
  code?: boolean;
  whole?: Token;
}

function leavesOf(node: BodyNode): Leaf[] {
  if (isText(node)) return textLeaves(node);
  if (node.type === 'break') return [{ text: '', marks: [], whole: { kind: 'break', source: '' } }];
  if (node.type !== 'link') return node.children.flatMap(leavesOf);
  const label = writeInline(node.children, { breaks: false, isLabel: true });
  const url = completeUrl(node.data?.url ?? node.url ?? '');
  // A space typed at the edge of a link is a space between words.
  const [, before = '', after = ''] = /^(\s*).*?(\s*)$/su.exec(dropForbidden(textIn(node))) ?? [];
  const edge = (text: string): Leaf[] => (text === '' ? [] : [{ text, marks: [] }]);
  if (label === '') return edge(before);
  const source = `[${label}](${writeUrl(url)})`;
  return [
    ...edge(before),
    { text: '', marks: [], whole: { kind: 'link', source } },
    ...edge(after),
  ];
}

const textLeaves = (node: BodyText): Leaf[] =>
  node.text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .flatMap((text, index) => [
      ...(index > 0 ? leavesOf({ type: 'break', children: [] }) : []),
      ...textPieces(node, dropForbidden(text)).map((piece) => textLeaf(node, piece)),
    ]);

/** Code without the spaces around it, which Markdown would drop. */
const textPieces = ({ code }: BodyText, text: string) =>
  text.split(code ? /^(\s+)|(\s+)$/u : /$^/u).filter(Boolean);

function textLeaf(node: BodyText, text: string): Leaf {
  if (node.code && text.trim() !== '') return { text, marks: [], code: true };
  return {
    text,
    marks: MARKS.filter((mark) => node[mark] || (mark === 'delete' && node.strikethrough)),
  };
}

/** Texts with the same marks in one piece, without spaces and breaks at the ends of the line. */
function joined(leaves: readonly Leaf[]): Leaf[] {
  const result: Leaf[] = [];
  for (const [index, piece] of leaves.entries()) {
    const leaf = isBlank(piece) ? unmarked(piece, leaves[index - 1], leaves[index + 1]) : piece;
    const previous = result.at(-1);
    if (!previous && isBlank(leaf)) continue;
    if (previous && areAlike(previous, leaf))
      result[result.length - 1] = { ...previous, text: previous.text + leaf.text };
    else result.push(leaf);
  }
  while (isBlank(result.at(-1))) result.pop();
  return result;
}

const areAlike = (a: Leaf, b: Leaf) =>
  !a.whole && !b.whole && a.code === b.code && String(a.marks) === String(b.marks);

/** A space has only the marks of both its neighbours. */
const unmarked = (leaf: Leaf, before?: Leaf, after?: Leaf): Leaf => ({
  ...leaf,
  marks: leaf.marks.filter((mark) => before?.marks.includes(mark) && after?.marks.includes(mark)),
});

const isBlank = (leaf?: Leaf) =>
  leaf !== undefined && (leaf.whole ? leaf.whole.kind === 'break' : leaf.text.trim() === '');

/** Sets delimiters around the longest runs of leaves that share a mark, spaces left outside. */
function marked(leaves: readonly Leaf[], outer: readonly Mark[], isInside: boolean): Token[] {
  const tokens: Token[] = [];
  for (let index = 0; index < leaves.length;) {
    const run = longestRun(leaves, index, outer);
    if (!run) {
      tokens.push(...plainTokens(leaves, index, isInside));
      index += 1;
      continue;
    }
    const group = leaves.slice(index, run.end);
    const first = /^\s*/u.exec(group[0]?.text ?? '')?.[0] ?? '';
    const last = /\s*$/u.exec(group.at(-1)?.text ?? '')?.[0] ?? '';
    const delimiter: Token = { kind: 'delimiter', source: DELIMITERS[run.mark] };
    tokens.push(
      ...spaces(first),
      delimiter,
      ...marked(trimLeaves(group, first, last), [...outer, run.mark], true),
      { ...delimiter },
      ...spaces(last),
    );
    index = run.end;
  }
  return tokens;
}

function longestRun(leaves: readonly Leaf[], start: number, outer: readonly Mark[]) {
  let best: { mark: Mark; end: number } | undefined;
  for (const mark of MARKS) {
    if (outer.includes(mark) || !leaves[start]?.marks.includes(mark)) continue;
    let end = start + 1;
    while (leaves[end]?.marks.includes(mark)) end += 1;
    if (!best || end > best.end) best = { mark, end };
  }
  return best;
}

function trimLeaves(leaves: readonly Leaf[], first: string, last: string): Leaf[] {
  const trimmed = leaves.map((leaf) => ({ ...leaf }));
  const head = trimmed[0];
  if (head) head.text = head.text.slice(first.length);
  const tail = trimmed.at(-1);
  if (tail && last.length > 0) tail.text = tail.text.slice(0, -last.length);
  return trimmed;
}

function plainTokens(leaves: readonly Leaf[], index: number, isInside: boolean): Token[] {
  const leaf = leaves[index];
  if (!leaf) return [];
  if (leaf.whole) return [leaf.whole];
  if (leaf.code) return [{ kind: 'code', source: writeCode(leaf.text) }];
  const [, before = '', text = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(leaf.text) ?? [];
  if (text === '') return spaces(leaf.text);
  const source = escapeText(text);
  return [
    ...spaces(before),
    { kind: 'text', source: isInside || leaves.length > 1 ? escapeEdges(source) : source },
    ...spaces(after),
  ];
}

/**
 * Beside a mark or a link a lone `*`, a final `!` and a bracket mean something, and a final
 * address would swallow the mark.
 */
const escapeEdges = (source: string) =>
  source
    .replace(/^[*_~](?= |$)|(?<= )[*_~]$/gu, '\\$&')
    .replace(/!$|\]/gu, '\\$&')
    .replace(/[^ ]+$|[^ ]*\\\][^ ]*/gu, breakAddress);

const breakAddress = (word: string) => word.replace(/(?<=https?)(?=:)|(?<=www)(?=\.)/giu, '\\');

const spaces = (text: string): Token[] =>
  text === '' ? [] : [{ kind: 'text', source: text.replace(/[^\S\u00A0\u3000]+/gu, ' ') }];

function writeCode(text: string): string {
  const clean = text.replace(/\s+/gu, ' ').normalize('NFC');
  const longest = Math.max(0, ...(clean.match(/`+/gu) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$/u.test(clean) ? ' ' : '';
  return fence + pad + clean + pad + fence;
}
