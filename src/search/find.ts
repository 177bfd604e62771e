import type { Match } from './answer.ts';
import { otherWays } from './glossary.ts';
import type { SearchQuery } from './query.ts';
import { isAlone } from './pairs.ts';
import { byOtherNames } from './rename.ts';
import { readSlips, readUnknown } from './readings.ts';
import { type Fit, fitNeighbours, fitWords } from './score.ts';
import { splitHundreds } from './slips.ts';
import type { Sources } from './sources.ts';
import { hasAccents, type Token } from './tokens.ts';

/** What a query finds, best first. */
export interface Found {
  rows: { row: number; worth: number }[];
  match: Match;
  /** The words as they were understood, and other ways to say them: what is to be marked. */
  ways: Token[][];
  /** What was searched for instead of what was typed: keys decoded, slips mended. */
  readAs?: Token[];
  /** What was searched for as well: some record has it word for word. */
  maybe?: Token[];
}

/**
 * Finds records: those that have the words side by side first, then nearly so, then all words, then
 * most. What was typed is read in another way only where no record has it as it stands.
 */
export async function find(
  { tokens: typed, phrases, names, hasNumber }: SearchQuery,
  sources: Sources,
  { asTyped = false } = {},
): Promise<Found> {
  const { lexicon } = sources;
  const countPair = async (first: string, second: string) =>
    new Set((await sources.pairs(first, second)).map(({ row }) => row)).size;

  let ranked = await rankBest(
    asTyped ? [[...typed]] : await readUnknown(typed, names, lexicon, countPair),
    hasNumber,
    sources,
  );
  let maybe: Ranked | undefined;
  if (!asTyped && ranked.best < WHOLE) {
    const readings = await readSlips(ranked.tokens, names, sources, countPair);
    const other = await rankBest(readings, hasNumber, sources);
    // Words that exist are read as others only where some record has those word for word.
    if (other.best >= WHOLE) {
      const isSlip = !(await hasAllWords(ranked.tokens, sources));
      if (isSlip) ranked = { ...other, worths: merge(other.worths, ranked.worths, OTHER_WEIGHT) };
      else maybe = other;
    }
  }
  const { tokens } = ranked;
  const match =
    ranked.best >= WHOLE && hasNeighbours(tokens)
      ? 'phrase'
      : await addWords(tokens, ranked, sources, hasNumber);

  const asked = ranked.best < WHOLE ? withoutAsking(tokens) : tokens;
  if (asked.length < tokens.length) {
    const answers = await rank(asked, hasNumber, sources);
    ranked.worths = merge(ranked.worths, answers.worths, 1);
  }
  if (maybe) ranked.worths = merge(ranked.worths, maybe.worths, OTHER_WEIGHT);

  const most = Math.max(...ranked.worths.values(), 0);
  const rows = [...ranked.worths]
    .map(([row, worth]) => ({ row, worth: worth + kindWorth(row, sources) }))
    .filter(({ worth }) => worth >= (match === 'phrase' ? NEAR_PHRASE : NEAR_ENOUGH) * most);
  const found = {
    rows: rows.toSorted((a, b) => b.worth - a.worth || newer(a.row, b.row, sources)),
    match,
    ways: [...ranked.ways, ...(maybe?.ways ?? [])],
    ...(toKeys(tokens) !== toKeys(typed) && { readAs: tokens }),
    ...(maybe && { maybe: maybe.tokens }),
  };
  return phrases.length > 0 ? keepPhrases(found, phrases, sources) : found;
}

interface Ranked {
  /** What was understood. */
  tokens: Token[];
  /** By row; above 1 when all neighbours stand together. */
  worths: Map<number, number>;
  /** The share of neighbours that the best record has. */
  best: number;
  /** The share of neighbours that stand side by side anywhere. */
  known: number;
  ways: Token[][];
}

/** The reading of which some record has most; the likelier one among equals. */
async function rankBest(
  readings: readonly (readonly Token[])[],
  hasNumber: boolean,
  sources: Sources,
): Promise<Ranked> {
  const all = await Promise.all(readings.map((tokens) => rank(tokens, hasNumber, sources)));
  const worthOfReading = ({ best, known }: Ranked) => (best >= WHOLE ? 2 : best * known);
  return all.reduce((best, other) => (worthOfReading(other) > worthOfReading(best) ? other : best));
}

/** What was understood, and what the glossary makes of it: each record at its best. */
async function rank(
  tokens: readonly Token[],
  hasNumber: boolean,
  sources: Sources,
): Promise<Ranked> {
  const { terms, names } = sources.manifest;
  const ways = [
    [...tokens],
    ...otherWays(tokens, terms),
    ...byOtherNames(tokens, names),
    ...byHundreds(tokens),
  ];
  const fits = await Promise.all(ways.map((way) => fitNeighbours(way, sources)));
  let worths = new Map<number, number>();
  let best = 0;
  for (const [index, way] of ways.entries()) {
    const found = fits[index] ?? new Map<number, Fit>();
    const worth = new Map(
      [...found].map(([row, fit]) => [row, worthOf(fit, way, hasNumber, sources, row)]),
    );
    worths = index === 0 ? worth : merge(worths, worth, OTHER_WAY_WEIGHT);
    for (const { near } of found.values()) best = Math.max(best, near);
  }
  const counts = await Promise.all(
    tokens.slice(1).map((token, index) => sources.pairs(tokens[index]?.key ?? '', token.key)),
  );
  const known = counts.filter(({ length }) => length > 0).length / Math.max(1, counts.length);
  return { tokens: [...tokens], worths, best, known, ways };
}

/** `7500` and `7.500` are one number. */
function byHundreds(tokens: readonly Token[]): Token[][] {
  const others = tokens.flatMap(({ key }, index) => {
    const split = splitHundreds(key);
    if (split)
      return [tokens.toSpliced(index, 1, ...split.map((part) => ({ key: part, exact: part })))];
    const whole = key + (tokens[index + 1]?.key ?? '');
    return splitHundreds(whole)?.[0] === key
      ? [tokens.toSpliced(index, 2, { key: whole, exact: whole })]
      : [];
  });
  return others.slice(0, 2);
}

/** Where no record has all neighbours: which have the telling words at all, from Pagefind. */
async function addWords(
  tokens: readonly Token[],
  ranked: Ranked,
  sources: Sources,
  hasNumber: boolean,
): Promise<Match> {
  let isAll = false;
  for (const [index, way] of ranked.ways.entries()) {
    // Longer ways to say it were looked up side by side already.
    if (index > 0 && way.length > 1) continue;
    const fits = await fitNeighbours(way, sources);
    await fitWords(tellingWords(way, sources), fits, sources);
    const worth = new Map(
      [...fits].map(([row, fit]) => {
        if (fit.words >= WHOLE) isAll = true;
        return [row, worthOf(fit, way, hasNumber, sources, row)];
      }),
    );
    ranked.worths = merge(ranked.worths, worth, index === 0 ? 1 : OTHER_WAY_WEIGHT);
  }
  if (tokens.length === 1 || ranked.best >= WHOLE) return 'phrase';
  return isAll ? 'all' : 'most';
}

/** What a question asks about: `ai được tặng bằng khen` is about `tặng bằng khen`. */
function withoutAsking(tokens: readonly Token[]): Token[] {
  const isAsking = ({ key }: Token) => ASKING.has(key);
  const first = tokens.findIndex((token) => !isAsking(token));
  const last = tokens.findLastIndex((token) => !isAsking(token));
  return last - first < 1 ? [...tokens] : tokens.slice(first, last + 1);
}

/** Whether some record has all telling words, wherever they stand: what was typed is no slip then. */
async function hasAllWords(tokens: readonly Token[], sources: Sources): Promise<boolean> {
  const fits = new Map<number, Fit>();
  await fitWords(tellingWords(tokens, sources), fits, sources);
  return [...fits.values()].some(({ words }) => words >= WHOLE);
}

/** The few words that tell most, without those that half of all texts have. */
function tellingWords(tokens: readonly Token[], { lexicon, size }: Sources): Token[] {
  const different = [...new Map(tokens.map((token) => [token.key, token])).values()];
  const rare = different.filter(
    ({ key }) => lexicon.countOf(key) < size * COMMON && !ASKING.has(key),
  );
  const telling = (rare.length > 0 ? rare : different).toSorted(
    (a, b) => lexicon.countOf(a.key) - lexicon.countOf(b.key),
  );
  const common = telling.filter(({ key }) => !isAlone(key)).slice(0, MOST_WORDS);
  return telling.filter((token) => isAlone(token.key) || common.includes(token));
}

function worthOf(
  { near, inTitle, inSummary, exact, words }: Fit,
  way: readonly Token[],
  hasNumber: boolean,
  { facts }: Sources,
  row: number,
): number {
  const isPhrase = near >= WHOLE && way.length > 1;
  const isInRegister =
    hasNumber &&
    inTitle >= 0.6 &&
    facts.facets.kind.values[facts.facets.kind.rows[row]?.[0] ?? -1]?.id === 'document';
  return (
    (isPhrase ? 1.5 : Math.max(near, way.length === 1 ? words : near / 2 + words / 2)) +
    (words >= WHOLE ? 0.25 : 0) +
    0.3 * inTitle +
    0.08 * inSummary +
    (way.some(hasAccents) ? 0.25 * exact : 0) +
    (isInRegister ? 1 : 0)
  );
}

/** Each record at the better of its two worths. */
function merge(
  worths: ReadonlyMap<number, number>,
  others: ReadonlyMap<number, number>,
  weight: number,
) {
  const merged = new Map(worths);
  for (const [row, worth] of others)
    merged.set(row, Math.max(merged.get(row) ?? 0, worth * weight));
  return merged;
}

/** Of quoted phrases, all neighbours must be there; where no record has them, the words do. */
async function keepPhrases(
  found: Found,
  phrases: readonly Token[][],
  sources: Sources,
): Promise<Found> {
  const fits = await Promise.all(
    phrases.map(async (phrase) => {
      const ways = [phrase, ...otherWays(phrase, sources.manifest.terms)];
      const rows = new Set<number>();
      for (const way of ways) {
        const fit = await fitNeighbours(way, sources);
        if (way.length === 1) await fitWords(way, fit, sources);
        for (const [row, { near, words, exact }] of fit)
          if ((way.length === 1 ? words : near) >= WHOLE && (!way.some(hasAccents) || exact > 0))
            rows.add(row);
      }
      return rows;
    }),
  );
  const rows = found.rows.filter(({ row }) => fits.every((having) => having.has(row)));
  return rows.length > 0 ? { ...found, rows } : { ...found, match: 'loose' };
}

/** Whether the table of neighbours tells all records: of a lonely common word it does not. */
const hasNeighbours = (tokens: readonly Token[]) =>
  tokens.length > 1 || isAlone(tokens[0]?.key ?? '');

/** On the same day by row, so that the order never wavers. */
function newer(a: number, b: number, { facts }: Sources): number {
  const [first, second] = [facts.days[a] ?? '', facts.days[b] ?? ''];
  if (first === second) return a - b;
  return second < first ? -1 : 1;
}

/** Readers look for news first: more than what a summary adds, less than a title. */
const kindWorth = (row: number, { facts: { facets } }: Sources) =>
  facets.kind.values[facets.kind.rows[row]?.[0] ?? -1]?.id === 'article' ? 0.1 : 0;

const toKeys = (tokens: readonly Token[]) => tokens.map(({ key }) => key).join(' ');

/** What a question asks with tells nothing of its answer. */
const ASKING = new Set(
  'ai gi nao sao dau may bao nhieu the khi duoc co khong la cho thi roi lam con ra tai vi bi'.split(
    ' ',
  ),
);
/** Shares are sums of parts. */
const WHOLE = 0.999;
/** What was typed outweighs what the glossary makes of it. */
const OTHER_WAY_WEIGHT = 0.9;
/** What was understood outweighs what else it may be. */
const OTHER_WEIGHT = 0.8;
/** Of the best one's worth: below, a record has too little of what was asked. */
const NEAR_ENOUGH = 0.7;
const NEAR_PHRASE = 0.4;
/** Words in more than this share of all records are left out where others tell more. */
const COMMON = 0.3;
const MOST_WORDS = 3;
