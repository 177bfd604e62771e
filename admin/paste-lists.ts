import { type BodyElement, element, textIn } from './body-nodes.ts';
import type { WordItem } from './paste-word.ts';

/** A finished block, or a paragraph that is to become an item of a list. */
export type Block = BodyElement | WordItem;

export const isWordItem = (block: Block): block is WordItem => 'level' in block;

/** Word writes each item of a list as a paragraph with its level: makes lists of them. */
export function groupLists(blocks: readonly Block[]): BodyElement[] {
  const made: BodyElement[] = [];
  let open: { list: BodyElement; level: number; name: string }[] = [];
  for (const block of blocks) {
    if (!isWordItem(block)) {
      open = [];
      made.push(block);
      continue;
    }
    const type = block.isNumbered ? 'numbered-list' : 'bulleted-list';
    open = open.filter(({ level }) => level <= block.level);
    let last = open.at(-1);
    if (last && (last.level < block.level || last.list.type !== type || last.name !== block.list)) {
      if (last.level === block.level) open.pop();
      last = undefined;
    }
    const figures = block.children.filter((child) => child.type === 'shortcode');
    const inner = block.children.filter((child) => child.type !== 'shortcode').map(plainInList);
    const item = element('list-item', inner.length > 0 ? inner : [element('paragraph', [])]);
    if (last) last.list.children.push(item);
    else {
      const data = block.isNumbered && block.start > 1 ? { start: block.start } : undefined;
      const list = element(type, [item], data);
      const parent = open.at(-1)?.list.children.at(-1) as BodyElement | undefined;
      if (parent) parent.children.push(list);
      else made.push(list);
      open.push({ list, level: block.level, name: block.list });
    }
    made.push(...figures);
    if (figures.length > 0) open = [];
  }
  return made;
}

/** Headings and quotes inside an item are plain lines. */
export const plainInList = (block: BodyElement): BodyElement =>
  block.type.startsWith('heading') || block.type === 'quote'
    ? element('paragraph', block.type === 'quote' ? [{ text: textIn(block) }] : block.children)
    : block;
