import { formatDate } from '../dates.ts';
import { withBase } from '../urls.ts';
import { excerptOf, highlight, type Part } from './excerpt.ts';
import type { RawRecord } from './find.ts';
import { RECORD_KINDS } from './manifest.ts';

interface Shown {
  records: readonly RawRecord[];
  /** In the inner spelling. */
  queries: readonly string[];
  base: string;
  /** How many results stand on earlier pages. */
  start: number;
}

/** Fills the list below `root`. What comes from the index is only ever set as text. */
export function showResults(root: HTMLElement, { records, queries, base, start }: Shown): void {
  const list = root.querySelector('ol');
  const template = root.querySelector('template');
  if (!list || !template)
    throw new Error('The page has no list of results. See SearchResults.astro.');
  list.replaceChildren(
    ...records.map((record) => {
      const item = template.content.cloneNode(true) as DocumentFragment;
      const { meta, content, filters } = record;
      const link = item.querySelector('a');
      link?.setAttribute('href', withBase(siteAddress(record), base));
      link?.append(...highlight(meta['title'] ?? '', queries).map(toNode));
      item.querySelector('.facts')?.append(...factsOf(filters));
      const text = [meta['summary'], content === meta['title'] ? '' : content]
        .filter(Boolean)
        .join(' ');
      item.querySelector('.excerpt')?.append(...excerptOf(text, queries).map(toNode));
      return item;
    }),
  );
  list.start = start + 1;
  list.hidden = records.length === 0;
}

/** Links to the page before and the page after. */
export function showPages(root: HTMLElement, page: number, pages: number): void {
  const nav = root.querySelector('nav');
  if (!nav) return;
  const link = (target: number, text: string, rel: string) => {
    const address = new URL(location.href);
    address.searchParams.set('trang', String(target));
    const anchor = document.createElement('a');
    anchor.href = address.href;
    anchor.rel = rel;
    anchor.textContent = text;
    return anchor;
  };
  nav.replaceChildren(
    ...(page > 1 ? [link(page - 1, 'Trang trước', 'prev')] : []),
    ...(page < pages ? [link(page + 1, 'Trang sau', 'next')] : []),
  );
  nav.hidden = nav.childElementCount === 0;
}

function factsOf({ kind, date, unit }: Record<string, string[]>): (Node | string)[] {
  const facts: (Node | string)[] = [];
  const name = Object.entries(RECORD_KINDS).find(([key]) => key === kind?.[0])?.[1];
  if (name) facts.push(name);
  if (date?.[0]) {
    const time = document.createElement('time');
    time.dateTime = date[0];
    time.textContent = formatDate(date[0]);
    facts.push(time);
  }
  if (unit?.[0]) facts.push(unit[0]);
  return facts.flatMap((fact, index) => (index === 0 ? [fact] : [' · ', fact]));
}

// Only a path of this site is a link: the index is data.
const siteAddress = ({ raw_url, url }: RawRecord) => {
  const path = raw_url ?? url;
  return /^\/(?!\/)/u.test(path) ? path : '/';
};

function toNode({ text, isMatch }: Part): Node | string {
  if (!isMatch) return text;
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}
