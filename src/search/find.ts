import type { Match } from './answer.ts';
import { isAlone } from './pairs.ts';
import { keepPhrases } from './phrases.ts';
import type { SearchQuery } from './query.ts';
import {
  kindWorth,
  merge,
  newer,
  OTHER_WAY_WEIGHT,
  rank,
  rankBest,
  type Ranked,
  WHOLE,
  worthOf,
} from './rank.ts';
import { readSlips, readUnknown } from './readings.ts';
import { type Fit, fitNeighbours, fitWords } from './score.ts';
import type { Sources } from './sources.ts';
import type { Token } from './tokens.ts';

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

/** Whether the table of neighbours tells all records: of a lonely common word it does not. */
const hasNeighbours = (tokens: readonly Token[]) =>
  tokens.length > 1 || isAlone(tokens[0]?.key ?? '');

const toKeys = (tokens: readonly Token[]) => tokens.map(({ key }) => key).join(' ');

/** What a question asks with tells nothing of its answer. */
const ASKING = new Set(
  'ai gi nao sao dau may bao nhieu the khi duoc co khong la cho thi roi lam con ra tai vi bi'.split(
    ' ',
  ),
);
/** What was understood outweighs what else it may be. */
const OTHER_WEIGHT = 0.8;
/** Of the best one's worth: below, a record has too little of what was asked. */
const NEAR_ENOUGH = 0.7;
const NEAR_PHRASE = 0.4;
/** Words in more than this share of all records are left out where others tell more. */
const COMMON = 0.3;
const MOST_WORDS = 3;
