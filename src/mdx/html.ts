import type { MdastNode } from 'satteri';
import { writeLink } from './anchor.ts';
import { writeHeading } from './heading.ts';
import { offsetOf, sourceOf } from './parse.ts';
import { refusal } from './refusals.ts';
import { expressionAt, isStatement, revealCode, revealText } from './source.ts';
import { writeTable } from './table.ts';
import { EXPRESSION, STATEMENT } from './tags.ts';
import { type Of, writeChecked, type Writing } from './writing.ts';

/**
 * HTML of one node of a body. Every element and attribute that can come out stands here, in
 * `anchor.ts`, `heading.ts` and `table.ts`; a node that has no case is reported and leaves nothing.
 */
export function writeNode(node: MdastNode, writing: Writing): string {
  const children = () => ('children' in node ? writeNodes(node.children, writing) : '');
  switch (node.type) {
    case 'text':
      return writeText(node, writing);
    case 'paragraph':
      return `<p>${writeParagraph(node, writing)}</p>\n`;
    case 'emphasis':
      return `<em>${children()}</em>`;
    case 'strong':
      return `<strong>${children()}</strong>`;
    case 'delete':
      return `<del>${children()}</del>`;
    case 'break':
      return '<br>\n';
    case 'inlineCode':
      return `<code>${writeChecked(revealCode(node.value), node, writing)}</code>`;
    case 'link':
      return writeLink(node, node.url, children(), writing);
    case 'linkReference':
      return writeLink(node, writing.definitions.get(node.identifier) ?? '', children(), writing);
    case 'definition':
      if (!writing.named.has(node.identifier)) writing.report(offsetOf(node), LOST_DEFINITION);
      return '';
    case 'heading':
      return writeHeading(node, children(), writing);
    case 'list':
      return writeList(node, writing);
    case 'blockquote':
      return `<blockquote>\n${children()}</blockquote>\n`;
    case 'code':
      return `<pre tabindex="0"><code>${writeChecked(revealCode(node.value), node, writing)}\n</code></pre>\n`;
    case 'table':
      return writeTable(node, (cell) => writeNodes(cell.children, writing), writing);
    case 'thematicBreak':
      return '<hr>\n';
    default:
      writing.report(offsetOf(node), refusal(node));
      return '';
  }
}

const writeNodes = (nodes: readonly MdastNode[], writing: Writing): string =>
  nodes.map((node) => writeNode(node, writing)).join('');

function writeText(node: Of<'text'>, writing: Writing): string {
  if (expressionAt(node.value) >= 0) {
    const further = expressionAt(sourceOf(node, writing.source));
    writing.report(offsetOf(node) + Math.max(0, further), EXPRESSION);
  }
  return writeChecked(revealText(node.value), node, writing);
}

function writeParagraph(node: Of<'paragraph'>, writing: Writing): string {
  const [first] = node.children;
  if (first?.type === 'text' && isStatement(first.value))
    writing.report(offsetOf(first), STATEMENT);
  return writeNodes(node.children, writing);
}

function writeList(list: Of<'list'>, writing: Writing): string {
  const tag = list.ordered ? 'ol' : 'ul';
  const start = list.ordered && list.start !== 1 ? ` start="${Number(list.start)}"` : '';
  const isLoose = list.spread || list.children.some((item) => item.spread);
  const items = list.children.map((item) => writeItem(item, isLoose === true, writing));
  return `<${tag}${start}>\n${items.join('')}</${tag}>\n`;
}

// Items that no empty line parts hold their text without a paragraph around it.
function writeItem(item: Of<'listItem'>, isLoose: boolean, writing: Writing): string {
  const box = typeof item.checked === 'boolean' ? (item.checked ? '☑ ' : '☐ ') : '';
  const content = item.children.map((child) =>
    !isLoose && child.type === 'paragraph'
      ? `${writeParagraph(child, writing)}\n`
      : writeNode(child, writing),
  );
  return `<li>${box}${content.join('').trimEnd()}</li>\n`;
}

const LOST_DEFINITION =
  'Dòng dạng [chữ]: địa chỉ chỉ đặt địa chỉ cho liên kết, người đọc không thấy. Viết liên kết như [chữ](địa chỉ), hoặc thêm dấu \\ trước dấu [ để dòng này hiện ra.';
