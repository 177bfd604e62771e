import { type BodyNode, isText } from './body-nodes.ts';
import { decap, type ReactNode } from './decap.ts';
import type { SlateEditor } from './paste-insert.ts';

/** What every block of the text has at its upper edge: a way up, a way down, a way out. */
export function blockTools(): ReactNode {
  const { h } = decap();
  const tools = Object.entries(ACTS).map(([act, [text, label]]) =>
    h(
      'button',
      { key: act, type: 'button', 'data-block-act': act, 'aria-label': label, title: label },
      text,
    ),
  );
  return h(
    'div',
    { className: 'desk-block-tools', role: 'group', 'aria-label': 'Khối này' },
    ...tools,
  );
}

const ACTS = {
  up: ['↑', 'Chuyển khối lên'],
  down: ['↓', 'Chuyển khối xuống'],
  remove: ['Xóa', 'Xóa khối (Ctrl+Z lấy lại)'],
} as const;

/** Does what a pressed tool says with the block that it belongs to. */
export function actOnBlock(editor: SlateEditor, target: Element): void {
  const tool = target.closest<HTMLElement>('[data-block-act]');
  const text = tool?.closest<HTMLElement>('[data-slate-editor]');
  const tools = [...(text?.querySelectorAll('.desk-block-tools') ?? [])];
  // Both stand in the order of the text. Lists and quotes are no elements that Slate knows again.
  const paths = blockPaths(editor.children);
  const path = paths[tools.findIndex((group) => group.contains(tool ?? null))];
  // What is drawn may not be what is there: until it is drawn anew, nothing can be meant.
  if (!tool || !text || !path || tools.length !== paths.length) return;
  const at = path.at(-1) ?? 0;
  if (tool.dataset['blockAct'] === 'remove') {
    editor.removeNodes({ at: path });
    return stay(editor, path, text);
  }
  const to = tool.dataset['blockAct'] === 'up' ? at - 1 : at + 1;
  if (to < 0 || to >= siblings(editor, path).length) return;
  editor.moveNodes({ at: path, to: [...path.slice(0, -1), to] });
  // React puts the block elsewhere, which takes the focus from its button.
  requestAnimationFrame(() => tool.focus());
}

/** Leaves the caret where the block was, so that what is undone next is this. */
function stay(editor: SlateEditor, path: readonly number[], text: HTMLElement): void {
  const last = siblings(editor, path).length - 1;
  if (last < 0) return;
  editor.select(editor.start([...path.slice(0, -1), Math.min(path.at(-1) ?? 0, last)]));
  requestAnimationFrame(() => text.focus());
}

function siblings({ children }: SlateEditor, path: readonly number[]): readonly BodyNode[] {
  return path.slice(0, -1).reduce<readonly BodyNode[]>((nodes, index) => {
    const node = nodes[index];
    return !node || isText(node) ? [] : node.children;
  }, children);
}

/** Where the blocks of the toolbar are in the document, in their order. */
function blockPaths(nodes: readonly BodyNode[], above: readonly number[] = []): number[][] {
  return nodes.flatMap((node, index) => {
    if (isText(node)) return [];
    const path = [...above, index];
    return node.type === 'shortcode' ? [path] : blockPaths(node.children, path);
  });
}
