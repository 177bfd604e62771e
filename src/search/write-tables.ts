import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Labels, writeFacts } from './facts.ts';
import { writeLexicon } from './lexicon.ts';
import { TABLES } from './manifest.ts';
import type { Segment } from './segment.ts';
import { writePairs } from './write-pairs.ts';

/**
 * Writes what Pagefind does not know, of all indexes together: the table of neighbours, the facts that
 * results are narrowed by, and the words that exist.
 * @returns how many bits of a hash name a file of the table
 */
export async function writeTables(
  segments: readonly Segment[],
  labels: Labels,
  folder: string,
): Promise<number> {
  await mkdir(folder, { recursive: true });
  const facts = segments.flatMap((segment) => segment.facts);
  await writeFile(join(folder, TABLES.facts), writeFacts(facts, labels));
  await writeFile(join(folder, TABLES.lexicon), writeLexicon(commonWords(segments, facts.length)));
  return writePairs(
    segments.map(({ pairs, facts: { length: rows } }) => ({ pairs, rows })),
    join(folder, TABLES.pairs),
  );
}

/** The words of all indexes; of many records, only those that several have. */
function commonWords(segments: readonly Segment[], records: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word, count] of segments.flatMap(({ words }) => words))
    counts.set(word, (counts.get(word) ?? 0) + count);
  const fewest = Math.max(1, Math.round(records / RECORDS_A_SLIP));
  return new Map([...counts].filter(([, count]) => count >= fewest));
}

/** One text in so many has the same slip of the finger: what is as rare is not taken for a word. */
const RECORDS_A_SLIP = 2000;
