import { type CollectionName, collections } from '../../src/model/collections.ts';
import { formatNumber } from '../../src/numbers.ts';
import { deskApi } from '../backend-api.ts';
import { make } from '../elements.ts';
import { questionOf, readSearch, type Search, searchAddress, STATES } from './address.ts';
import { drawPages, drawRows, type Row } from './rows.ts';

/** Starts the page of all content. `base` is the path of the portal, with a slash at both ends. */
export function startContents(base: string): void {
  const api = deskApi(new URL(base, location.origin).href);
  const at = <Kind extends Element>(selector: string) =>
    document.querySelector<Kind>(selector) ?? missing(selector);
  const form = at<HTMLFormElement>('#loc');
  const tabs = at('#muc');
  const status = at('#ket-qua');
  const list = at('#danh-sach');
  let asked = 0;

  const go = (change: Partial<Search>) => {
    history.pushState(
      null,
      '',
      searchAddress({ ...readSearch(location.search), page: 1, ...change }),
    );
    void show();
  };

  async function show(): Promise<void> {
    const search = readSearch(location.search);
    const number = (asked += 1);
    drawTabs(tabs, base, search);
    list.ariaBusy = 'true';
    const answer = await api
      .read<Answer>('contents', questionOf(search))
      .catch((error: Error) => error);
    if (number !== asked) return;
    list.ariaBusy = null;
    if (answer instanceof Error) {
      status.textContent = answer.message;
      return;
    }
    fillForm(form, search, answer);
    const { rows, count, pages } = answer;
    status.textContent = count === 0 ? NOTHING : `${formatNumber(count)} mục.`;
    const focused = document.activeElement?.closest('thead') ? search.sort : undefined;
    list.replaceChildren(
      ...(count > 0 ? [drawRows(base, search, rows, sortBy), drawPages(search, pages)] : []),
    );
    if (focused) list.querySelector<HTMLElement>('[aria-sort] button')?.focus();
  }

  const sortBy = (sort: Search['sort']) => {
    const now = readSearch(location.search);
    go({ sort, reverse: now.sort === sort && !now.reverse });
  };

  let typing: ReturnType<typeof setTimeout> | undefined;
  const search = () => {
    clearTimeout(typing);
    go(readForm(form));
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    search();
  });
  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement || isCheckbox(event.target)) search();
  });
  form.addEventListener('input', (event) => {
    if (event.target instanceof HTMLSelectElement || isCheckbox(event.target)) return;
    clearTimeout(typing);
    typing = setTimeout(search, 350);
  });
  form.addEventListener('reset', () => {
    clearTimeout(typing);
    go({ q: '', unit: '', topic: '', year: '', state: '', errors: false });
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isOwn = link?.getAttribute('href')?.startsWith('?') === true;
    if (!link || !isOwn || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    void show().then(() => scrollTo({ top: 0 }));
  });
  addEventListener('popstate', () => void show());
  void show();
  void api.read<Counts>('contents/counts').then(
    ({ counts }) => {
      for (const [name, count] of Object.entries(counts)) totals.set(name, count);
      drawTabs(tabs, base, readSearch(location.search));
    },
    () => undefined,
  );
}

const NOTHING = 'Không có mục nào khớp. Bớt chữ hoặc bỏ bớt điều kiện lọc.';

const totals = new Map<string, number>();

function drawTabs(tabs: Element, base: string, search: Search): void {
  const names = Object.keys(collections) as CollectionName[];
  const focused = tabs.contains(document.activeElement);
  tabs.replaceChildren(
    ...names.map((collection) => {
      const address = searchAddress({ ...readSearch(''), collection });
      const total = totals.get(collection);
      const count = total === undefined ? '' : ` (${formatNumber(total)})`;
      const isHere = collection === search.collection;
      const link = make(
        'a',
        { href: address, ...(isHere && { 'aria-current': 'page' }) },
        collections[collection].label + count,
      );
      return make('li', {}, link);
    }),
  );
  if (focused) tabs.querySelector<HTMLElement>('[aria-current]')?.focus();
  const { singular } = collections[search.collection];
  const create = document.querySelector<HTMLAnchorElement>('#viet-moi');
  if (!create) return;
  create.hidden = 'file' in collections[search.collection];
  create.href = `${base}admin/#/collections/${search.collection}/new`;
  create.textContent = `Viết ${singular} mới`;
}

function fillForm(form: HTMLFormElement, search: Search, { options, states }: Answer): void {
  const choices: Record<'unit' | 'topic' | 'year' | 'state', readonly Option[]> = {
    unit: options.units,
    topic: options.topics,
    year: options.years.map((year) => ({ id: year, title: year })),
    state: Object.entries(STATES).map(([id, label]) => ({
      id,
      title: `${label} (${formatNumber(states[id] ?? 0)})`,
    })),
  };
  for (const name of ['unit', 'topic', 'year', 'state'] as const) {
    const select = form.elements.namedItem(name);
    if (!(select instanceof HTMLSelectElement)) continue;
    const known = choices[name].some(({ id }) => id === search[name]);
    const all =
      known || !search[name]
        ? choices[name]
        : [{ id: search[name], title: search[name] }, ...choices[name]];
    select.replaceChildren(
      make('option', { value: '' }, 'Tất cả'),
      ...all.map(({ id, title }) => make('option', { value: id }, title)),
    );
    select.value = search[name];
    select.closest('label')?.toggleAttribute('hidden', all.length === 0);
  }
  const words = form.elements.namedItem('q');
  if (words instanceof HTMLInputElement && words !== document.activeElement) words.value = search.q;
  const errors = form.elements.namedItem('errors');
  if (errors instanceof HTMLInputElement) errors.checked = search.errors;
}

function readForm(form: HTMLFormElement): Partial<Search> {
  const data = new FormData(form);
  const one = (name: string) => String(data.get(name) ?? '');
  return {
    q: one('q').trim().slice(0, 200),
    unit: one('unit'),
    topic: one('topic'),
    year: one('year'),
    state: one('state'),
    errors: data.has('errors'),
  };
}

const isCheckbox = (target: EventTarget | null) =>
  target instanceof HTMLInputElement && target.type === 'checkbox';

function missing(selector: string): never {
  throw new Error(`The page has no ${selector}. Build the site again.`);
}

interface Option {
  id: string;
  title: string;
}

interface Answer {
  rows: Row[];
  count: number;
  pages: number;
  states: Record<string, number>;
  options: { units: Option[]; topics: Option[]; years: string[] };
}

interface Counts {
  counts: Record<string, number>;
}
