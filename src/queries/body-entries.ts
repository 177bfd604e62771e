import type { OfficialDocument, Statistic } from './entries.ts';

/** The entries that the blocks of a text show, by id; statistics with what they are measured against. */
export interface BodyEntries {
  statistics: Record<string, Statistic>;
  documents: Record<string, OfficialDocument>;
}

const BLOCK = /<[A-Z][A-Za-z]*\s(?:"[^"]*"|'[^']*'|[^'">])*>/gu;
const VALUE = /=\s*(?:"([^"]*)"|'([^']*)')/gu;

/**
 * The statistics and documents that a text's blocks name. Reads the source without parsing it, and so
 * may find one too many (inside code, say) but never one too few.
 */
export function entriesInBody(
  body: string,
  known: {
    statistics: ReadonlyMap<string, Statistic>;
    documents: ReadonlyMap<string, OfficialDocument>;
  },
): BodyEntries {
  const found: BodyEntries = { statistics: {}, documents: {} };
  for (const [block] of body.matchAll(BLOCK))
    for (const [, double, single] of block.matchAll(VALUE)) {
      const id = double ?? single ?? '';
      const statistic = known.statistics.get(id);
      const document = known.documents.get(id);
      const baseline = known.statistics.get(statistic?.data.baseline ?? '');
      if (statistic) found.statistics[id] = statistic;
      if (baseline) found.statistics[baseline.id] = baseline;
      if (document) found.documents[id] = document;
    }
  return found;
}
