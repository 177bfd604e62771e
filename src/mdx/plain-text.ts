import type { MdastNode } from 'satteri';
import { revealCode, revealText } from './source.ts';

/** The words of a node, without any markup; paragraphs, items and rows end their lines. */
export function textOf(node: MdastNode): string {
  switch (node.type) {
    case 'text':
      return revealText(node.value).normalize('NFC');
    case 'inlineCode':
    case 'code':
      return revealCode(node.value).normalize('NFC');
    case 'break':
      return '\n';
    case 'blockquote':
    case 'list':
    case 'listItem':
    case 'table':
      return node.children.map(textOf).join('\n');
    case 'tableRow':
      return node.children.map(textOf).join(' ');
    default:
      return 'children' in node ? node.children.map(textOf).join('') : '';
  }
}
