import { expandQuery } from './glossary.ts';
import { type GlossaryTerm, RECORD_KINDS } from './manifest.ts';
import type { SearchQuery } from './query.ts';

/** One record that Pagefind found, before its text is loaded. */
export interface RawResult {
  id: string;
  score: number;
  data: () => Promise<RawRecord>;
}

/** A record's text and facts, as the index holds them. */
export interface RawRecord {
  raw_url?: string;
  url: string;
  content: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}

export type RunSearch = (
  words: string,
  filters?: Record<string, { any: string[] }>,
) => Promise<RawResult[]>;

export interface Found {
  results: RawResult[];
  /** The queries that were run, in the inner spelling: what to highlight. */
  queries: string[];
  /** `all`: each result has every word. `most`: none has, these come near. `loose`: the quoted words, but not as a phrase. */
  match: 'all' | 'most' | 'loose';
}

/**
 * Finds records, best first: those that have the words as a phrase, then those that have them all;
 * each by Pagefind's score, in which a title outweighs a summary, and a summary the text. When
 * there is none, those that lack one word.
 */
export async function find(
  query: SearchQuery,
  terms: readonly GlossaryTerm[],
  search: RunSearch,
): Promise<Found> {
  const queries = expandQuery(query.words, terms);
  const ranked = await Promise.all(
    queries.map((words) => rank(words, search, words === query.words ? 1 : EXPANDED_WEIGHT)),
  );
  const all = sortRanked(ranked.flat());
  if (all.length === 0)
    return { results: await findMost(query.words, search), queries, match: 'most' };

  const quoted = all.filter(await haveAllPhrases(query.phrases, terms, search));
  const results = quoted.length > 0 ? quoted : all;
  return {
    results: query.isNumber ? await placeDocuments(results, query.words, search) : results,
    queries,
    match: quoted.length > 0 ? 'all' : 'loose',
  };
}

interface Ranked {
  result: RawResult;
  isPhrase: boolean;
  score: number;
}

async function rank(words: string, search: RunSearch, weight = 1): Promise<Ranked[]> {
  const results = await search(words);
  const phrase = idsOf(await search(`"${words}"`));
  const others = idsOf(
    results.length > 1 ? await search(words, { kind: { any: OTHER_KINDS } }) : [],
  );
  return results.map((result) => ({
    result,
    isPhrase: phrase.has(result.id),
    score: result.score * weight * (others.has(result.id) ? OTHER_KIND_WEIGHT : 1),
  }));
}

/** Each result once, at the best of its places. */
function sortRanked(ranked: readonly Ranked[]): RawResult[] {
  const seen = new Set<string>();
  return [...ranked]
    .sort((a, b) => Number(b.isPhrase) - Number(a.isPhrase) || b.score - a.score)
    .map(({ result }) => result)
    .filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** Answers whether a result has every quoted phrase, in whatever way the glossary knows to say it. */
async function haveAllPhrases(
  phrases: readonly string[],
  terms: readonly GlossaryTerm[],
  search: RunSearch,
) {
  const found = await Promise.all(
    phrases.map(async (phrase) => {
      const ways = expandQuery(phrase, terms).map((words) => search(`"${words}"`));
      return idsOf((await Promise.all(ways)).flat());
    }),
  );
  return ({ id }: RawResult) => found.every((ids) => ids.has(id));
}

/** The register's entries of a number stand right behind the first article that cites it. */
async function placeDocuments(results: RawResult[], words: string, search: RunSearch) {
  const documents = idsOf(await search(`"${words}"`, { kind: { any: ['document'] } }));
  const [first, ...articles] = results.filter(({ id }) => !documents.has(id));
  return [...(first ? [first] : []), ...results.filter(({ id }) => documents.has(id)), ...articles];
}

/** What has all words but one, whichever; failing that, what has most pairs of neighbouring words. */
async function findMost(query: string, search: RunSearch): Promise<RawResult[]> {
  const words = query.split(' ').slice(0, MOST_WORDS);
  if (words.length < FEWEST_WORDS) return [];
  const withoutOne = words.map((_, left) => words.toSpliced(left, 1).join(' '));
  const lacking = await Promise.all(withoutOne.map((some) => rank(some, search)));
  if (lacking.some((found) => found.length > 0)) return sortRanked(lacking.flat());

  const pairs = words.slice(1).map((word, index) => `${words[index]} ${word}`);
  const sums = new Map<string, Ranked>();
  for (const found of await Promise.all(pairs.map((pair) => rank(pair, search))))
    for (const { result, isPhrase, score } of found) {
      const before = sums.get(result.id)?.score ?? 0;
      const worth = isPhrase ? score * NEIGHBOUR_WEIGHT : score;
      sums.set(result.id, { result, isPhrase: false, score: before + worth });
    }
  return sortRanked([...sums.values()]);
}

const idsOf = (results: readonly RawResult[]) => new Set(results.map(({ id }) => id));

const OTHER_KINDS = Object.keys(RECORD_KINDS).filter((kind) => kind !== 'article');
/** Readers look for news first: an entry of another kind must fit twice as well. */
const OTHER_KIND_WEIGHT = 0.5;
/** What was typed outweighs what the glossary makes of it. */
const EXPANDED_WEIGHT = 0.6;
const NEIGHBOUR_WEIGHT = 3;
const FEWEST_WORDS = 3;
const MOST_WORDS = 10;
