import type { CountedLink } from './archive.ts';
import { groupBy } from './articles.ts';
import { type Facet, facetsOf, type FacetValue } from './document-facets.ts';
import { type DocumentRow, documentRow } from './documents.ts';
import type { Link } from './entries.ts';
import type { Portal } from './portal.ts';

/** More than this many documents, and a list shows the newest and sends to its years. */
export const LONG = 100;
const NEWEST = 50;

/** One list of the register. */
export interface RegisterView {
  url: string;
  title: string;
  trail: Link[];
  count: number;
  /** Of its newest document. */
  date: string | undefined;
  /** Newest first; the newest only where the list is long. */
  documents: DocumentRow[];
  /** Where the rest of a long list is, by year or by month. */
  periods: CountedLink[];
  /** What the documents shown can be narrowed to on the page itself. */
  filters: Filter[];
}

/** One choice of the form that narrows a list without leaving the page. */
export interface Filter {
  name: string;
  label: string;
  options: { value: string; text: string }[];
}

/** The register's first page: the newest documents, and the ways to narrow them. */
export interface FrontView extends RegisterView {
  facets: Facet[];
}

export function registerFront(portal: Portal): FrontView {
  const rows = rowsOf(portal);
  const [view] = listsOf({ url: ROOT.url, text: ROOT.text, trail: [], rows, by: ['year'] });
  return { ...view, periods: [], facets: facetsOf(rows) };
}

/** A page that lists the values of one facet. */
export interface FacetView {
  url: string;
  title: string;
  /** Of the newest document, or while there is none of the last change of the portal. */
  date: string;
  values: CountedLink[];
}

export const facetViews = (portal: Portal): FacetView[] =>
  facetsOf(rowsOf(portal)).map(({ name, word, values }) => ({
    url: `${ROOT.url}${name}/`,
    title: `Văn bản theo ${word}`,
    date: newestDay(portal),
    values: values.map(({ url, text, count }) => ({ url, text, count })),
  }));

/** The lists of all facets, each with the lists of its years and months where it is long. */
export const registerViews = (portal: Portal): RegisterView[] =>
  facetsOf(rowsOf(portal)).flatMap(({ name, word, values }) =>
    values.flatMap(({ url, title, documents }: FacetValue) =>
      listsOf({
        url,
        text: title,
        trail: [ROOT, { url: `${ROOT.url}${name}/`, text: `Theo ${word}` }],
        rows: documents,
        by: name === 'nam' ? ['month'] : ['year', 'month'],
      }),
    ),
  );

const newestDay = ({ documents, changed }: Portal) =>
  [...documents.values()][0]?.data.date ?? changed;

const ROOT: Link = { url: '/van-ban/', text: 'Văn bản' };

const rowsOf = ({ documents, today }: Portal) =>
  [...documents.values()].map((document) => documentRow(document, today));

interface List extends Link {
  trail: Link[];
  rows: DocumentRow[];
  /** How a long list is divided, and then its parts. */
  by: ('year' | 'month')[];
}

function listsOf({ url, text, trail, rows, by }: List): [RegisterView, ...RegisterView[]] {
  const [period, ...finer] = by;
  const isLong = rows.length > LONG && period !== undefined;
  const documents = isLong ? rows.slice(0, NEWEST) : rows;
  const parts = isLong ? [...groupBy(rows, ({ date }) => [PERIODS[period].of(date)])] : [];
  const links = parts.map(([name, { length: count }]) => ({
    url: `${url}${name}/`,
    text: `${PERIODS[period ?? 'year'].word} ${Number(name)}`,
    count,
  }));
  return [
    {
      url,
      title: text,
      trail,
      count: rows.length,
      date: rows[0]?.date,
      documents,
      periods: links,
      filters: isLong ? [] : filtersOf(rows),
    },
    ...links.flatMap((link, index) =>
      listsOf({
        url: link.url,
        text: `${text}, ${link.text.toLocaleLowerCase('vi')}`,
        trail: [...trail, { url, text }],
        rows: parts[index]?.[1] ?? [],
        by: finer,
      }),
    ),
  ];
}

const PERIODS = {
  year: { word: 'Năm', of: (date: string) => date.slice(0, 4) },
  month: { word: 'Tháng', of: (date: string) => date.slice(5, 7) },
};

/** So few documents need no form. */
const FILTERED_FROM = 8;

const filtersOf = (rows: readonly DocumentRow[]): Filter[] =>
  rows.length < FILTERED_FROM
    ? []
    : facetsOf(rows)
        .filter(({ values }) => values.length > 1)
        .map(({ name, title, values }) => ({
          name,
          label: title,
          options: values.map(({ value, text, count }) => ({ value, text: `${text} (${count})` })),
        }));
