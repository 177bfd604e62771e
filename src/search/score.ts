import { FIELDS, isAlone, NOTHING, type Posting, spellingOf } from './pairs.ts';
import type { Sources } from './sources.ts';
import { hasAccents, type Token } from './tokens.ts';

/** How well a record fits what was asked: shares of it, weighed by how telling each word is. */
export interface Fit {
  /** Neighbours that stand together as asked; 1 when all do. */
  near: number;
  inTitle: number;
  inSummary: number;
  /** With the accents that were typed. */
  exact: number;
  /** Words that are there at all; only known where it was asked for. */
  words: number;
}

/** The records in which any two words of a query stand side by side, or its only one stands. */
export async function fitNeighbours(
  tokens: readonly Token[],
  { pairs, size }: Pick<Sources, 'pairs' | 'size'>,
): Promise<Map<number, Fit>> {
  const neighbours = new Map<string, [Token, Token]>();
  for (const [index, token] of tokens.entries()) {
    const before = tokens.length === 1 && isAlone(token.key) ? NOTHING : tokens[index - 1];
    if (before) neighbours.set(`${before.key} ${token.key}`, [before, token]);
  }
  const found = await Promise.all(
    [...neighbours.values()].map(async ([first, second]) => {
      const postings = await pairs(first.key, second.key);
      return { spelling: spellingOf(first, second), postings: byRow(postings) };
    }),
  );
  // What stands nowhere tells nothing of the records, but none has all of the query then.
  const known = found.filter(({ postings }) => postings.size > 0);
  const total =
    known.reduce((sum, { postings }) => sum + tellingOf(postings.size, size), 0) *
    (known.length < found.length ? LACKING : 1);
  const fits = new Map<number, Fit>();
  for (const { postings, spelling } of known) {
    const share = tellingOf(postings.size, size) / total;
    for (const [row, places] of postings) {
      const fit = fits.get(row) ?? { ...NO_FIT };
      fit.near += share;
      if (places.some(({ field }) => field === FIELDS.title)) fit.inTitle += share;
      if (places.some(({ field }) => field === FIELDS.summary)) fit.inSummary += share;
      if (places.some((place) => place.spelling === spelling)) fit.exact += share;
      fits.set(row, fit);
    }
  }
  return fits;
}

/** Adds to each record's fit which of these words it has, wherever they stand. */
export async function fitWords(
  tokens: readonly Token[],
  fits: Map<number, Fit>,
  sources: Sources,
): Promise<void> {
  const { lexicon, facts, size } = sources;
  const shares = tokens.map(({ key }) => tellingOf(lexicon.countOf(key), size));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const found = await Promise.all(tokens.map((token) => hitsOf(token, sources)));
  // Word by word, not as answers come in: sums of fractions depend on their order.
  for (const [index, token] of tokens.entries()) {
    const share = (shares[index] ?? 0) / total;
    const rows = new Map(found[index]?.map((hit) => [hit.row, hit]));
    for (const row of ofYear(token, facts)) if (!rows.has(row)) rows.set(row, { row });
    for (const { row, inTitle, inSummary, exact } of rows.values()) {
      const fit = fits.get(row) ?? { ...NO_FIT };
      fit.words += share;
      if (inTitle) fit.inTitle += share / 2;
      if (inSummary) fit.inSummary += share / 2;
      if (exact) fit.exact += share / 2;
      fits.set(row, fit);
    }
  }
}

/** Which records have a word: from our own table where it has them all, else from Pagefind. */
async function hitsOf(token: Token, { pairs, words }: Sources): Promise<Hit[]> {
  const alone = await pairs('', token.key);
  if (isAlone(token.key)) {
    const spelling = spellingOf(NOTHING, token);
    return alone.map((posting) => ({
      row: posting.row,
      inTitle: posting.field === FIELDS.title,
      inSummary: posting.field === FIELDS.summary,
      exact: posting.spelling === spelling,
    }));
  }
  const [found, exact] = await Promise.all([
    words(token.key, { exact: false }),
    hasAccents(token) ? words(token.exact, { exact: true }) : [],
  ]);
  const exactRows = new Set(exact.map(({ row }) => row));
  // Of a word in title and summary, Pagefind tells one of the two, now this, now that (as of 1.6).
  const titled = new Set(alone.filter(({ field }) => field === FIELDS.title).map(({ row }) => row));
  return found.map(({ row, inText }) => ({
    row,
    inTitle: titled.has(row),
    inSummary: !titled.has(row) && !inText,
    exact: exactRows.has(row),
  }));
}

/** A year is also what a record is dated, even where its text does not say so. */
function ofYear({ key }: Token, { facets: { year } }: Sources['facts']): number[] {
  if (!/^(?:19|20)\d\d$/u.test(key)) return [];
  const place = year.values.findIndex(({ id }) => id === key);
  return [...year.rows.keys()].filter((row) => year.rows[row]?.includes(place));
}

function byRow(postings: readonly Posting[]) {
  const rows = new Map<number, Posting[]>();
  for (const posting of postings) {
    const places = rows.get(posting.row);
    if (places) places.push(posting);
    else rows.set(posting.row, [posting]);
  }
  return rows;
}

interface Hit {
  row: number;
  inTitle?: boolean;
  inSummary?: boolean;
  exact?: boolean;
}

/** How much it tells that a record has what `count` of all records have (Robertson's IDF, above 0). */
const tellingOf = (count: number, size: number) =>
  Math.log(1 + (Math.max(0, size - count) + 0.5) / (count + 0.5));

/** The best that is left where a query has neighbours that stand nowhere is four fifths of it. */
const LACKING = 1.25;
const NO_FIT: Fit = { near: 0, inTitle: 0, inSummary: 0, exact: 0, words: 0 };
