import { type BodyNode, isText } from './body-nodes.ts';
import type { SlateEditor } from './paste-insert.ts';

/**
 * The marks and blocks around the caret, as one text to compare: what the buttons above the rich
 * editor show. Undefined for a selection, of which every part counts.
 */
export function formatAtCaret({ selection, marks, children }: SlateEditor): string | undefined {
  if (!selection) return '';
  if (JSON.stringify(selection.anchor) !== JSON.stringify(selection.focus)) return undefined;
  const around: unknown[] = [];
  let nodes: readonly BodyNode[] = children;
  for (const index of selection.focus.path) {
    const node = nodes[index];
    if (!node) break;
    around.push(isText(node) ? { ...node, text: '' } : node.type);
    nodes = isText(node) ? [] : node.children;
  }
  return JSON.stringify([marks ?? null, around]);
}
