import { findPackageJSON } from 'node:module';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '../model/entries.ts';
import { buildEngine, closePagefind } from './build-index.ts';
import type { Labels } from './facts.ts';
import { exists, forgetUnused, linkFolder } from './folders.ts';
import { groupPeriods } from './groups.ts';
import {
  type GlossaryTerm,
  MANIFEST_FILE,
  SEARCH_FOLDER,
  type SearchManifest,
} from './manifest.ts';
import type { OtherNames } from './names.ts';
import type { SearchRecord } from './record.ts';
import { buildSegment, readSegment, type Segment } from './segment.ts';
import { writeTables } from './write-tables.ts';

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
  /** Names of places and offices that stand for other names. */
  names?: OtherNames[];
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
  names = [],
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
      indexes.push({
        folder: await place(index),
        tag,
        records: segments.at(-1)?.facts.length ?? 0,
      });
      digests.push(digest);
    }
    const tables = `tables-${digestOf(stamp, JSON.stringify(labels), ...digests)}`;
    const manifest: SearchManifest = {
      engine: await place(engine),
      indexes,
      tables: addressOf(`${tables}/`),
      bits: await writeTables(segments, labels, join(target, tables)),
      terms,
      names,
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
const INDEX_VERSION = '9';
