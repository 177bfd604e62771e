import type { BodyElement } from './body-nodes.ts';

/** A paragraph that Word means as an item of a list. */
export interface WordItem {
  /** From 1. */
  level: number;
  /** Word's name for the list, by which two lists in a row are told apart. */
  list: string;
  isNumbered: boolean;
  /** The number that stands before it; 1 when there is none. */
  start: number;
  children: BodyElement[];
}

/**
 * Reads a paragraph of Word's as an item: `mso-list:l0 level2 lfo1` says list and level, and the
 * bullet or number stands in the text, in a span that is to be ignored. Undefined for all else.
 */
export function wordLists(
  node: Element,
): { item: Omit<WordItem, 'children'>; content: Element } | undefined {
  const style = node.getAttribute('style') ?? '';
  const [, list = '', level = '1'] = /mso-list\s*:\s*(l\d+)\s+level(\d)/iu.exec(style) ?? [];
  if (!list || !/^(?:p|div|h[1-6])$/u.test(node.localName)) return undefined;
  const content = node.cloneNode(true) as Element;
  const markers = [...content.querySelectorAll('[style*="mso-list" i]')].filter((span) =>
    /mso-list\s*:\s*Ignore/iu.test(span.getAttribute('style') ?? ''),
  );
  const marker = (markers[0]?.textContent ?? '').replace(/[\s\u00A0]+/gu, '');
  for (const span of markers) span.remove();
  const number = /^\(?(\d{1,4}|[a-zđ]|[ivxl]{1,5})[.)]?\)?$/iu.exec(marker)?.[1];
  // A single “o” is Word's round bullet in Courier New.
  const isNumbered = number !== undefined && marker !== 'o';
  const start = isNumbered && /^\d+$/u.test(number) ? Number(number) : 1;
  return { item: { level: Number(level), list, isNumbered, start }, content };
}
