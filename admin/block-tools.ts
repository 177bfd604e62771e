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
  const block = tool?.closest('[data-slate-node=element]');
  if (!tool || !block) return;
  const path = pathOf(block);
  const at = path.at(-1) ?? 0;
  if (tool.dataset['blockAct'] === 'remove') {
    editor.removeNodes({ at: path });
    return stay(editor, path, block.closest<HTMLElement>('[data-slate-editor]'));
  }
  const to = tool.dataset['blockAct'] === 'up' ? at - 1 : at + 1;
  if (to < 0 || to >= siblings(editor, path).length) return;
  editor.moveNodes({ at: path, to: [...path.slice(0, -1), to] });
  // React puts the block elsewhere, which takes the focus from its button.
  requestAnimationFrame(() => tool.focus());
}

/** Leaves the caret where the block was, so that what is undone next is this. */
function stay(editor: SlateEditor, path: readonly number[], text: HTMLElement | null): void {
  const last = siblings(editor, path).length - 1;
  if (last < 0) return;
  editor.select(editor.start([...path.slice(0, -1), Math.min(path.at(-1) ?? 0, last)]));
  requestAnimationFrame(() => text?.focus());
}

function siblings({ children }: SlateEditor, path: readonly number[]): readonly BodyNode[] {
  return path.slice(0, -1).reduce<readonly BodyNode[]>((nodes, index) => {
    const node = nodes[index];
    return !node || isText(node) ? [] : node.children;
  }, children);
}

/** Where an element of the rich editor is in its document. */
function pathOf(element: Element): number[] {
  const parent = element.parentElement?.closest('[data-slate-node], [data-slate-editor]');
  if (!parent) return [];
  const inside = [...parent.querySelectorAll('[data-slate-node]')].filter(
    (node) => node.parentElement?.closest('[data-slate-node], [data-slate-editor]') === parent,
  );
  const isRoot = parent.hasAttribute('data-slate-editor');
  return [...(isRoot ? [] : pathOf(parent)), inside.indexOf(element)];
}
