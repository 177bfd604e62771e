import type { SearchManifest } from './manifest.ts';
import { GoneError } from './gone.ts';
import { readRowName } from './rows.ts';
import { toInnerQuery } from './spelling.ts';
import { toOtherVowel } from './syllables.ts';

/** A record that has a word. */
export interface WordHit {
  row: number;
  /** Not in title or summary only. */
  inText: boolean;
}

/** Answers which records have a word: `exact` with these accents, or whatever its accents. */
export type FindWord = (word: string, options: { exact: boolean }) => Promise<WordHit[]>;

/**
 * Starts Pagefind on all indexes of the site. Each word is asked for alone and in quotation marks,
 * which finds that word only, not those that it begins; where it stands and how much that is worth is
 * weighed by us, the same for every way to cut the site into indexes.
 */
export async function openWords({ engine, indexes }: SearchManifest): Promise<FindWord> {
  const missing = watchFetch();
  const pagefind = (await import(/* @vite-ignore */ `${engine}pagefind.js`)) as Pagefind;
  const firstRows = new Map<string, number>();
  let first = 0;
  for (const { tag, records } of indexes) {
    firstRows.set(tag, first);
    first += records;
  }
  const toHit = ({ id, words }: PagefindResult): WordHit => {
    const { tag, row } = readRowName(id);
    return { row: (firstRows.get(tag) ?? 0) + row, inText: words.length > 0 };
  };
  const open = async (exactDiacritics: boolean) => {
    // The folders' names say what is in them: their files never change.
    const options = { metaCacheTag: '1', exactDiacritics };
    const instance = pagefind.createInstance({ basePath: engine, ...options });
    // Waits for the program and says when it cannot run; `init` does not, and `mergeIndex` would hang.
    await instance.search('0');
    for (const { folder } of indexes)
      await instance.mergeIndex(folder, { language: 'vi', ...options });
    return async (word: string) => {
      const found = await Promise.all(
        writtenAs(word).map((written) => instance.search(`"${toInnerQuery(written)}"`)),
      );
      missing.assertNone();
      return joined(found.flatMap(({ results }) => results.map(toHit)));
    };
  };
  const folded = open(false);
  let exactly: ReturnType<typeof open> | undefined;
  return async (word, { exact }) => {
    // Two instances that start together load the program twice, the second into the memory of the
    // first (as of 1.6).
    const find = await (exact ? (exactly ??= folded.then(() => open(true))) : folded);
    return find(word);
  };
}

/** Pagefind writes to the console that a file cannot be had, and goes on as if nothing were in it. */
function watchFetch() {
  const { fetch } = globalThis;
  let missed: string | undefined;
  globalThis.fetch = async (...request) => {
    const response = await fetch(...request).catch((cause: unknown) => {
      missed = String(request[0]);
      throw cause;
    });
    if (!response.ok) missed = response.url || String(request[0]);
    return response;
  };
  return {
    assertNone: () => {
      if (missed) throw new GoneError(`${missed} cannot be had. Load the page again.`);
    },
  };
}

/** How texts may write what is one word to us: `kĩ` and `kỹ`. */
const writtenAs = (word: string) => [...new Set([word, toOtherVowel(word)])];

/** A record that has both spellings is found once. */
function joined(hits: readonly WordHit[]): WordHit[] {
  const inText = new Map<number, boolean>();
  for (const hit of hits) inText.set(hit.row, hit.inText || (inText.get(hit.row) ?? false));
  return [...inText].map(([row, isThere]) => ({ row, inText: isThere }));
}

interface PagefindResult {
  id: string;
  /** The places of the word in the text. */
  words: number[];
}

interface Pagefind {
  createInstance(options: { basePath: string; metaCacheTag: string; exactDiacritics: boolean }): {
    mergeIndex(folder: string, options: object): Promise<void>;
    search(words: string): Promise<{ results: PagefindResult[] }>;
  };
}
