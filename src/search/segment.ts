import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIndex } from './build-index.ts';
import type { RecordFacts } from './facts.ts';
import { numberRows } from './number-rows.ts';
import { type SearchRecord, toPagefindRecord } from './record.ts';
import { tokensOf } from './tokens.ts';
import { isAlone } from './pairs.ts';
import { pairsOf } from './write-pairs.ts';

/** What the whole site's tables need to know of one index. */
export interface Segment {
  facts: RecordFacts[];
  /** See `pairsOf`. */
  pairs: Float64Array;
  /** In how many records each word without accents is. */
  words: [string, number][];
}

/** Builds the index called `tag` in `folder`, and beside it, in `ownFolder`, what the site's tables are made of. */
export async function buildSegment(
  records: readonly SearchRecord[],
  tag: string,
  folder: string,
  ownFolder: string,
): Promise<void> {
  await buildIndex(records, folder);
  const byUrl = new Map(records.map((record) => [record.url, record]));
  const contents = new Map(records.map((record) => [record.url, toPagefindRecord(record).content]));
  const rows = (await numberRows(folder, tag, contents)).map((url) => {
    const record = byUrl.get(url);
    if (!record) throw new Error(`The index has ${url}, which nobody gave it. Run npm ci again.`);
    return record;
  });
  await mkdir(ownFolder, { recursive: true });
  const words = wordsOf(rows);
  const pairs = pairsOf(rows, (key) => isAlone(key) || (words.get(key) ?? 0) < RARE);
  await writeFile(join(ownFolder, PAIRS), new Uint8Array(pairs.buffer));
  await writeFile(
    join(ownFolder, ROWS),
    JSON.stringify({ facts: rows.map(factsOf), words: [...words] }),
  );
}

export async function readSegment(ownFolder: string): Promise<Segment> {
  const bytes = await readFile(join(ownFolder, PAIRS));
  const { facts, words } = JSON.parse(await readFile(join(ownFolder, ROWS), 'utf8')) as Segment;
  return { facts, words, pairs: new Float64Array(new Uint8Array(bytes).buffer) };
}

const factsOf = ({ kind, date, year, facets }: SearchRecord): RecordFacts => ({
  date,
  kind: [kind],
  year: [year ?? date?.slice(0, 4) ?? ''].filter(Boolean),
  unit: facets?.unit ? [facets.unit] : [],
  topic: facets?.topic ?? [],
  campaign: facets?.campaign ?? [],
});

function wordsOf(records: readonly SearchRecord[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { title, summary, body, number } of records)
    for (const key of new Set(tokensOf(`${title} ${number} ${summary} ${body}`).map((t) => t.key)))
      if (WORD.test(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Numbers are no words, and nobody writes longer ones. */
const WORD = /^\p{L}[\p{L}\p{N}]{0,15}$/u;
/** In fewer records of an index: more than what the lexicon leaves out. */
const RARE = 8;
const PAIRS = 'pairs';
const ROWS = 'rows.json';
