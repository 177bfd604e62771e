import { findPackageJSON } from 'node:module';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '../model/entries.ts';
import { buildEngine, closePagefind } from './build-index.ts';
import { type Labels, writeFacts } from './facts.ts';
import { exists, forgetUnused, linkFolder } from './folders.ts';
import { groupPeriods } from './groups.ts';
import {
  type GlossaryTerm,
  MANIFEST_FILE,
  SEARCH_FOLDER,
  type SearchManifest,
} from './manifest.ts';
import { writeLexicon } from './lexicon.ts';
import type { SearchRecord } from './record.ts';
import { buildSegment, readSegment, type Segment } from './segment.ts';
import { writePairs } from './write-pairs.ts';

export type { SearchRecord } from './record.ts';

/** Records that change together, such as a year's articles. */
export interface SearchPeriod {
  /** `2020`, or a name for what belongs to no year. */
  key: string;
  /** Differs whenever a record does. */
  digest: string;
  records: () => Promise<SearchRecord[]> | SearchRecord[];
}

export interface SearchIndexOptions {
  periods: SearchPeriod[];
  terms: GlossaryTerm[];
  /** What readers call the units, topics and campaigns. */
  labels?: Labels;
  /** The index goes to `pagefind/` below it. */
  outDir: string;
  /** Keeps finished indexes from one build to the next; may be deleted. */
  cacheDir: string;
  /** The path below which the site lives, with a slash at both ends. */
  base: string;
}

/**
 * Writes the search index of the whole site. An index whose periods have not changed is taken from
 * the cache. Every folder is named after its content, so that it may be cached for ever; the
 * manifest names the folders that belong together.
 * @throws when Pagefind refuses a record, naming it.
 */
export async function writeSearchIndex({
  periods,
  terms,
  labels = {},
  outDir,
  cacheDir,
  base,
}: SearchIndexOptions) {
  await mkdir(cacheDir, { recursive: true });
  const stamp = digestOf(INDEX_VERSION, await pagefindVersion());
  const target = join(outDir, SEARCH_FOLDER);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });

  const rebuilt: string[] = [];
  const used = new Set([SIZES_FILE]);
  const keep = async (names: string[], build: (...drafts: string[]) => Promise<void>) => {
    names.forEach((name) => used.add(name));
    const kept = names.map((name) => join(cacheDir, name));
    if ((await Promise.all(kept.map(exists))).every(Boolean)) return;
    const drafts = names.map((name) => join(cacheDir, `draft-${process.pid}-${name}`));
    for (const path of [...kept, ...drafts]) await rm(path, { recursive: true, force: true });
    await build(...drafts);
    for (const [index, draft] of drafts.entries()) await rename(draft, kept[index] ?? '');
  };
  const place = async (name: string) => {
    await linkFolder(join(cacheDir, name), join(target, name));
    return addressOf(`${name}/`);
  };
  const addressOf = (name: string) => `${base}${SEARCH_FOLDER}/${name}`;
  const write = async (name: string, text: string) => {
    const file = `${name}-${digestOf(text)}.txt`;
    await writeFile(join(target, file), text);
    return addressOf(file);
  };

  try {
    const sized = await sizePeriods(periods, cacheDir, stamp);
    const engine = `engine-${stamp}`;
    await keep([engine], (draft = '') => buildEngine(draft));
    const segments: Segment[] = [];
    const indexes: SearchManifest['indexes'] = [];
    const digests: string[] = [];
    for (const group of groupPeriods(sized)) {
      const records = group.reduce((sum, period) => sum + period.records, 0);
      if (records === 0) continue;
      const tag = tagOf(group[0]?.key ?? '');
      const digest = digestOf(stamp, ...group.flatMap((period) => [period.key, period.digest]));
      const [index, own] = [`index-${digest}`, `rows-${digest}`];
      await keep([index, own], async (draft = '', ownDraft = '') => {
        rebuilt.push(...group.map(({ key }) => key));
        const lists = await Promise.all(group.map((period) => period.load()));
        await buildSegment(lists.flat(), tag, draft, ownDraft);
      });
      segments.push(await readSegment(join(cacheDir, own)));
      indexes.push({ folder: await place(index), tag, records: segments.at(-1)?.facts.length ?? 0 });
      digests.push(digest);
    }
    const pairs = `pairs-${digestOf(stamp, ...digests)}`;
    const manifest: SearchManifest = {
      engine: await place(engine),
      indexes,
      pairs: {
        folder: addressOf(`${pairs}/`),
        bits: await writePairs(
          segments.map((segment) => ({ pairs: segment.pairs, rows: segment.facts.length })),
          join(target, pairs),
        ),
      },
      facts: await write('facts', writeFacts(segments.flatMap(({ facts }) => facts), labels)),
      lexicon: await write('lexicon', writeLexicon(commonWords(segments))),
      terms,
    };
    await writeFile(join(target, MANIFEST_FILE), JSON.stringify(manifest));
    await forgetUnused(cacheDir, used);
    return {
      periods: periods.length,
      rebuilt,
      records: manifest.indexes.reduce((sum, index) => sum + index.records, 0),
    };
  } finally {
    await closePagefind();
  }
}

/** The words of all segments; of many records, only those that several have. */
function commonWords(segments: readonly Segment[]) {
  const counts = new Map<string, number>();
  for (const [word, count] of segments.flatMap(({ words }) => words))
    counts.set(word, (counts.get(word) ?? 0) + count);
  const records = segments.reduce((sum, { facts }) => sum + facts.length, 0);
  const fewest = Math.max(1, Math.round(records / RECORDS_A_SLIP));
  return new Map([...counts].filter(([, count]) => count >= fewest));
}

/** Two letters or digits: years have their own, and what belongs to no year is one group at most. */
const tagOf = (key: string) =>
  (/^\d{4}$/u.test(key) ? 1 + (Number(key) % 1000) : 0).toString(36).padStart(2, '0');

/** How many records each period has: remembered while its digest is the same, else counted. */
async function sizePeriods(periods: readonly SearchPeriod[], cacheDir: string, stamp: string) {
  const file = join(cacheDir, SIZES_FILE);
  const remembered = new Map<string, number>(
    (await exists(file)) ? (JSON.parse(await readFile(file, 'utf8')) as [string, number][]) : [],
  );
  const sized = await Promise.all(
    periods.map(async ({ key, digest, records }) => {
      let loaded: Promise<SearchRecord[]> | undefined;
      const load = () => (loaded ??= Promise.resolve(records()));
      const id = digestOf(stamp, key, digest);
      return { key, digest, id, load, records: remembered.get(id) ?? (await load()).length };
    }),
  );
  await writeFile(file, JSON.stringify(sized.map(({ id, records }) => [id, records])));
  return sized;
}

async function pagefindVersion(): Promise<string> {
  const file = findPackageJSON('pagefind', import.meta.url);
  if (!file) throw new Error('The package pagefind is not installed. Run npm ci.');
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
}

const SIZES_FILE = 'sizes.json';
/** Goes up with every change to what the index holds: spelling, fields, filters, settings. */
const INDEX_VERSION = '4';
/** One text in so many has the same slip of the finger: what is as rare is not taken for a word. */
const RECORDS_A_SLIP = 3000;
