import {
  type Answer,
  FACETS,
  type Facet,
  PAGE_LENGTH,
  type Question,
  type Result,
} from './answer.ts';
import { excerptOf, highlight, type Matcher, matcherOf, type Part } from './excerpt.ts';
import { find, type Found } from './find.ts';
import { RECORD_KINDS, type RecordKind } from './manifest.ts';
import { parseQuery } from './query.ts';
import type { RecordText, Sources } from './sources.ts';
import { fromInner } from './spelling.ts';
import { hasAccents, type Token, tokensOf } from './tokens.ts';

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

/** How much of a query a text has as one run of words: 1 for all of it, more in a title or as typed. */
function phraseWorth({ meta, content }: RecordText, ways: readonly (readonly Token[])[]): number {
  const fields = [meta['title'], meta['summary'], content].map((inner) =>
    tokensOf(fromInner(inner ?? '')),
  );
  let best = 0;
  for (const [index, way] of ways.entries()) {
    if (way.length < 2) continue;
    for (const [place, field] of fields.entries()) {
      const run = longestRun(way, field, ({ key }, other) => key === other.key);
      if (run < way.length) continue;
      const exact = way.some(hasAccents)
        ? longestRun(way, field, (a, b) => a.exact === b.exact) / way.length
        : 0;
      best = Math.max(best, 1 + (place === 0 ? 0.2 : 0) + exact / 2 - (index > 0 ? 0.3 : 0));
    }
  }
  return best;
}

/** How many words of `asked`, from its first on, stand as one run somewhere in a text. */
function longestRun(
  asked: readonly Token[],
  text: readonly Token[],
  isSame: (a: Token, b: Token) => boolean,
): number {
  let longest = 0;
  for (let start = 0; start + longest < text.length; start++) {
    let length = 0;
    for (; length < asked.length; length++) {
      const [a, b] = [asked[length], text[start + length]];
      if (!a || !b || !isSame(a, b)) break;
    }
    longest = Math.max(longest, length);
  }
  return longest;
}

function toResult({ url, content, meta, filters }: RecordText, matcher: Matcher): Result {
  const kind = toKind(filters['kind']?.[0]);
  const title = fromInner(meta['title'] ?? '');
  const text = fromInner(content);
  const [summary, body] = [fromInner(meta['summary'] ?? ''), text === title ? '' : text].map(
    (field) => excerptOf(field, matcher),
  );
  const isSummary =
    markedIn(summary) >= markedIn(body) && summary !== undefined && summary.length > 0;
  const parts = (isSummary ? summary : body) ?? [];
  // The text of a document's file is not on its page.
  const passage = kind === 'document' && !isSummary ? '' : longestMark(parts);
  return {
    url: /^\/(?!\/)/u.test(url) ? url : '/',
    kind,
    title: highlight(title, matcher),
    excerpt: parts,
    ...(passage && { passage }),
    ...(filters['date']?.[0] && { date: filters['date'][0] }),
    ...(filters['unit']?.[0] && { unit: filters['unit'][0] }),
  };
}

const toKind = (kind?: string): RecordKind =>
  Object.keys(RECORD_KINDS).find((key): key is RecordKind => key === kind) ?? 'page';

/** Letters that are marked, runs of words for more than lonely ones. */
const markedIn = (parts: readonly Part[] = []) =>
  parts.reduce((sum, { text, isMatch }) => sum + (isMatch ? text.split(' ').length ** 2 : 0), 0);

const longestMark = (parts: readonly Part[]) =>
  parts
    .filter(({ isMatch }) => isMatch)
    .reduce((longest, { text }) => (text.length > longest.length ? text : longest), '');

/** Words as the texts that were found write them, with their accents: as a run, or each by itself. */
function asWritten(tokens: readonly Token[], texts: readonly RecordText[]): string {
  const single = new Map<string, string>();
  for (const { meta, content } of texts)
    for (const inner of [meta['title'], meta['summary'], content]) {
      const words = (fromInner(inner ?? '').match(WORD) ?? []).map((word) => ({
        word: word.toLowerCase(),
        token: tokensOf(word)[0],
      }));
      const isMeant = (asked: Token, token?: Token) =>
        token?.key === asked.key && (!hasAccents(asked) || token.exact === asked.exact);
      const start = words.findIndex((_, at) =>
        tokens.every((asked, index) => isMeant(asked, words[at + index]?.token)),
      );
      if (start >= 0)
        return words
          .slice(start, start + tokens.length)
          .map(({ word }) => word)
          .join(' ');
      for (const { word, token } of words)
        if (token && !single.has(token.key)) single.set(token.key, word);
    }
  return tokens
    .map((token) => (hasAccents(token) ? token.exact : (single.get(token.key) ?? token.key)))
    .join(' ');
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** So many of the first are read to settle their order. */
const READ = 10;
/** A word that more than one record in so many has is not worth a mark when it stands alone. */
const TELLING = 20;
