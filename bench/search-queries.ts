import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { CorpusText } from './corpus.ts';

/** A query and the corpus ids of the texts it was made from. */
export interface Query {
  family: string;
  q: string;
  targets: string[];
}

/**
 * Known-item queries over the texts, by family, the same for the same seed.
 * @throws {Error} when the script that makes them is not there or fails
 */
export async function makeQueries(
  root: string,
  texts: readonly CorpusText[],
  seed: number,
  perFamily: number,
): Promise<Query[]> {
  const script = resolve(process.env['QUERIES'] || '../shared/bench/queries.mjs');
  const file = join(root, 'queried.jsonl');
  await writeFile(file, texts.map((text) => JSON.stringify(text)).join('\n'));
  const args = [script, file, String(seed), String(perFamily)];
  const made = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e9 });
  if (made.status !== 0)
    throw new Error(
      `The queries were not made. Set QUERIES to the script that makes them.\n${made.stderr}`,
    );
  return parse(made.stdout);
}

/**
 * Queries of one's own, one `{family, q, targets}` a line.
 * @throws {Error} when a query names no text that the bench has
 */
export async function readQueries(file: string, texts: readonly CorpusText[]): Promise<Query[]> {
  const queries = parse(await readFile(file, 'utf8'));
  const known = new Set(texts.map(({ id }) => id));
  const lost = queries.find(({ targets }) => !targets.some((id) => known.has(id)));
  if (lost)
    throw new Error(
      `${file} has "${lost.q}" for ${lost.targets.join(', ')}, which is not among the ${texts.length} texts. Leave it out, or choose another size.`,
    );
  return queries;
}

/** About `count` queries, the same number of each family. */
export function sampleOf(queries: readonly Query[], count: number): Query[] {
  const families = [...Map.groupBy(queries, ({ family }) => family).values()];
  const each = Math.max(1, Math.round(count / families.length));
  return Array.from({ length: each }, (_, index) =>
    families.flatMap((some) => some[Math.floor((index * some.length) / each)] ?? []),
  ).flat();
}

const parse = (text: string): Query[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Query => JSON.parse(line));
