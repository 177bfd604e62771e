import { make } from '../elements.ts';

/** One list of the dashboard and the number that leads to it. */
export interface List {
  id: string;
  label: string;
  count: number;
  /** Missing when there is nothing to show: the number says so. */
  section?: HTMLElement;
}

/** A list under its heading. `count` when there are more than are shown; `note` when more is to be said. */
export function listSection(
  id: string,
  label: string,
  items: readonly HTMLElement[],
  { count = items.length, note = '' } = {},
): List {
  const more = count - items.length;
  const notes = [...(more > 0 ? [`Còn ${more} mục nữa không hiện ở đây.`] : []), note];
  const details = notes
    .filter((text) => text !== '')
    .map((text) => make('p', { class: 'desk-detail' }, text));
  if (items.length + details.length === 0) return { id, label, count };
  const section = make(
    'section',
    { id, 'aria-labelledby': `${id}-h`, tabindex: '-1' },
    make('h2', { id: `${id}-h` }, `${label} (${count})`),
    ...(items.length > 0 ? [make('ul', { class: 'desk-list' }, ...items)] : []),
    ...details,
  );
  return { id, label, count, section };
}
