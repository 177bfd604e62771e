/**
 * What Decap's parts say in English without asking its locale: mostly words for screen readers.
 * `$1`, `$2` are what stands in the brackets.
 */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  // The empty word for “optional”: the labels say it.
  [/^\(\)$/u, ''],
  [/^Select\.{3}$/u, 'Chọn…'],
  [/^Loading\.{3}$/u, 'Đang tải…'],
  [/^No options$/u, 'Không có mục nào'],
  [/^Remove (.+)$/su, 'Bỏ $1'],
  [/^close$/u, 'đóng'],
  [/^notification timer$/u, 'thời gian còn hiện thông báo'],
  [/^Notifications? .*$/u, 'Thông báo'],
  [
    /^To pick up a draggable item[\s\S]*$/u,
    'Bấm phím cách để nhấc mục, phím mũi tên để chuyển, phím cách lần nữa để đặt xuống, Escape để thôi.',
  ],
  [/^Picked up draggable item .*$/u, 'Đã nhấc mục.'],
  [/^Draggable item \S+ was (?:moved over droppable area|dropped).*$/u, 'Đã chuyển chỗ mục.'],
  [/^Draggable item \S+ is no longer over.*$/u, 'Mục đang ở ngoài danh sách.'],
  [/^Dragging was cancelled.*$/u, 'Đã thôi chuyển.'],
  [/^option (.+), deselected\.$/su, 'Đã bỏ chọn $1.'],
  [/^option (.+), selected\.$/su, 'Đã chọn $1.'],
  [
    /^options? (.+) (?:is|are) disabled\. Select another option\.$/su,
    'Không chọn được $1. Chọn mục khác.',
  ],
  [/^All selected options have been cleared\.$/u, 'Đã bỏ mọi mục đã chọn.'],
  [/^(?:value|option) (.+?)(?: disabled)? focused, (\d+) of (\d+)\.?$/su, '$1, mục $2 trên $3.'],
  [/^option (.+?)( selected)? focused, (\d+) of (\d+)\.\s*/su, '$1, mục $3 trên $4. '],
];

/** Sentences that stand beside others in one text. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/(\d+) results? available(?: for search term (\S[^.]*))?\./gu, '$1 kết quả.'],
  [
    /Use Up and Down to choose options[^.]*\./gu,
    'Dùng mũi tên lên, xuống để xem, Enter để chọn, Escape để đóng.',
  ],
  [
    /(?:\S+|Select) is focused ?,[^.]*?(?:focus selected values|open the menu|type to refine list)[^.]*\.?/gu,
    'Gõ để tìm, mũi tên xuống để mở danh sách.',
  ],
  [
    /Use left and right to toggle between focused values[^.]*\.?/gu,
    'Dùng mũi tên trái, phải để tới mục đã chọn, Backspace để bỏ.',
  ],
  [/\boption (.+?), selected\./gu, 'Đã chọn $1.'],
  [/\b(?:value|option) (.+?) focused, (\d+) of (\d+)\./gu, '$1, mục $2 trên $3.'],
];

const ATTRIBUTES = ['aria-label', 'title', 'placeholder'];

/** The Vietnamese for a text of Decap's, or the text itself. */
export function inVietnamese(text: string): string {
  const trimmed = text.trim();
  for (const [pattern, vietnamese] of SENTENCES)
    if (pattern.test(trimmed)) return trimmed.replace(pattern, vietnamese);
  if (!/^(?:option|value|Use|Select|\d+ results?)\b| is focused ?,/u.test(trimmed)) return text;
  return PARTS.reduce((part, [pattern, vietnamese]) => part.replace(pattern, vietnamese), text);
}

/** Puts those texts into Vietnamese as they appear; never what an editor writes. */
export function speakVietnamese(): void {
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes, attributeName } of changes) {
      if (attributeName && target instanceof Element) translateAttribute(target, attributeName);
      if (target instanceof Text) translateText(target);
      for (const node of addedNodes) translateBelow(node);
    }
  });
  const options = { subtree: true, childList: true, characterData: true };
  observer.observe(document.body, { ...options, attributes: true, attributeFilter: ATTRIBUTES });
}

function translateBelow(root: Node): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node: Node | null = root; node; node = walker.nextNode()) {
    if (node instanceof Text) translateText(node);
    if (node instanceof Element) for (const name of ATTRIBUTES) translateAttribute(node, name);
  }
}

function translateText(text: Text): void {
  const { parentElement } = text;
  // A label is Decap's own, also where it stands among what an editor writes.
  const isLabel = Boolean(parentElement?.closest('label'));
  if (!isLabel && parentElement?.closest('[contenteditable], textarea, article, main a, dialog'))
    return;
  const vietnamese = inVietnamese(text.data);
  if (vietnamese !== text.data) text.data = vietnamese;
}

function translateAttribute(element: Element, name: string): void {
  const value = element.getAttribute(name);
  if (value === null || element.closest('[contenteditable]')) return;
  const vietnamese = inVietnamese(value);
  if (vietnamese !== value) element.setAttribute(name, vietnamese);
}
