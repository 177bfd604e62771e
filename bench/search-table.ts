import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Measure } from './measure.ts';
import type { Cost, Costs } from './search-costs.ts';
import type { Score } from './search-quality.ts';
import type { Builds } from './search-site.ts';

/** All that the bench saw of one engine. */
export interface EngineResult {
  engine: string;
  scores: Score[];
  files: number;
  megabytes: number;
  builds: Builds;
  plain?: Costs;
  /** With a slower main thread. */
  slow?: Costs;
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
  const cost = (
    label: string,
    of: (result: EngineResult) => Cost | undefined,
    show: (cost: Cost) => string,
  ) =>
    row(label, (result) => {
      const found = of(result);
      return found ? show(found) : '–';
    });
  console.table([
    row('index files', ({ files, megabytes }) => `${files}, ${megabytes.toFixed(1)} MB`),
    built('index, cold', ({ builds }) => builds.cold),
    built('index, one added, one edited', ({ builds }) => builds.again),
    cost('first query: all kB', FIRST, showAllBytes),
    ...Object.entries(PARTS).map(([name, part]) =>
      cost(`  ${name}`, FIRST, ({ bytes }) => kilobytes(bytes[part])),
    ),
    cost('next query: all kB', NEXT, showAllBytes),
    cost('first query: ms', FIRST, showTime),
    cost('  after the last data', FIRST, showWait),
    cost('next query: ms', NEXT, showTime),
    cost('  after the last data', NEXT, showWait),
    cost('longest block, first', FIRST, showBlock),
    cost('longest block, next', NEXT, showBlock),
    cost('4 × slower, first: ms', SLOW_FIRST, showTime),
    cost('4 × slower, next: ms', SLOW_NEXT, showTime),
    cost('4 × slower, block, first', SLOW_FIRST, showBlock),
    cost('4 × slower, block, next', SLOW_NEXT, showBlock),
  ]);
}

const FIRST = ({ plain }: EngineResult) => plain?.first;
const NEXT = ({ plain }: EngineResult) => plain?.next;
const SLOW_FIRST = ({ slow }: EngineResult) => slow?.first;
const SLOW_NEXT = ({ slow }: EngineResult) => slow?.next;

const showAllBytes = ({ allBytes }: Cost) => kilobytes(allBytes);
const showTime = ({ milliseconds }: Cost) => milliseconds.toFixed(0);
const showWait = ({ afterData }: Cost) => afterData?.toFixed(0) ?? '–';
const showBlock = ({ longestBlock, pagesWithBlocks, pages }: Cost) =>
  `${longestBlock.toFixed(0)} ms; in ${pagesWithBlocks} of ${pages}`;

const PARTS = {
  engine: 'engine',
  metadata: 'metadata',
  'index chunks': 'chunks',
  fragments: 'fragments',
  'our tables': 'tables',
  'other of the index': 'otherIndex',
  'scripts of the page': 'scripts',
} as const;

const columns = (results: readonly EngineResult[], value: (result: EngineResult) => string) =>
  Object.fromEntries(results.map((result) => [result.engine, value(result)]));

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
