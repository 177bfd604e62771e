import type { Found } from './find.ts';
import { otherWays } from './glossary.ts';
import { WHOLE } from './rank.ts';
import { hasRun } from './runs.ts';
import { fitNeighbours, fitWords } from './score.ts';
import type { Sources } from './sources.ts';
import { hasAccents, type Token } from './tokens.ts';

/**
 * Of quoted phrases, all neighbours must be there; of the first records, as one run in the text as well,
 * for neighbours may stand in different sentences. Where no record has them, the words do.
 */
export async function keepPhrases(
  found: Found,
  phrases: readonly Token[][],
  sources: Sources,
): Promise<Found> {
  const waysOf = phrases.map((phrase) => [phrase, ...otherWays(phrase, sources.manifest.terms)]);
  const fits = await Promise.all(
    waysOf.map(async (ways) => {
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
  const near = found.rows.filter(({ row }) => fits.every((having) => having.has(row)));
  // Two words that stand side by side are the phrase.
  const isSure = phrases.every(({ length }) => length < 3);
  const read = isSure
    ? []
    : await Promise.all(near.slice(0, READ).map(({ row }) => sources.text(row)));
  const isThere = read.map((text) => waysOf.every((ways) => ways.some((way) => hasRun(way, text))));
  const rows = near.filter((_, index) => isThere[index] ?? true);
  return rows.length > 0 ? { ...found, rows } : { ...found, match: 'loose' };
}

/** So many texts are read. */
const READ = 30;
