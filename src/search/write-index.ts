import { findPackageJSON } from 'node:module';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '../model/entries.ts';
import { buildEngine, buildIndex, closePagefind } from './build-index.ts';
import { exists, forgetUnused, linkFolder } from './folders.ts';
import { groupPeriods } from './groups.ts';
import {
  type GlossaryTerm,
  MANIFEST_FILE,
  SEARCH_FOLDER,
  type SearchManifest,
} from './manifest.ts';
import type { SearchRecord } from './record.ts';

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
  const place = async (name: string, build: (folder: string) => Promise<void>) => {
    used.add(name);
    const kept = join(cacheDir, name);
    if (!(await exists(kept))) {
      const draft = join(cacheDir, `draft-${process.pid}-${name}`);
      await rm(draft, { recursive: true, force: true });
      await build(draft);
      await rename(draft, kept);
    }
    await linkFolder(kept, join(target, name));
    return `${base}${SEARCH_FOLDER}/${name}/`;
  };

  try {
    const sized = await sizePeriods(periods, cacheDir, stamp);
    const manifest: SearchManifest = {
      engine: await place(`engine-${stamp}`, buildEngine),
      indexes: [],
      terms,
    };
    for (const group of groupPeriods(sized)) {
      const records = group.reduce((sum, period) => sum + period.records, 0);
      if (records === 0) continue;
      const name = `index-${digestOf(stamp, ...group.flatMap(({ key, digest }) => [key, digest]))}`;
      const folder = await place(name, async (draft) => {
        rebuilt.push(...group.map(({ key }) => key));
        const lists = await Promise.all(group.map((period) => period.load()));
        await buildIndex(lists.flat(), draft);
      });
      manifest.indexes.push({ folder, records });
    }
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
const INDEX_VERSION = '1';
