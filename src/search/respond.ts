import { type Answer, FACETS, type Facet, PAGE_LENGTH, type Question } from './answer.ts';
import { matcherOf } from './excerpt.ts';
import { find, type Found } from './find.ts';
import { parseQuery } from './query.ts';
import { toResult } from './result.ts';
import { asWritten, phraseWorth } from './runs.ts';
import type { Sources } from './sources.ts';

/** Answers what a reader asks. */
export async function respond(question: Question, sources: Sources): Promise<Answer> {
  const query = parseQuery(question.q);
  const found = await find(query, sources, { asTyped: question.exact ?? false });
  const shown = narrow(
    found.rows.map(({ row }) => row),
    question.filters,
    sources,
  );
  const rows = await inOrder(shown, found, question, sources);
  const start = (question.page - 1) * PAGE_LENGTH;
  // Accents of what was not typed as it is searched for are a guess.
  const marked = found.readAs
    ? found.ways.map((way) => way.map(({ key }) => ({ key, exact: key })))
    : found.ways;
  const matcher = matcherOf(marked, (key) => sources.lexicon.countOf(key) > sources.size / TELLING);
  const texts = await Promise.all(
    rows.slice(start, start + PAGE_LENGTH).map((row) => sources.text(row)),
  );
  return {
    total: rows.length,
    match: found.match,
    results: texts.map((text) => toResult(text, matcher)),
    counts: countFacets(found, question.filters, sources),
    ...(query.isCut && { isCut: true }),
    ...(found.readAs && { readAs: asWritten(found.readAs, texts) }),
    ...(found.maybe && { suggestion: asWritten(found.maybe, texts) }),
  };
}

/** The rows that have one of the values asked for in every facet, but for `except`. */
function narrow(
  rows: readonly number[],
  filters: Question['filters'],
  { facts }: Sources,
  except?: Facet,
): number[] {
  const wanted = FACETS.flatMap((facet) => {
    const ids = filters[facet];
    if (!ids || facet === except) return [];
    const { values, rows: having } = facts.facets[facet];
    return [{ having, places: new Set(ids.map((id) => values.findIndex((v) => v.id === id))) }];
  });
  return rows.filter((row) =>
    wanted.every(({ having, places }) => having[row]?.some((place) => places.has(place))),
  );
}

function countFacets({ rows }: Found, filters: Question['filters'], sources: Sources) {
  const all = rows.map(({ row }) => row);
  const count = (facet: Facet) => {
    const { values, rows: having } = sources.facts.facets[facet];
    const counts = values.map(() => 0);
    for (const row of narrow(all, filters, sources, facet))
      for (const place of having[row] ?? []) counts[place] = (counts[place] ?? 0) + 1;
    return values
      .map(({ id, label }, place) => ({ value: id, label, count: counts[place] ?? 0 }))
      .filter((value) => value.count > 0 || filters[facet]?.includes(value.value))
      .toSorted((a, b) => (facet === 'year' ? (a.value < b.value ? 1 : -1) : b.count - a.count));
  };
  return Object.fromEntries(FACETS.map((facet) => [facet, count(facet)])) as Answer['counts'];
}

/** By date, or by relevance: then the texts themselves settle the order of the first. */
async function inOrder(
  rows: readonly number[],
  { ways }: Found,
  { sort }: Question,
  sources: Sources,
): Promise<number[]> {
  if (sort !== 'relevance') {
    const { days } = sources.facts;
    const sign = sort === 'newest' ? 1 : -1;
    return rows.toSorted((a, b) => {
      const [first, second] = [days[a], days[b]];
      if (first === second) return 0;
      if (!first || !second) return first ? -1 : 1;
      return first < second ? sign : -sign;
    });
  }
  const first = rows.slice(0, READ);
  const texts = await Promise.all(first.map((row) => sources.text(row)));
  const worths = texts.map((text, index) => phraseWorth(text, ways) - index / 100);
  const order = [...first.keys()].toSorted((a, b) => (worths[b] ?? 0) - (worths[a] ?? 0));
  return [...order.map((index) => first[index] ?? -1), ...rows.slice(READ)];
}

/** So many of the first are read to settle their order. */
const READ = 10;
/** A word that more than one record in so many has is not worth a mark when it stands alone. */
const TELLING = 20;
