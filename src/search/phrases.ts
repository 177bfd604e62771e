import type { Found } from './find.ts';
import { otherWays } from './glossary.ts';
import { WHOLE } from './rank.ts';
import { fitNeighbours, fitWords } from './score.ts';
import type { Sources } from './sources.ts';
import { hasAccents, type Token } from './tokens.ts';

/** Of quoted phrases, all neighbours must be there; where no record has them, the words do. */
export async function keepPhrases(
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
