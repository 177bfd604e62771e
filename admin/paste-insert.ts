import { type BodyElement, type BodyNode, element, isText } from './body-nodes.ts';

/** As much of Slate's editor as pasting needs. */
export interface SlateEditor {
  children: BodyNode[];
  selection: { anchor: Point; focus: Point } | null;
  /** What the next letter gets, where that is not what the text around it has. */
  marks?: object | null;
  insertData(data: DataTransfer): void;
  deleteBackward(unit: 'character' | 'word' | 'line' | 'block'): void;
  insertFragmentData(data: DataTransfer): boolean;
  insertFragment(nodes: BodyNode[]): void;
  insertNodes(nodes: BodyNode[], options?: { at?: number[]; select?: boolean }): void;
  removeNodes(options: { at: number[] }): void;
  moveNodes(options: { at: number[]; to: number[] }): void;
  splitNodes(options: {
    match: (node: BodyNode, path: number[]) => boolean;
    always: boolean;
  }): void;
  deleteFragment(): void;
  select(at: object): void;
  start(at: number[]): Point;
  end(at: number[]): Point;
  isStart(point: Point, at: number[]): boolean;
  isEnd(point: Point, at: number[]): boolean;
  withoutNormalizing(change: () => void): void;
}

interface Point {
  path: number[];
  offset: number;
}

/**
 * Puts blocks where the caret is. One paragraph goes into the line; more go between the two
 * halves of the block in which the caret stands, and an empty block is replaced.
 */
export function insertBlocks(editor: SlateEditor, nodes: readonly BodyElement[]): void {
  if (nodes.length === 0) return;
  if (!editor.selection) editor.select(editor.end([]));
  const { anchor, focus } = editor.selection ?? {};
  const isRange = anchor && focus && JSON.stringify(anchor) !== JSON.stringify(focus);
  if (isRange) editor.deleteFragment();
  const [only] = nodes;
  if (nodes.length === 1 && only?.type === 'paragraph') return editor.insertFragment(only.children);
  editor.withoutNormalizing(() => {
    const point = editor.selection?.focus ?? editor.end([]);
    const top = point.path[0] ?? 0;
    const block = editor.children[top];
    const isEmpty = block && !isText(block) && block.type === 'paragraph' && isBlank(block);
    let at = top + 1;
    if (isEmpty) {
      editor.removeNodes({ at: [top] });
      at = top;
    } else if (editor.isStart(point, [top])) at = top;
    else if (!editor.isEnd(point, [top]))
      editor.splitNodes({ match: (_node, path) => path.length === 1, always: true });
    // The caret needs a line after a block that holds none.
    const isVoid = nodes.at(-1)?.type === 'shortcode' && at >= editor.children.length;
    const all = isVoid ? [...nodes, element('paragraph', [])] : [...nodes];
    editor.insertNodes(all, { at: [at] });
    editor.select(editor.end([at + all.length - 1]));
  });
}

const isBlank = (block: BodyElement) =>
  block.children.every((child) => isText(child) && child.text.trim() === '');
