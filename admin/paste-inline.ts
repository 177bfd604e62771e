import { type BodyNode, type BodyText, element } from './body-nodes.ts';
import { figureOf, type Paste } from './paste-pictures.ts';

/** How the text inside an element is set. */
export interface Marks {
  bold?: true | undefined;
  italic?: true | undefined;
  /** A heading is bold by itself. */
  isHeading?: true;
}

/** Whether a node stands in a line. An element that holds blocks is a block, whatever its name. */
export function isInline(node: Node): boolean {
  if (!(node instanceof Element)) return true;
  if (!INLINE.has(node.localName) && !node.localName.includes(':')) return false;
  return node.querySelector(BLOCKS) === null;
}

const INLINE = new Set(
  'a abbr b bdi bdo big br cite code del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const BLOCKS = 'p, div, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, section, article, pre';

/** The texts, links, breaks and pictures of an inline node. */
export function inlineOf(node: Node, marks: Marks, paste: Paste, depth: number): BodyNode[] {
  if (node.nodeType === 3) return text(node.textContent ?? '', marks, paste);
  if (!(node instanceof Element) || isLeftOut(node)) return [];
  if (depth > MAX_DEPTH) return text(node.textContent ?? '', marks, paste);
  if (node.localName === 'br')
    return /mso-special-character\s*:\s*line-break|page-break/iu.test(
      node.getAttribute('style') ?? '',
    )
      ? []
      : [element('break', [])];
  if (node.localName === 'img') return figureOf(node, paste);
  const own = marksOf(node, marks);
  const inner = [...node.childNodes].flatMap((child) => inlineOf(child, own, paste, depth + 1));
  const url = node.localName === 'a' ? linkOf(node.getAttribute('href') ?? '') : undefined;
  const hasText = inner.some((child) => 'text' in child && child.text.trim() !== '');
  if (!url || !hasText) return inner;
  const texts = inner.filter((child): child is BodyText => 'text' in child);
  return [
    element('link', texts, { url }),
    ...inner.filter((child) => !('text' in child) && child.type === 'shortcode'),
  ];
}

const MAX_DEPTH = 100;

/** Deleted text of tracked changes, comments and their marks, and what is never shown. */
function isLeftOut(node: Element): boolean {
  const style = node.getAttribute('style') ?? '';
  return (
    node.localName === 'del' ||
    /display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment|mso-list\s*:\s*Ignore/iu.test(
      style,
    ) ||
    /\bMsoCommentReference\b|\bmsoDel\b/u.test(node.getAttribute('class') ?? '') ||
    /^#_(?:msocom|ftn)/u.test(node.getAttribute('href') ?? '')
  );
}

function text(source: string, { bold, italic, isHeading }: Marks, paste: Paste): BodyNode[] {
  const clean = source
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\u200B\uFEFF\u00AD]|[^\P{Cc}\t\n\r]|\p{Bidi_Control}/gu, '')
    .replace(/[\s\u00A0]+/gu, ' ');
  paste.length += clean.length;
  if (clean === '') return [];
  return [{ text: clean, ...(bold && !isHeading && { bold }), ...(italic && { italic }) }];
}

function marksOf(node: Element, marks: Marks): Marks {
  const style = node.getAttribute('style') ?? '';
  const weight = /(?<![\w-])font-weight\s*:\s*([\w-]+)/iu.exec(style)?.[1]?.toLowerCase();
  const slope = /(?<![\w-])font-style\s*:\s*(\w+)/iu.exec(style)?.[1]?.toLowerCase();
  const isBold =
    weight === undefined
      ? /^(?:b|strong)$/u.test(node.localName)
      : weight.startsWith('bold') || Number(weight) >= 600;
  const isItalic =
    slope === undefined ? /^(?:i|em|cite|dfn)$/u.test(node.localName) : slope !== 'normal';
  const next: Marks = { ...marks };
  if (isBold) next.bold = true;
  // Google Docs wraps everything in a <b> that says it is not bold.
  else if (weight !== undefined) next.bold = undefined;
  if (isItalic) next.italic = true;
  else if (slope !== undefined) next.italic = undefined;
  return next;
}

/** An address that readers may follow, or undefined. Places inside the pasted page lead nowhere. */
function linkOf(href: string): string | undefined {
  const address = [...href].filter((character) => character > ' ').join('');
  return /^(?:https?:\/\/|mailto:)[^\s]+$/iu.test(address) ? address : undefined;
}
