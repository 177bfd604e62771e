import { type CollectionName, collections } from '../../src/model/collections.ts';
import { type EntryFile, entryOf } from '../../src/model/entries.ts';
import { fold } from '../fold.ts';
import { type Facts, factsOf } from './facts.ts';
import { changedFiles, type Repository } from './repository.ts';
import { allInTurns } from './turns.ts';

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

/** What is told of a whole list, told once for each list: a list that did not change is the same. */
export function once<Told>(tell: (entries: readonly ListedEntry[]) => Told) {
  const known = new WeakMap<readonly ListedEntry[], { told: Told }>();
  return (entries: readonly ListedEntry[]): Told => {
    const { told } = known.get(entries) ?? { told: tell(entries) };
    known.set(entries, { told });
    return told;
  };
}

/** Opens the shelf of a repository's branch. */
export function openShelf(repository: Repository): Shelf {
  const listed = new Map<CollectionName, Listed>();
  let published: { commit: string; tree: Promise<Tree> } | undefined;

  function treeAt(commit: string): Promise<Tree> {
    if (published?.commit === commit) return published.tree;
    const before = published;
    // A commit that was rewritten and cleaned away cannot be compared any more.
    const tree = before
      ? nextTree(repository, before, commit).catch(() => readTree(repository, commit))
      : readTree(repository, commit);
    const mine = { commit, tree };
    published = mine;
    // What failed is tried again by the next who asks.
    tree.catch(() => published === mine && (published = undefined));
    return tree;
  }

  async function sortedEntries(collection: CollectionName, commit: string) {
    const files = (await treeAt(commit)).collections.get(collection) ?? NOTHING;
    const before = listed.get(collection);
    if (before?.files === files) return before.entries;
    const entries = listEntries(repository, files, before?.entries);
    const mine = { files, entries };
    listed.set(collection, mine);
    entries.catch(() => listed.get(collection) === mine && listed.delete(collection));
    return entries;
  }

  async function find(collection: CollectionName, words = '') {
    const wanted = fold(words).split(/\s+/u).filter(Boolean);
    const all = await sortedEntries(collection, await repository.main());
    if (wanted.length === 0) return all;
    return all.filter(({ facts }) => wanted.every((word) => facts.text.includes(word)));
  }

  return {
    files: async () => (await treeAt(await repository.main())).files,
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

/** The entries of one commit by collection; a collection that did not change stays the same map. */
interface Tree {
  files: ReadonlySet<string>;
  collections: ReadonlyMap<CollectionName, Files>;
}

/** The blobs of a collection's files. */
type Files = ReadonlyMap<string, { entry: EntryFile; version: string }>;

/** The entries of a collection in their order, and the files that they were made of. */
interface Listed {
  files: Files;
  entries: Promise<readonly ListedEntry[]>;
}

const NOTHING: Files = new Map();

/** Reads what is new and takes the rest from `before`. */
async function listEntries(
  repository: Repository,
  files: Files,
  before: Promise<readonly ListedEntry[]> = Promise.resolve([]),
): Promise<readonly ListedEntry[]> {
  // From a list that could not be read there is nothing to take; whoever asked for it was told.
  const known = new Map((await before.catch(() => [])).map((entry) => [entry.file, entry]));
  const [same, changed] = [[] as ListedEntry[], [] as { entry: EntryFile; version: string }[]];
  for (const { entry, version } of files.values()) {
    const old = known.get(entry.file);
    if (old?.version === version) same.push(old);
    else changed.push({ entry, version });
  }
  const fresh = await allInTurns(changed, async ({ entry, version }): Promise<ListedEntry> => {
    const { source, facts } = trimSource(entry.collection, await repository.source(version));
    return { ...entry, version, source, date: facts.date, facts };
  });
  return byKey([...same, ...fresh]);
}

async function readTree({ git, prefix }: Repository, commit: string): Promise<Tree> {
  const listing = await git.text(['ls-tree', '-r', '-z', commit, ...(prefix ? [prefix] : [])]);
  const found = listing.split('\0').map((line) => {
    const [, after = null, path = ''] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/su.exec(line) ?? [];
    return { path, after };
  });
  return treeOf(new Map(), prefix, found);
}

/** The tree of a later commit: git says what differs, which is little. */
async function nextTree(
  repository: Repository,
  before: { commit: string; tree: Promise<Tree> },
  commit: string,
): Promise<Tree> {
  const changes = await changedFiles(repository, before.commit, commit);
  return treeOf((await before.tree).collections, repository.prefix, changes);
}

function treeOf(
  before: Tree['collections'],
  prefix: string,
  changes: readonly { path: string; after: string | null }[],
): Tree {
  const fresh = new Map<CollectionName, Map<string, { entry: EntryFile; version: string }>>();
  for (const { path, after } of changes) {
    const entry = path.startsWith(prefix) ? entryOf(path.slice(prefix.length)) : undefined;
    if (!entry) continue;
    const { collection, file } = entry;
    const files = fresh.get(collection) ?? new Map(before.get(collection));
    fresh.set(collection, files);
    if (after === null) files.delete(file);
    else files.set(file, { entry, version: after });
  }
  const collections = new Map<CollectionName, Files>([...before, ...fresh]);
  return { files: new Set([...collections.values()].flatMap((of) => [...of.keys()])), collections };
}

export interface Trimmed {
  source: string;
  facts: Facts;
}

/** The head of an entry, and its facts; its text is left out. */
export function trimSource(collection: CollectionName, source: string): Trimmed {
  const isText = collections[collection].extension === 'mdx';
  const head = isText ? HEAD.exec(source)?.[0] : undefined;
  // A copy: what is cut out of a text keeps the whole of it in memory.
  const kept = Buffer.from(head === undefined ? source : `${head}\n`).toString('utf8');
  return { source: kept, facts: factsOf(collection, kept) };
}

const HEAD = /^\uFEFF?---[ \t]*\n[\s\S]*?\n---[ \t]*(?=\n|$)/u;

// The order of a list as text: later dates first, then by id. A place in the list is such a key.
const keyOf = ({ date, id }: ListedEntry) => {
  const time = date === '' ? 0 : Date.parse(date);
  return `${String(9e15 - (Number.isNaN(time) ? 0 : time)).padStart(16, '0')} ${id}`;
};

/** Each key is made once: there may be 10,000. */
const byKey = (entries: readonly ListedEntry[]) =>
  entries
    .map((entry) => ({ entry, key: keyOf(entry) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ entry }) => entry);
