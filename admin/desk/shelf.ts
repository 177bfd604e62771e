import { type CollectionName, collections } from '../../src/model/collections.ts';
import { type EntryFile, entryOf } from '../../src/model/entries.ts';
import { fold } from '../fold.ts';
import { type Facts, factsOf } from './facts.ts';
import type { Repository } from './repository.ts';

/** One published entry as lists show it. */
export interface ListedEntry extends EntryFile {
  /** The blob of its file. */
  version: string;
  /** Its file without the body. */
  source: string;
  /** Its date when it has one, else `''`. */
  date: string;
  facts: Facts;
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
    options: { after?: string; limit: number; words?: string; isShown?: IsShown },
  ): Promise<Page>;
  /** All entries of a collection in which every one of some words stands, in the same order. */
  find(collection: CollectionName, words?: string): Promise<readonly ListedEntry[]>;
  /** All collections as the branch is now: git is asked for it only once. */
  now(): Promise<PublishedEntries>;
}

/** Which entries a list shows to the person who asks. */
export type IsShown = (entry: ListedEntry) => boolean;

/** All entries of a collection, newest first. */
export type PublishedEntries = (collection: CollectionName) => Promise<readonly ListedEntry[]>;

/** Opens the shelf of a repository's branch. */
export function openShelf(repository: Repository): Shelf {
  const trimmed = new Map<string, Promise<Trimmed>>();
  const sorted = new Map<CollectionName, { entries: ListedEntry[]; commit: string }>();
  let published: { commit: string; entries: Promise<PublishedFile[]> } | undefined;

  async function publishedAt(commit: string): Promise<PublishedFile[]> {
    if (published?.commit !== commit) published = { commit, entries: readTree(repository, commit) };
    return published.entries;
  }

  async function trim({ version, collection }: PublishedFile): Promise<Trimmed> {
    const known =
      trimmed.get(version) ??
      repository.source(version).then((source) => trimSource(collection, source));
    trimmed.set(version, known);
    return known;
  }

  async function sortedEntries(collection: CollectionName, commit: string): Promise<ListedEntry[]> {
    const known = sorted.get(collection);
    if (known?.commit === commit) return known.entries;
    const files = (await publishedAt(commit)).filter((file) => file.collection === collection);
    const entries = await Promise.all(
      files.map(async (file) => {
        const { source, facts } = await trim(file);
        return { ...file, source, date: facts.date, facts };
      }),
    );
    entries.sort(byDate);
    sorted.set(collection, { entries, commit });
    const wanted = new Set((await publishedAt(commit)).map(({ version }) => version));
    for (const version of trimmed.keys()) if (!wanted.has(version)) trimmed.delete(version);
    return entries;
  }

  async function find(collection: CollectionName, words = '') {
    const wanted = fold(words).split(/\s+/u).filter(Boolean);
    const all = await sortedEntries(collection, await repository.main());
    return all.filter(({ facts }) => wanted.every((word) => facts.text.includes(word)));
  }

  return {
    async files() {
      const entries = await publishedAt(await repository.main());
      return new Set(entries.map(({ file }) => file));
    },
    find,
    async now() {
      const commit = await repository.main();
      return (collection) => sortedEntries(collection, commit);
    },
    async list(collection, { after, limit, words, isShown = () => true }) {
      const found = (await find(collection, words)).filter(isShown);
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

export interface Trimmed {
  source: string;
  facts: Facts;
}

async function readTree({ git, prefix }: Repository, commit: string): Promise<PublishedFile[]> {
  const listing = await git.text(['ls-tree', '-r', '-z', commit, ...(prefix ? [prefix] : [])]);
  return listing.split('\0').flatMap((line) => {
    const match = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/su.exec(line);
    const entry = match?.[2]?.startsWith(prefix) && entryOf(match[2].slice(prefix.length));
    return entry && match?.[1] ? [{ ...entry, version: match[1] }] : [];
  });
}

/** The head of an entry, and its facts; its text is left out. */
export function trimSource(collection: CollectionName, source: string): Trimmed {
  const facts = factsOf(collection, source);
  if (collections[collection].extension !== 'mdx') return { source, facts };
  const head = /^\uFEFF?---[ \t]*\n[\s\S]*?\n---[ \t]*(?=\n|$)/u.exec(source)?.[0];
  return { source: head === undefined ? source : `${head}\n`, facts };
}

// The order of a list as text: later dates first, then by id. A place in the list is such a key.
const keyOf = ({ date, id }: ListedEntry) => {
  const time = date === '' ? 0 : Date.parse(date);
  return `${String(9e15 - (Number.isNaN(time) ? 0 : time)).padStart(16, '0')} ${id}`;
};

const byDate = (a: ListedEntry, b: ListedEntry) => (keyOf(a) < keyOf(b) ? -1 : 1);
