import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Measure } from './measure.ts';
import type { Cost, Costs } from './search-costs.ts';
import type { Score } from './search-quality.ts';

/** All that the bench saw of one engine. */
export interface EngineResult {
  engine: string;
  scores: Score[];
  files: number;
  megabytes: number;
  builds: { cold: Measure; again?: Measure };
  plain: Costs;
  slow: Costs;
}

/** The files of an index and their size, without copies that are only compressed anew. */
export async function sizeOf(folder: string): Promise<{ files: number; megabytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !/\.(?:br|gz)$/u.test(entry.name));
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  return { files: files.length, megabytes: sizes.reduce((sum, size) => sum + size, 0) / 1e6 };
}

/** Prints success@10 and MRR@10 by family, an engine a column. */
export function printScores(results: readonly EngineResult[]) {
  const families = results[0]?.scores ?? [];
  console.log('\nsuccess@10 / MRR@10');
  console.table(
    families.map(({ family, queries }, index) => ({
      family,
      queries,
      ...columns(results, ({ scores }) => {
        const score = scores[index];
        return score ? `${score.success.toFixed(3)} / ${score.mrr.toFixed(3)}` : '–';
      }),
    })),
  );
}

/** Prints what each engine takes to build, to send and to answer. */
export function printCosts(results: readonly EngineResult[]) {
  const row = (label: string, value: (result: EngineResult) => string) => ({
    '': label,
    ...columns(results, value),
  });
  const built = (label: string, of: (result: EngineResult) => Measure | undefined) =>
    row(label, (result) => {
      const measure = of(result);
      return measure
        ? `${measure.seconds.toFixed(1)} s, processor ${measure.cpuSeconds.toFixed(1)} s, ${measure.peakMegabytes.toFixed(0)} MB`
        : '–';
    });
  const block = (label: string, of: (result: EngineResult) => Cost) =>
    row(label, (result) => {
      const { longestBlock, pagesWithBlocks, pages } = of(result);
      return `${longestBlock.toFixed(0)} ms; in ${pagesWithBlocks} of ${pages}`;
    });
  console.table([
    row('index files', ({ files, megabytes }) => `${files}, ${megabytes.toFixed(1)} MB`),
    built('index, cold', ({ builds }) => builds.cold),
    built('index, one added, one edited', ({ builds }) => builds.again),
    row('first query: all kB', ({ plain }) => kilobytes(plain.first.allBytes)),
    ...Object.entries(PARTS).map(([name, part]) =>
      row(`  ${name}`, ({ plain }) => kilobytes(plain.first.bytes[part])),
    ),
    row('next query: all kB', ({ plain }) => kilobytes(plain.next.allBytes)),
    row('first query: ms', ({ plain }) => plain.first.milliseconds.toFixed(0)),
    row('  after the last data', ({ plain }) => plain.first.afterData?.toFixed(0) ?? '–'),
    row('next query: ms', ({ plain }) => plain.next.milliseconds.toFixed(0)),
    row('  after the last data', ({ plain }) => plain.next.afterData?.toFixed(0) ?? '–'),
    block('longest block, first', ({ plain }) => plain.first),
    block('longest block, next', ({ plain }) => plain.next),
    row('4 × slower, first: ms', ({ slow }) => slow.first.milliseconds.toFixed(0)),
    row('4 × slower, next: ms', ({ slow }) => slow.next.milliseconds.toFixed(0)),
    block('4 × slower, block, first', ({ slow }) => slow.first),
    block('4 × slower, block, next', ({ slow }) => slow.next),
  ]);
}

const PARTS = {
  engine: 'engine',
  metadata: 'metadata',
  'index chunks': 'chunks',
  fragments: 'fragments',
  'other of the index': 'otherIndex',
  'scripts of the page': 'scripts',
} as const;

const columns = (results: readonly EngineResult[], value: (result: EngineResult) => string) =>
  Object.fromEntries(results.map((result) => [result.engine, value(result)]));

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
