import { bareAddress } from '../../src/model/addresses.ts';
import { bodyReferences } from '../../src/mdx/read.ts';
import { type CollectionName, collections } from '../../src/model/collections.ts';
import { type EntryFile, entryFile, entryOf } from '../../src/model/entries.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import { quote } from '../../src/model/issues.ts';
import { referencesIn } from '../../src/model/references.ts';
import { entryUrl } from '../entry-url.ts';
import type { ListedEntry, PublishedEntries } from './shelf.ts';
import type { Repository } from './repository.ts';

/** A published entry that leads to one which is not there. */
export interface BrokenLink {
  collection: CollectionName;
  id: string;
  title: string;
  message: string;
}

/** How far the published entries have been looked through, and what was found. */
export interface LinkReport {
  checked: number;
  count: number;
  broken: BrokenLink[];
}

/**
 * Looks through what is published for references and links to entries that do not exist. Each file
 * is read once, in the background, a little at a time: whoever asks gets what is known by then.
 */
export function openLinks(repository: Repository) {
  const known = new Map<string, Target[]>();
  let working: Promise<void> | undefined;

  async function work(entries: readonly ListedEntry[]): Promise<void> {
    let pause = performance.now() + SLICE_MS;
    for (const entry of entries) {
      if (known.has(entry.version)) continue;
      known.set(entry.version, targetsOf(entry, await repository.source(entry.version)));
      if (performance.now() < pause) continue;
      await new Promise((resolve) => setTimeout(resolve, SLICE_MS).unref());
      pause = performance.now() + SLICE_MS;
    }
    const wanted = new Set(entries.map(({ version }) => version));
    for (const version of known.keys()) if (!wanted.has(version)) known.delete(version);
  }

  return async (entriesOf: PublishedEntries): Promise<LinkReport> => {
    const names = Object.keys(collections) as CollectionName[];
    const entries = (await Promise.all(names.map(entriesOf))).flat();
    working ??= work(entries).finally(() => (working = undefined));
    // What is nearly done is worth waiting for.
    await Promise.race([working, new Promise((resolve) => setTimeout(resolve, WAIT_MS).unref())]);
    const files = new Set(entries.map(({ file }) => file));
    const moved = new Set(entries.flatMap((entry) => entry.facts.redirects.map(bareAddress)));
    const isThere = ({ collection, id }: Target) =>
      files.has(entryFile(collection, id)) || moved.has(bareAddress(entryUrl(collection, id)));
    const broken = entries.flatMap(({ collection, id, version, facts }) =>
      (known.get(version) ?? [])
        .filter((target) => !isThere(target))
        .map((target) => ({
          collection,
          id,
          title: facts.title || id,
          message: messageOf(target),
        })),
    );
    const checked = entries.filter(({ version }) => known.has(version)).length;
    return { checked, count: entries.length, broken };
  };
}

interface Target {
  collection: CollectionName;
  id: string;
  isLink: boolean;
}

const SLICE_MS = 12;
const WAIT_MS = 300;

function targetsOf({ collection, file }: EntryFile, source: string): Target[] {
  const { data, body } = parseSource(file, source);
  const inData = referencesIn(collection, data);
  // Reading a body takes long, and most have no block at all.
  const inBody = collections[collection].extension === 'mdx' && body.includes('<');
  const references = [...inData, ...(inBody ? bodyReferences(body) : [])].flatMap((found) =>
    Object.hasOwn(collections, found.collection)
      ? [{ collection: found.collection as CollectionName, id: found.id, isLink: false }]
      : [],
  );
  const links = [...body.matchAll(LINK)].flatMap(([, address = '']) => entryAt(address));
  const all = [...references, ...links.map((target) => ({ ...target, isLink: true }))];
  return [...new Map(all.map((one) => [`${one.collection}/${one.id}`, one])).values()];
}

const LINK = /\]\((\/[^\s)#?]+)/gu;

/** The entry that has a page at this address, whether it exists or not. */
function entryAt(address: string): { collection: CollectionName; id: string }[] {
  const bare = bareAddress(address);
  const home = HOMES.find(({ folder }) => bare.startsWith(folder));
  const id = home ? bare.slice(home.folder.length) : '';
  const entry = home && entryOf(entryFile(home.collection, id));
  return entry?.collection === home?.collection && home
    ? [{ collection: home.collection, id }]
    : [];
}

const HOMES = (Object.keys(collections) as CollectionName[]).flatMap((collection) => {
  const folder = bareAddress(entryUrl(collection, 'x')).slice(0, -1);
  return folder === '' ? [] : [{ collection, folder }];
});

const messageOf = ({ collection, id, isLink }: Target) =>
  isLink
    ? `Liên kết ${quote(entryUrl(collection, id))} không dẫn tới trang nào. Sửa hoặc bỏ liên kết.`
    : `Không có ${collections[collection].singular} nào mang mã ${quote(id)}. Chọn mục khác, hoặc bỏ chỗ dẫn.`;
