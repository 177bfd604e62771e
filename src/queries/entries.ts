import type { CollectionName, EntryData } from '../model/collections.ts';
import { digestOf } from '../model/entries.ts';
import type { PdfFile } from '../model/pdf.ts';

/** An entry of a collection as the pages get it. Pictures are whatever Astro made of them. */
export interface Entry<Name extends CollectionName> {
  id: string;
  data: EntryData<Name>;
  /** Changes whenever the file, or a picture that it shows, changes. */
  digest?: string | number | undefined;
}

/** An entry with a text in MDX and the pictures of that text by file name. */
export interface TextEntry<Name extends 'articles' | 'pages'> extends Entry<Name> {
  data: EntryData<Name> & { figures?: Record<string, unknown> | undefined };
  body?: string | undefined;
}

export type Article = TextEntry<'articles'>;
export type StandingPage = TextEntry<'pages'>;
export type Achievement = Entry<'achievements'>;
export type Campaign = Entry<'campaigns'>;
/** An official document; `pdf` is what lies beside its entry. */
export interface OfficialDocument extends Entry<'documents'> {
  data: EntryData<'documents'> & { pdf?: PdfFile | undefined };
}
export type Statistic = Entry<'statistics'>;
export type Topic = Entry<'topics'>;
export type Unit = Entry<'units'>;
export type Site = EntryData<'site'>;
export type Term = EntryData<'glossary'>['terms'][number];

/** A link to a page of this site; the address is without the base path. */
export interface Link {
  url: string;
  text: string;
}

/** The entries that exist and may be shown, in the order of `ids`. */
export const pick = <Item>(
  ids: readonly string[] | undefined,
  items: ReadonlyMap<string, Item>,
): Item[] => (ids ?? []).map((id) => items.get(id)).filter((item) => item !== undefined);

/** The order of two days or ids, sign by sign. Names, which readers look up, need a collator. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The cache key of a page that shows `view` and nothing else. An entry counts by its digest, every
 * other value by itself; so a page that renders only its props cannot be stale.
 */
export const cacheKey = (shell: string, view: unknown): string =>
  digestOf(
    shell,
    JSON.stringify(view, (_key, value: unknown) => (isEntry(value) ? tag(value) : value)),
  );

const isEntry = (value: unknown): value is Entry<CollectionName> =>
  typeof value === 'object' && value !== null && 'data' in value && 'digest' in value;

const tag = ({ id, digest, data }: Entry<CollectionName>) =>
  `${id}@${digest ?? JSON.stringify(data)}`;
