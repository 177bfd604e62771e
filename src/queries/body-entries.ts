import { documentsNumbered, type NumberedDocument, type NumberIndex } from './document-numbers.ts';
import type { OfficialDocument, Statistic } from './entries.ts';

/**
 * The entries that a text shows: by id those of its blocks, statistics with what they are measured
 * against, and documents whose number it has.
 */
export interface BodyEntries {
  statistics: Record<string, Statistic>;
  documents: Record<string, OfficialDocument>;
  numbered: NumberedDocument[];
}

const BLOCK = /<[A-Z][A-Za-z]*\s(?:"[^"]*"|'[^']*'|[^'"<>])*>/gu;
const VALUE = /=\s*(?:"([^"]*)"|'([^']*)')/gu;

/**
 * The entries that a text shows. Reads the source without parsing it, and so may find one too many
 * (inside code, say) but never one too few.
 */
export function entriesInBody(
  body: string,
  known: {
    statistics: ReadonlyMap<string, Statistic>;
    documents: ReadonlyMap<string, OfficialDocument>;
    documentsByNumber: NumberIndex;
  },
): BodyEntries {
  const found: BodyEntries = {
    statistics: {},
    documents: {},
    numbered: documentsNumbered(body, known.documentsByNumber),
  };
  for (const id of valuesInBlocks(body)) {
    const statistic = known.statistics.get(id);
    const baseline = known.statistics.get(statistic?.data.baseline ?? '');
    const document = known.documents.get(id);
    if (statistic) found.statistics[id] = statistic;
    if (baseline) found.statistics[baseline.id] = baseline;
    if (document) found.documents[id] = document;
  }
  return found;
}

/** The values of all attributes of a text's blocks. */
export const valuesInBlocks = (body: string): string[] =>
  [...body.matchAll(BLOCK)].flatMap(([block]) =>
    [...block.matchAll(VALUE)].map(([, double, single]) => double ?? single ?? ''),
  );
