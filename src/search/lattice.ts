import type { Token } from './tokens.ts';

/** One way to read a stretch of what was typed. */
export interface Candidate {
  tokens: Token[];
  /** How likely it is before its neighbours are looked at. */
  prior: number;
}

/** In how many records two words stand side by side. */
export type CountPair = (first: string, second: string) => Promise<number>;

interface Path {
  tokens: Token[];
  worth: number;
}

/**
 * The likeliest readings of a whole, best first: one candidate for each place, where neighbours that
 * are known to stand side by side speak for each other (Viterbi's way through a lattice, with the
 * few best at each step).
 */
export async function likeliest(
  places: readonly (readonly Candidate[])[],
  countPair: CountPair,
  limit = 4,
): Promise<Token[][]> {
  let paths: Path[] = [{ tokens: [], worth: 0 }];
  for (const candidates of places) {
    const longer = candidates.map(async ({ tokens, prior }) => {
      const within = prior + (await worthOf(tokens, countPair));
      const extended = paths.map(async (path) => ({
        tokens: [...path.tokens, ...tokens],
        worth:
          path.worth +
          within +
          (await worthOf([...path.tokens.slice(-1), ...tokens.slice(0, 1)], countPair)),
      }));
      return best(await Promise.all(extended), limit);
    });
    paths = (await Promise.all(longer)).flat();
  }
  return best(paths, limit).map(({ tokens }) => tokens);
}

const best = (paths: readonly Path[], limit: number) =>
  paths.toSorted((a, b) => b.worth - a.worth).slice(0, limit);

/** What the neighbours among these words say for them: 1 and a bit for each pair that exists. */
async function worthOf(tokens: readonly Token[], countPair: CountPair): Promise<number> {
  const counts = await Promise.all(
    tokens.slice(1).map((token, index) => countPair(tokens[index]?.key ?? '', token.key)),
  );
  return counts.reduce(
    (sum, count) => sum + (count > 0 ? 1 + Math.min(Math.log2(count), 10) / 20 : 0),
    0,
  );
}
