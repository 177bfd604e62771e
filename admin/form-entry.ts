import { type CollectionName, collections } from '../src/model/collections.ts';
import { entryFile } from '../src/model/entries.ts';
import { addressOf } from './address.ts';
import type { Immutable } from './decap.ts';
import { fileFormat } from './format.ts';

/** What stands in the form, as it would be sent. */
export interface FormEntry {
  collection: CollectionName;
  /** Below the content folder. A new entry without a title has a stand-in. */
  file: string;
  source: string;
  /** Names of pictures that were chosen in this form and may not be on the server yet. */
  pictures: string[];
}

/** Reads Decap's entry; undefined for what is no entry of a collection of ours. */
export function readForm(entry: Immutable, inCollection?: string): FormEntry | undefined {
  const name = String(entry.get('collection') || inCollection || '');
  if (!Object.hasOwn(collections, name)) return undefined;
  const collection = name as CollectionName;
  const data = (entry.get('data') as Immutable | undefined)?.toJS() as
    Record<string, unknown> | undefined;
  if (!data) return undefined;
  const path = String(entry.get('path') ?? '').replace(/^content\//u, '');
  const media = (entry.get('mediaFiles') as Immutable | undefined)?.toJS();
  return {
    collection,
    file: path || newFile(collection, data),
    source: fileFormat(collection).toFile(data),
    pictures: (Array.isArray(media) ? media : []).map((one: { path?: string; name?: string }) =>
      (one.path ?? one.name ?? '').replace(/^.*\//u, ''),
    ),
  };
}

function newFile(collection: CollectionName, data: Record<string, unknown>): string {
  if ('file' in collections[collection]) return entryFile(collection, collection);
  const { slug, year } = newAddress(collection, data);
  return entryFile(collection, collection === 'articles' ? `${year}/${slug}` : slug);
}

function newAddress(collection: CollectionName, data: Record<string, unknown>) {
  try {
    return addressOf(collection, data);
  } catch {
    // There is no title yet; saving will say so.
    return { slug: 'ban-moi', year: String(new Date().getFullYear()) };
  }
}
