import { type CollectionName, collections } from '../../src/model/collections.ts';

/** What an editor looks for in the lists: what the server is asked, and what the address keeps. */
export interface Search {
  collection: CollectionName;
  q: string;
  unit: string;
  topic: string;
  year: string;
  state: string;
  errors: boolean;
  sort: 'date' | 'title' | 'unit' | 'changed';
  reverse: boolean;
  page: number;
}

export const STATES = {
  published: 'Đã đăng',
  draft: 'Bản nháp',
  waiting: 'Chờ duyệt',
  approved: 'Đã duyệt',
  scheduled: 'Hẹn giờ',
  withdrawn: 'Đã gỡ',
} as const;

const SORTS = ['date', 'title', 'unit', 'changed'] as const;

/** Reads the address. What does not belong there is left out. */
export function readSearch(address: string): Search {
  const given = new URLSearchParams(address);
  const one = (name: string) => given.get(name) ?? '';
  const name = one('muc');
  const state = one('trang-thai');
  return {
    collection: Object.hasOwn(collections, name) ? (name as CollectionName) : 'articles',
    q: one('tim').slice(0, 200),
    unit: one('don-vi'),
    topic: one('chuyen-de'),
    year: /^\d{4}$/u.test(one('nam')) ? one('nam') : '',
    state: Object.hasOwn(STATES, state) ? state : '',
    errors: one('loi') === '1',
    sort: SORTS.find((sort) => sort === one('xep')) ?? 'date',
    reverse: one('nguoc') === '1',
    page: Math.max(1, Math.min(100_000, Math.trunc(Number(one('trang'))) || 1)),
  };
}

/** The address of a search, `?muc=documents&nam=2025`; what everybody looks for first is left out. */
export function searchAddress(search: Search): string {
  const { collection, q, unit, topic, year, state, errors, sort, reverse, page } = search;
  const parts: [string, string][] = [
    ['muc', collection === 'articles' ? '' : collection],
    ['tim', q],
    ['don-vi', unit],
    ['chuyen-de', topic],
    ['nam', year],
    ['trang-thai', state],
    ['loi', errors ? '1' : ''],
    ['xep', sort === 'date' ? '' : sort],
    ['nguoc', reverse ? '1' : ''],
    ['trang', page === 1 ? '' : String(page)],
  ];
  return `?${new URLSearchParams(parts.filter(([, value]) => value !== ''))}`;
}

/** The question to the server. */
export const questionOf = ({ errors, reverse, page, ...search }: Search): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      ...search,
      page: String(page),
      errors: errors ? '1' : '',
      reverse: reverse ? '1' : '',
    }).filter(([, value]) => value !== ''),
  );
