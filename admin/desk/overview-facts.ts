import { parseDocument } from 'yaml';
import { localDay } from '../../src/dates.ts';
import type { CollectionName } from '../../src/model/collections.ts';
import { titleOf } from './address.ts';
import type { Repository } from './repository.ts';
import type { ListedEntry, Shelf } from './shelf.ts';

/** What overviews and exports ask of an article's head; `''` and `[]` where it says nothing. */
export interface Facts {
  title: string;
  /** A moment, as written. */
  date: string;
  unit: string;
  byline: string;
  topics: string[];
  campaigns: string[];
  publishAt: string;
  unpublishAt: string;
  /** A day. */
  reviewBy: string;
  /** The last days of the pictures and names that an entry shows. */
  expires: string[];
  isWithdrawn: boolean;
  redirects: string[];
}

/** An entry with its facts. */
export interface FactEntry extends Omit<ListedEntry, 'facts'> {
  facts: Facts;
}

/**
 * Reads the head of an entry. Only the asked lines are read, and only those that are more than a
 * plain word go through YAML: ten thousand heads must take no time.
 */
export function factsOf(source: string): Facts {
  const head = HEAD.exec(source)?.[1] ?? source;
  const values = new Map<string, unknown>();
  for (const [, key = '', written = ''] of head.matchAll(BLOCK)) values.set(key, valueOf(written));
  const text = (key: string) => textOf(values.get(key));
  const list = (key: string) => {
    const value = values.get(key);
    return (Array.isArray(value) ? value : []).map(textOf).filter((item) => item !== '');
  };
  const dayIn = (key: string) => {
    const value = values.get(key);
    const inside = typeof value === 'object' && value !== null ? Reflect.get(value, 'expires') : '';
    return textOf(inside);
  };
  return {
    title: text('title'),
    date: momentOf(text('date')),
    unit: text('unit'),
    byline: text('byline'),
    topics: list('topics'),
    campaigns: list('campaigns'),
    publishAt: momentOf(text('publishAt')),
    unpublishAt: momentOf(text('unpublishAt')),
    reviewBy: dayOf(text('reviewBy')),
    expires: [dayIn('image'), dayIn('portrait'), text('expires')]
      .map(dayOf)
      .filter((day) => day !== ''),
    isWithdrawn: values.has('withdrawn'),
    redirects: list('redirects'),
  };
}

/** All entries of a collection, the newest first. */
export type FactReader = (collection: CollectionName) => Promise<readonly FactEntry[]>;

/**
 * Reads the facts of published entries, each file once. Asking what is published now costs a git
 * process, so that is asked once for all collections.
 */
export function openFacts(repository: Repository, shelf: Shelf): () => Promise<FactReader> {
  let known = new Map<string, Facts>();
  let commit: string | undefined;
  const lists = new Map<CollectionName, Promise<readonly FactEntry[]>>();

  async function readList(collection: CollectionName): Promise<readonly FactEntry[]> {
    const { entries } = await shelf.list(collection, { limit: Number.MAX_SAFE_INTEGER });
    return entries.map((entry) => {
      const found = known.get(entry.version) ?? factsOf(entry.source);
      known.set(entry.version, found);
      return { ...entry, facts: { ...found, title: found.title || titleOf(entry, entry.source) } };
    });
  }

  return async () => {
    const main = await repository.main();
    if (main !== commit) {
      // What was read before the branch moved is kept as long as its files are.
      const before = (await Promise.all(lists.values())).flat();
      known = new Map(before.map(({ version, facts }) => [version, facts]));
      lists.clear();
      commit = main;
    }
    return (collection) => {
      const list = lists.get(collection) ?? readList(collection);
      lists.set(collection, list);
      // A list that could not be read is not the answer for ever.
      list.catch(() => lists.delete(collection));
      return list;
    };
  };
}

const HEAD = /^\uFEFF?---[ \t]*\n([\s\S]*?\n)---[ \t]*(?:\n|$)/u;

const KEYS =
  'title|date|unit|byline|topics|campaigns|publishAt|unpublishAt|reviewBy|image|portrait|expires|withdrawn|redirects';

// A key at the start of a line, and every line below it that is indented or an item.
const BLOCK = new RegExp(`^(${KEYS}):(.*(?:\\n(?:[ \\t]|- |-$).*)*)`, 'gmu');

const PLAIN = /^ +([\p{L}\p{N}][^\n'"#:]*(?:T\d\d:\d\d(?::\d\d)?[^\n'"#]*)?)$/u;
const ITEMS = /^[ \t]*(?:\n[ \t]*- [\p{L}\p{N}/][^\n'":#]*)+$/u;

function valueOf(written: string): unknown {
  const plain = PLAIN.exec(written)?.[1];
  if (plain !== undefined) return plain.trim();
  if (ITEMS.test(written))
    return written
      .split(/\n[ \t]*- /u)
      .slice(1)
      .map((item) => item.trim());
  const document = parseDocument(`value:${written}\n`, { prettyErrors: false });
  if (document.errors.length > 0) return undefined;
  const value: unknown = document.toJS();
  return typeof value === 'object' && value !== null ? Reflect.get(value, 'value') : undefined;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim().normalize('NFC')
    : '';

const momentOf = (text: string) => (Number.isNaN(Date.parse(text)) ? '' : text);

const dayOf = (text: string) => (momentOf(text) === '' ? '' : localDay(text));
