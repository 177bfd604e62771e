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

/**
 * Keeps the format of a letter that is rubbed out for what is typed in its place: UniKey rubs out
 * and rewrites the first letter of a bold word, and the editor would forget that it was bold.
 */
export function keepMarks(editor: SlateEditor): void {
  if (keeping.has(editor)) return;
  keeping.add(editor);
  const plain = editor.deleteBackward;
  editor.deleteBackward = (unit) => {
    const marks = unit === 'character' ? marksOfLone(editor) : undefined;
    plain(unit);
    if (marks) editor.marks = marks;
  };
}

const keeping = new WeakSet<SlateEditor>();

/** The marks of the letter before the caret, where it is the only one that has them. */
function marksOfLone({ selection, children }: SlateEditor): object | undefined {
  const { path, offset } = selection?.focus ?? { path: [], offset: 0 };
  let nodes: readonly BodyNode[] = children;
  let node: BodyNode | undefined;
  for (const index of path) {
    node = nodes[index];
    nodes = node && !isText(node) ? node.children : [];
  }
  if (!node || !isText(node) || offset === 0 || [...node.text].length !== 1) return undefined;
  const { text: _, ...marks } = node;
  return Object.keys(marks).length > 0 ? marks : undefined;
}
