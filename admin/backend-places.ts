import { type CollectionName, collections } from '../src/model/collections.ts';

/** An entry, as the desk's server and as Decap call it. */
export interface Place {
  collection: CollectionName;
  /** The server's id, which is Decap's slug. */
  id: string;
  /** Decap's path, `content/articles/2026/slug.mdx`. */
  path: string;
}

/** The entry of a Decap collection and slug. */
export function placeOf(collection: string, slug: string): Place {
  if (!Object.hasOwn(collections, collection))
    throw new Error(
      `The desk has no collection "${collection}". Name Decap's collections as the model does.`,
    );
  const name = collection as CollectionName;
  const place = collections[name];
  const file = 'file' in place ? place.file : `${place.folder}/${slug}.${place.extension}`;
  return { collection: name, id: 'file' in place ? name : slug, path: `content/${file}` };
}

/** The entry at one of Decap's paths, or undefined when the path is a picture or nothing. */
export function placeAt(path: string): Place | undefined {
  for (const name of Object.keys(collections) as CollectionName[]) {
    const place = collections[name];
    const start = 'file' in place ? `content/${place.file}` : `content/${place.folder}/`;
    if ('file' in place) {
      if (path === start) return { collection: name, id: name, path };
    } else if (path.startsWith(start) && path.endsWith(`.${place.extension}`)) {
      return { collection: name, id: path.slice(start.length, -place.extension.length - 1), path };
    }
  }
  return undefined;
}

/** The entry at one of Decap's paths. Throws when the path is none of the model's. */
export function entryAt(path: string): Place {
  const place = placeAt(path);
  if (place) return place;
  throw new Error(
    `The desk has no entry at "${path}". Keep Decap's folders as the model has them.`,
  );
}

/** The collection of one of Decap's folders, and what of the path lies below it, such as a year. */
export function folderAt(path: string): { collection: CollectionName; folder: string } | undefined {
  const clean = path.replace(/\/+$/u, '');
  for (const name of Object.keys(collections) as CollectionName[]) {
    const place = collections[name];
    if (!('folder' in place)) continue;
    const start = `content/${place.folder}`;
    if (clean === start) return { collection: name, folder: '' };
    const folder = clean.startsWith(`${start}/`) ? clean.slice(start.length + 1) : '';
    if (/^\d{4}$/u.test(folder)) return { collection: name, folder };
  }
  return undefined;
}

/** The last part of a path. */
export const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);
