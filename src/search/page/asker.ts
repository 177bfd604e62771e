import { type Answer, type Asker, FACETS, type Facet, type Offer, PAGE_LENGTH } from '../answer.ts';
import type { Question, Result } from '../answer.ts';
import { openSearch } from '../engine.ts';
import { excerptOf, highlight, type Part } from '../excerpt.ts';
import { find, type RawRecord } from '../find.ts';
import { RECORD_KINDS, type RecordKind } from '../manifest.ts';
import { parseQuery } from '../query.ts';
import { fromInner } from '../spelling.ts';

/** Opens what answers. Rejects when it cannot be had. */
export async function openAsker(base: string): Promise<Asker> {
  let opened = await openSearch(base);

  const search = async (typed: string, most: number, isRetry = false): Promise<Searched> => {
    const query = parseQuery(typed);
    const { results, queries, match } = await find(query, opened.terms, opened.search);
    const [hasAll, ...records] = await Promise.all([
      opened.isCurrent(),
      ...results.slice(0, most).map((result) => result.data()),
    ]);
    if (hasAll || isRetry) return { records, queries, match, isCut: query.isCut };
    // A release in between took files away, and Pagefind does not say that it missed some.
    opened = await openSearch(base);
    return search(typed, most, true);
  };

  return {
    ask: async (question) => {
      const { records, queries, match, isCut } = await search(question.q, MOST_RECORDS);
      const start = (question.page - 1) * PAGE_LENGTH;
      const narrowed = sorted(records.filter(fits(question)), question.sort);
      return {
        total: narrowed.length,
        match,
        results: narrowed
          .slice(start, start + PAGE_LENGTH)
          .map((record) => toResult(record, queries)),
        counts: countsOf(records, question),
        ...(isCut && { isCut }),
      };
    },
    offer: async (typed) => {
      const { records, queries } = await search(typed, MOST_OFFERS);
      return records.map((record) => toOffer(record, queries));
    },
  };
}

interface Searched {
  records: RawRecord[];
  queries: string[];
  match: Answer['match'];
  isCut: boolean;
}

const fits =
  ({ filters }: Question, except?: Facet) =>
  (record: RawRecord) =>
    FACETS.every((facet) => {
      const wanted = facet === except ? undefined : filters[facet];
      return !wanted || wanted.some((value) => record.filters[facet]?.includes(value));
    });

const dayOf = ({ filters }: RawRecord) => filters['date']?.[0] ?? '';

function sorted(records: RawRecord[], sort: Question['sort']): RawRecord[] {
  if (sort === 'relevance') return records;
  const sign = sort === 'newest' ? -1 : 1;
  return records.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -sign : dayOf(a) > dayOf(b) ? sign : 0));
}

function countsOf(records: readonly RawRecord[], question: Question): Answer['counts'] {
  const countOf = (facet: Facet) => {
    const counts = new Map<string, number>();
    for (const { filters } of records.filter(fits(question, facet)))
      for (const value of filters[facet] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count);
  };
  return {
    kind: countOf('kind'),
    year: countOf('year'),
    unit: countOf('unit'),
    topic: countOf('topic'),
    campaign: countOf('campaign'),
  };
}

function toResult({ raw_url, url, meta, content, filters }: RawRecord, queries: string[]): Result {
  // Each field by itself: a subject and an issuer are no sentence.
  const body = content === meta['title'] ? '' : content;
  const excerpts = [meta['summary'] ?? '', body]
    .filter(Boolean)
    .map((text) => excerptOf(text, queries));
  const excerpt = excerpts.toSorted((a, b) => matchesOf(b) - matchesOf(a))[0] ?? [];
  const kind = kindOf(filters);
  const passage = excerpt.find(({ text, isMatch }) => isMatch && text.includes(' '))?.text;
  const [date, unit] = [filters['date']?.[0], filters['unit']?.[0]];
  return {
    url: raw_url ?? url,
    kind,
    title: highlight(meta['title'] ?? '', queries),
    excerpt,
    ...(kind === 'article' && passage && { passage }),
    ...(date && { date }),
    ...(unit && { unit }),
  };
}

const toOffer = ({ raw_url, url, meta, filters }: RawRecord, queries: string[]): Offer => ({
  text: highlight(meta['title'] ?? '', queries),
  url: raw_url ?? url,
  q: fromInner(meta['title'] ?? ''),
  label: RECORD_KINDS[kindOf(filters)],
});

const matchesOf = (parts: readonly Part[]) =>
  parts.reduce((sum, { text, isMatch }) => sum + (isMatch ? text.length : 0), 0);

function kindOf({ kind }: RawRecord['filters']): RecordKind {
  const known = Object.keys(RECORD_KINDS) as RecordKind[];
  return known.find((name) => name === kind?.[0]) ?? 'page';
}

const MOST_RECORDS = 100;
const MOST_OFFERS = 6;
