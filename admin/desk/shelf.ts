import { type CollectionName, collections } from '../../src/model/collections.ts';
import { type EntryFile, entryOf } from '../../src/model/entries.ts';
import { fold } from '../fold.ts';
import type { Repository } from './repository.ts';

/** One published entry as lists show it. */
export interface ListedEntry extends EntryFile {
  /** The blob of its file. */
  version: string;
  /** Its file without the body. */
  source: string;
  /** Its date when it has one, else `''`. */
  date: string;
}

export interface Page {
  entries: ListedEntry[];
  /** Where the next page begins, or null after the last. */
  next: string | null;
  /** How many entries there are in all. */
  count: number;
}

/** What is published, kept in memory: a change of the branch costs only the files that changed. */
export interface Shelf {
  /** The files of all published entries, below the content folder. */
  files(): Promise<ReadonlySet<string>>;
  /** One page of a collection: newest first, or by file where entries have no date. */
  list(
    collection: CollectionName,
    options: { after?: string; limit: number; words?: string },
  ): Promise<Page>;
}

/** Opens the shelf of a repository's branch. */
export function openShelf(repository: Repository): Shelf {
  const trimmed = new Map<string, Promise<Trimmed>>();
  const sorted = new Map<CollectionName, { entries: ListedEntry[]; commit: string }>();
  let published: { commit: string; entries: Promise<PublishedFile[]> } | undefined;

  async function publishedAt(commit: string): Promise<PublishedFile[]> {
    if (published?.commit !== commit) published = { commit, entries: readTree(repository, commit) };
    return published.entries;
  }

  async function trim(version: string): Promise<Trimmed> {
    const known = trimmed.get(version) ?? repository.source(version).then(trimSource);
    trimmed.set(version, known);
    return known;
  }

  async function sortedEntries(collection: CollectionName): Promise<ListedEntry[]> {
    const commit = await repository.main();
    const known = sorted.get(collection);
    if (known?.commit === commit) return known.entries;
    const files = (await publishedAt(commit)).filter((file) => file.collection === collection);
    const entries = await Promise.all(
      files.map(async (file) => {
        const { source, date } = await trim(file.version);
        return { ...file, source, date };
      }),
    );
    entries.sort(byDate);
    sorted.set(collection, { entries, commit });
    const wanted = new Set((await publishedAt(commit)).map(({ version }) => version));
    for (const version of trimmed.keys()) if (!wanted.has(version)) trimmed.delete(version);
    return entries;
  }

  return {
    async files() {
      const entries = await publishedAt(await repository.main());
      return new Set(entries.map(({ file }) => file));
    },
    async list(collection, { after, limit, words }) {
      const all = await sortedEntries(collection);
      const wanted = fold(words ?? '')
        .split(/\s+/u)
        .filter(Boolean);
      const matching: ListedEntry[] = [];
      for (const entry of wanted.length === 0 ? [] : all) {
        const { text } = await trim(entry.version);
        if (wanted.every((word) => text.includes(word))) matching.push(entry);
      }
      const found = wanted.length === 0 ? all : matching;
      const start = after ? found.findIndex((entry) => keyOf(entry) > after) : 0;
      const entries = start === -1 ? [] : found.slice(start, start + limit);
      const last = entries.at(-1);
      const isMore = last !== undefined && last !== found.at(-1);
      return { entries, next: isMore ? keyOf(last) : null, count: found.length };
    },
  };
}

interface PublishedFile extends EntryFile {
  version: string;
}

interface Trimmed {
  source: string;
  date: string;
  /** Title and summary, folded, for searching. */
  text: string;
}

async function readTree({ git, prefix }: Repository, commit: string): Promise<PublishedFile[]> {
  const listing = await git.text(['ls-tree', '-r', '-z', commit, ...(prefix ? [prefix] : [])]);
  return listing.split('\0').flatMap((line) => {
    const match = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/su.exec(line);
    const entry = match?.[2]?.startsWith(prefix) && entryOf(match[2].slice(prefix.length));
    return entry && match?.[1] ? [{ ...entry, version: match[1] }] : [];
  });
}

// Only the lines that lists need are read, by their first words: 10,000 entries must take no time.
function trimSource(source: string): Trimmed {
  const head = /^\uFEFF?---[ \t]*\n[\s\S]*?\n---[ \t]*(?=\n|$)/u.exec(source)?.[0];
  const text = head === undefined ? source : `${head}\n`;
  const date = /^date:[ \t]*['"]?(\d{4}-\d{2}-\d{2}[^'"\s]*)/mu.exec(text)?.[1] ?? '';
  const shown = text.matchAll(SHOWN_IN_LISTS);
  return { source: text, date, text: fold([...shown].map(([value]) => value).join('\n')) };
}

const TITLES = [
  ...new Set(
    Object.values(collections).flatMap((place) =>
      'title' in place ? [place.title.split('.')[0] ?? ''] : [],
    ),
  ),
  'summary',
  'byline',
];
const SHOWN_IN_LISTS = new RegExp(`^(?:${TITLES.join('|')}):(?:.*)(?:\\n[ \\t-].*)*`, 'gmu');

// The order of a list as text: later dates first, then by id. A place in the list is such a key.
const keyOf = ({ date, id }: ListedEntry) => {
  const time = date === '' ? 0 : Date.parse(date);
  return `${String(9e15 - (Number.isNaN(time) ? 0 : time)).padStart(16, '0')} ${id}`;
};

const byDate = (a: ListedEntry, b: ListedEntry) => (keyOf(a) < keyOf(b) ? -1 : 1);
