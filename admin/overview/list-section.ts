import { make } from '../elements.ts';

/** One list of the dashboard and the number that leads to it. */
export interface List {
  id: string;
  label: string;
  count: number;
  section: HTMLElement;
}

/** A list under its heading. `count` when there are more than are shown; `nothing` when there are none. */
export function listSection(
  id: string,
  label: string,
  items: readonly HTMLElement[],
  nothing: string,
  count = items.length,
): List {
  const more = count - items.length;
  const section = make(
    'section',
    { id, 'aria-labelledby': `${id}-h`, tabindex: '-1' },
    make('h2', { id: `${id}-h` }, `${label} (${count})`),
    items.length === 0
      ? make('p', { class: 'desk-detail' }, nothing)
      : make('ul', { class: 'desk-list' }, ...items),
    ...(more > 0
      ? [make('p', { class: 'desk-detail' }, `Còn ${more} mục nữa không hiện ở đây.`)]
      : []),
  );
  return { id, label, count, section };
}
