import { otherWays } from './glossary.ts';
import { byOtherNames } from './rename.ts';
import { type Fit, fitNeighbours } from './score.ts';
import { splitHundreds } from './slips.ts';
import type { Sources } from './sources.ts';
import { hasAccents, type Token } from './tokens.ts';

/** The records that a reading of a query finds by its neighbours. */
export interface Ranked {
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
export async function rankBest(
  readings: readonly (readonly Token[])[],
  hasNumber: boolean,
  sources: Sources,
): Promise<Ranked> {
  const all = await Promise.all(readings.map((tokens) => rank(tokens, hasNumber, sources)));
  const worthOfReading = ({ best, known }: Ranked) => (best >= WHOLE ? 2 : best * known);
  return all.reduce((best, other) => (worthOfReading(other) > worthOfReading(best) ? other : best));
}

/** What was understood, and what the glossary makes of it: each record at its best. */
export async function rank(
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

/** How well a record answers a way to say what was asked: a phrase above all, then where and how. */
export function worthOf(
  { near, inTitle, inSummary, exact, words }: Fit,
  way: readonly Token[],
  hasNumber: boolean,
  { facts }: Sources,
  row: number,
): number {
  const isPhrase = near >= WHOLE && way.length > 1;
  const isInRegister = hasNumber && inTitle >= 0.6 && kindOf(row, facts) === 'document';
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
export function merge(
  worths: ReadonlyMap<number, number>,
  others: ReadonlyMap<number, number>,
  weight: number,
) {
  const merged = new Map(worths);
  for (const [row, worth] of others)
    merged.set(row, Math.max(merged.get(row) ?? 0, worth * weight));
  return merged;
}

/** Newer first; on the same day by row, so that the order never wavers. */
export function newer(a: number, b: number, { facts }: Sources): number {
  const [first, second] = [facts.days[a] ?? '', facts.days[b] ?? ''];
  if (first === second) return a - b;
  return second < first ? -1 : 1;
}

/** Readers look for news first: more than what a summary adds, less than a title. */
export const kindWorth = (row: number, { facts }: Sources) =>
  kindOf(row, facts) === 'article' ? 0.1 : 0;

const kindOf = (row: number, { facets: { kind } }: Sources['facts']) =>
  kind.values[kind.rows[row]?.[0] ?? -1]?.id;

/** Shares are sums of parts: what is all of something. */
export const WHOLE = 0.999;
/** What was typed outweighs what the glossary makes of it. */
export const OTHER_WAY_WEIGHT = 0.9;
