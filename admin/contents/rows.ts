import { formatDate, formatMoment } from '../../src/dates.ts';
import { formatNumber } from '../../src/numbers.ts';
import { button, make } from '../elements.ts';
import { type Search, searchAddress, STATES } from './address.ts';

/** One entry as the server lists it. */
export interface Row {
  id: string;
  title: string;
  detail: string;
  date: string;
  unit: string;
  states: (keyof typeof STATES)[];
  changed: { by: string; at: string };
  errors: number;
}

/** The entries of a page as a table; the heads of columns sort. */
export function drawRows(
  base: string,
  search: Search,
  rows: readonly Row[],
  sort: (by: Search['sort']) => void,
): HTMLElement {
  const heads = COLUMNS.map(({ name, label }) => {
    if (!name) return make('th', { scope: 'col' }, label);
    const isSorted = search.sort === name;
    const isDown = (name === 'date' || name === 'changed') !== search.reverse;
    return make(
      'th',
      { scope: 'col', ...(isSorted && { 'aria-sort': isDown ? 'descending' : 'ascending' }) },
      button(`${label}${isSorted ? (isDown ? ' ↓' : ' ↑') : ''}`, () => sort(name)),
    );
  });
  const body = rows.map((row) => drawRow(base, search, row));
  return make(
    'table',
    { role: 'table' },
    make('thead', {}, make('tr', {}, ...heads)),
    make('tbody', {}, ...body),
  );
}

const COLUMNS: readonly { name?: Search['sort']; label: string }[] = [
  { name: 'title', label: 'Tên' },
  { name: 'date', label: 'Ngày' },
  { name: 'unit', label: 'Đơn vị' },
  { label: 'Trạng thái' },
  { name: 'changed', label: 'Sửa gần nhất' },
];

function drawRow(base: string, { collection }: Search, row: Row): HTMLElement {
  const { id, title, detail, date, unit, states, changed, errors } = row;
  const address = `${base}admin/#/collections/${collection}/entries/${id}`;
  const name = make('th', { scope: 'row' }, make('a', { href: address }, title));
  // The day has a column of its own.
  if (detail && detail !== formatDate(date || '2000-01-01')) name.append(make('small', {}, detail));
  const said = states.map((state) => make('span', { class: 'state' }, STATES[state]));
  if (errors > 0) said.push(make('span', { class: 'errors' }, `${formatNumber(errors)} lỗi`));
  const when = changed.at ? `${formatMoment(changed.at)}, ${changed.by}` : '';
  const cell = (label: string, ...content: (Node | string)[]) =>
    make('td', { 'data-label': label, role: 'cell' }, ...content);
  return make(
    'tr',
    { role: 'row' },
    name,
    make('td', { 'data-label': 'Ngày', role: 'cell', class: 'day' }, date && formatDate(date)),
    cell('Đơn vị', unit),
    cell('Trạng thái', ...said),
    cell('Sửa gần nhất', when),
  );
}

/** Links to the pages before and after, and to both ends. */
export function drawPages(search: Search, pages: number): HTMLElement {
  const link = (label: string, page: number) =>
    make('a', { href: searchAddress({ ...search, page }) }, label);
  const { page } = search;
  return make(
    'nav',
    { 'aria-label': 'Các trang của danh sách' },
    ...(page > 1 ? [link('Trang đầu', 1), link('Trang trước', page - 1)] : []),
    make('span', {}, `Trang ${formatNumber(page)} / ${formatNumber(pages)}`),
    ...(page < pages ? [link('Trang sau', page + 1), link('Trang cuối', pages)] : []),
  );
}
