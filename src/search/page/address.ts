import { FACETS, type Facet, type Question, type Sort, SORTS } from '../answer.ts';
import type { RecordKind } from '../manifest.ts';

/** What each facet is called in an address, and in the form that makes one. */
export const FACET_NAMES: Record<Facet, string> = {
  kind: 'loai',
  year: 'nam',
  unit: 'don-vi',
  topic: 'chuyen-de',
  campaign: 'thang',
};

/**
 * What is asked, from the query of an address. Anybody may write an address: what is not known is
 * passed over, and no list is longer than a reader would make it.
 */
export function readAddress(query: string): Question {
  const values = new URLSearchParams(query);
  const question: Question = {
    q: (values.get('q') ?? '').slice(0, LONGEST_TEXT).toWellFormed(),
    filters: {},
    sort: sortOf(values.get('sap-xep')),
    page: /^[1-9]\d{0,4}$/u.test(values.get('trang') ?? '') ? Number(values.get('trang')) : 1,
    ...(values.get('dung') === '1' && { exact: true }),
  };
  for (const facet of FACETS) {
    const chosen = values.getAll(FACET_NAMES[facet]).map((value) => fromAddress(facet, value));
    const known = [...new Set(chosen.filter((value) => value !== undefined))];
    if (known.length > 0) question.filters[facet] = known.slice(0, MOST_VALUES);
  }
  return question;
}

/** The query of the address that asks this, with its `?`. What goes without saying is left out. */
export function writeAddress({ q, filters, sort, page, exact }: Question): string {
  const values = new URLSearchParams();
  if (q !== '') values.append('q', q);
  for (const facet of FACETS)
    for (const value of filters[facet] ?? [])
      values.append(FACET_NAMES[facet], toAddress(facet, value));
  if (sort !== 'relevance') values.append('sap-xep', SORT_SLUGS[sort]);
  if (page > 1) values.append('trang', String(page));
  if (exact) values.append('dung', '1');
  return `?${values}`;
}

/** The same question narrowed differently, from its first page. */
export const withFilters = (question: Question, filters: Question['filters']): Question => ({
  ...question,
  filters,
  page: 1,
});

/** The same question without one value of a facet. */
export function withoutValue(question: Question, facet: Facet, value: string): Question {
  const { [facet]: chosen = [], ...others } = question.filters;
  const left = chosen.filter((other) => other !== value);
  return withFilters(question, left.length > 0 ? { ...others, [facet]: left } : others);
}

/** All values by which a question is narrowed, in the order of the facets. */
export const activeFilters = ({ filters }: Question): { facet: Facet; value: string }[] =>
  FACETS.flatMap((facet) => (filters[facet] ?? []).map((value) => ({ facet, value })));

/** A value of a facet as it stands in an address. */
export const toAddress = (facet: Facet, value: string) =>
  facet === 'kind'
    ? (Object.entries(KIND_SLUGS).find(([kind]) => kind === value)?.[1] ?? '')
    : value;

function fromAddress(facet: Facet, value: string): string | undefined {
  if (facet === 'kind') return Object.entries(KIND_SLUGS).find(([, slug]) => slug === value)?.[0];
  if (facet === 'year') return /^\d{4}$/u.test(value) ? value : undefined;
  const name = value.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return name !== '' && name.length <= LONGEST_NAME ? name : undefined;
}

const sortOf = (slug: string | null): Sort =>
  SORTS.find((sort) => SORT_SLUGS[sort] === slug) ?? 'relevance';

const KIND_SLUGS: Record<RecordKind, string> = {
  article: 'tin-bai',
  document: 'van-ban',
  campaign: 'thang-hanh-dong',
  achievement: 'thanh-tich',
  statistic: 'so-lieu',
  page: 'trang',
};

const SORT_SLUGS: Record<Sort, string> = {
  relevance: 'lien-quan',
  newest: 'moi-nhat',
  oldest: 'cu-nhat',
};

const LONGEST_TEXT = 1000;
const LONGEST_NAME = 200;
const MOST_VALUES = 20;
