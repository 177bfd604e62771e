import type { Part } from '../excerpt.ts';

/** An element without which the page cannot work. */
export function need<Found extends Element = HTMLElement>(
  root: ParentNode,
  selector: string,
): Found {
  const found = root.querySelector<Found>(selector);
  if (!found) throw new Error(`The page has no ${selector}. See SearchResults.astro.`);
  return found;
}

/** A copy of what a template holds. */
export const copyOf = (template: HTMLTemplateElement): DocumentFragment =>
  document.importNode(template.content, true);

/** Text in which what was found is marked. It is only ever set as text: an index is data. */
export const toNodes = (parts: readonly Part[]): (Node | string)[] =>
  parts.map(({ text, isMatch }) => {
    if (!isMatch) return text;
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });

export function linkTo(address: string, ...content: (Node | string)[]): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = address;
  link.append(...content);
  return link;
}

/** Words that only a screen reader says. */
export function unseen(text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = 'unseen';
  span.textContent = text;
  return span;
}

export function listItem(...content: (Node | string)[]): HTMLLIElement {
  const item = document.createElement('li');
  item.append(...content);
  return item;
}

/** Changes the page; when what had the focus is gone then, the focus stays near, and nothing scrolls. */
export function keepingFocus(near: HTMLElement, change: () => void): void {
  const hadFocus = document.activeElement !== document.body;
  change();
  const focused = document.activeElement;
  const isGone = !focused || focused === document.body || focused.getClientRects().length === 0;
  if (hadFocus && isGone) near.focus({ preventScroll: true });
}
