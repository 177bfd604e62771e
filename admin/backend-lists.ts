import type { DeskApi } from './backend-api.ts';
import type { DecapCursor, DecapEntry, DecapFile } from './backend-decap.ts';
import { entryAt, folderAt } from './backend-places.ts';
import { STATE } from './fields.ts';
import type { PublishedState } from './standing.ts';
import { stateWords } from './state-words.ts';

/** How many entries a list asks for at a time. */
const PAGE_SIZE = 50;

/** A published entry as the server names it. */
export interface ServerEntry {
  path: string;
  version: string;
  source: string;
}

/** A published entry that says how it stands for readers. */
export interface StandingEntry extends ServerEntry {
  state: PublishedState;
  at: string;
}

/** One page of a collection, newest first, without the texts. `after` is where the last one ended. */
export async function listPage(
  api: DeskApi,
  collection: string,
  after: string | null,
  limit = PAGE_SIZE,
  words = '',
): Promise<{ entries: DecapEntry[]; cursor: DecapCursor }> {
  const answer = await api.read<{
    entries: StandingEntry[];
    cursor: string | null;
    count: number;
  }>('entries', {
    collection,
    limit: String(limit),
    ...(after !== null && { cursor: after }),
    ...(words && { q: words }),
  });
  return {
    entries: answer.entries.map((entry) => ({
      data: withState(entry),
      file: { path: entry.path, id: entry.version },
    })),
    cursor: {
      actions: answer.cursor === null ? [] : ['next'],
      meta: { count: answer.count, pageSize: limit },
      data: { collection, next: answer.cursor },
    },
  };
}

/**
 * The text with a line for what its line in the list says of it: Decap would take it for published,
 * also in lists that it draws from an entry that was open.
 */
export function withState({ source, state, at }: StandingEntry): string {
  if (state === 'public') return source;
  const line = `${STATE}: ${JSON.stringify(` · ${stateWords(state, at)}`)}`;
  return source.replace(/^\uFEFF?---[ \t]*\n/u, (head) => `${head}${line}\n`);
}

/**
 * Every entry of a collection in which some words stand, without the texts. Decap looks for the words
 * in what it gets, which without them were all entries there are.
 */
export async function listAll(api: DeskApi, folder: string, words = ''): Promise<DecapEntry[]> {
  const collection = collectionAt(folder);
  const all: DecapEntry[] = [];
  let next: string | null = null;
  do {
    const page = await listPage(api, collection, next, 1000, words);
    all.push(...page.entries);
    next = page.cursor.data.next;
  } while (next !== null);
  return all;
}

/** The words of Decap's search, from its address: `#/search/…` or `#/collections/articles/search/…`. */
export function searchedWords(hash: string): string {
  const words = /^#\/(?:collections\/[^/]+\/)?search\/([^/?]+)/u.exec(hash)?.[1] ?? '';
  try {
    return decodeURIComponent(words).slice(0, MAX_WORDS);
  } catch {
    // A lone per cent sign, as typed.
    return words.slice(0, MAX_WORDS);
  }
}

/** The most that the server takes. */
const MAX_WORDS = 200;

/** The whole files of a collection that has a fixed set of them. */
export const listFiles = (api: DeskApi, files: readonly DecapFile[]) =>
  Promise.all(
    files.map(async (file) => {
      const { collection, id } = entryAt(file.path);
      const { source } = await api.read<ServerEntry>('entry', { collection, id });
      return { file: { ...file, id: null }, data: source };
    }),
  );

export const collectionAt = (folder: string) => folderAt(folder)?.collection ?? folder;
