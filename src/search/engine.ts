import type { RawResult, RunSearch } from './find.ts';
import {
  type GlossaryTerm,
  MANIFEST_FILE,
  SEARCH_FOLDER,
  type SearchManifest,
} from './manifest.ts';

/** The site's search index, open in the browser. */
export interface Search {
  search: RunSearch;
  terms: readonly GlossaryTerm[];
  /** Says whether the site still has this index: a newer release takes the old files away. */
  isCurrent: () => Promise<boolean>;
}

/** Opens the search index. Rejects when it, or a part of it, cannot be had. */
export async function openSearch(base: string): Promise<Search> {
  const text = await fetchManifest(base);
  const manifest = JSON.parse(text) as SearchManifest;
  return {
    search: await openIndexes(manifest),
    terms: manifest.terms,
    isCurrent: async () => (await fetchManifest(base)) === text,
  };
}

async function fetchManifest(base: string): Promise<string> {
  const address = `${base.replace(/\/?$/u, '/')}${SEARCH_FOLDER}/${MANIFEST_FILE}`;
  const response = await fetch(address, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${response.status} for ${address}. Build the site again.`);
  return response.text();
}

async function openIndexes({ engine, indexes }: SearchManifest): Promise<RunSearch> {
  const pagefind = (await import(/* @vite-ignore */ `${engine}pagefind.js`)) as Pagefind;
  const instance = pagefind.createInstance({ basePath: engine, metaCacheTag: '1' });
  // Waits for the program and says when it cannot run; `init` does not, and `mergeIndex` would hang.
  await instance.search('0', {});
  const total = indexes.reduce((sum, { records }) => sum + records, 0);
  await Promise.all(
    indexes.map(({ folder, records }) =>
      instance.mergeIndex(folder, {
        language: 'vi',
        // The folder's name says what is in it: its files never change.
        metaCacheTag: '1',
        ranking: RANKING,
        // A word is worth less in a small index, where it cannot be rare: make the scores comparable.
        indexWeight: Math.log(1 + total) / Math.log(1 + records),
      }),
    ),
  );
  return async (words, filters = {}) => (await instance.search(words, { filters })).results;
}

const RANKING = {
  diacriticSimilarity: 1.5,
  metaWeights: { title: 5, summary: 2, number: 10 },
};

interface Pagefind {
  createInstance(options: { basePath: string; metaCacheTag: string }): {
    mergeIndex(folder: string, options: object): Promise<void>;
    search(words: string, options: object): Promise<{ results: RawResult[] }>;
  };
}
