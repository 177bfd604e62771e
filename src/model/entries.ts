import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { RESERVED_ADDRESSES, RESERVED_DOCUMENTS } from './addresses.ts';
import { type CollectionName, collections } from './collections.ts';

/** A file of `content/` that is an entry of a collection. */
export interface EntryFile {
  collection: CollectionName;
  /** `2020/slug` for an article, `slug` for others; the collection's name for a single file. */
  id: string;
  /** Below the content folder, with forward slashes: `articles/2020/slug.mdx`. */
  file: string;
}

/** The entries on disk below `contentDir`, in the order of their names. */
export async function listEntries(contentDir: string, only?: CollectionName): Promise<EntryFile[]> {
  return (await listFiles(contentDir))
    .map(entryOf)
    .filter((entry) => entry !== undefined)
    .filter(({ collection }) => !only || collection === only);
}

/** The files below `contentDir`, with forward slashes, in the order of their names. */
export async function listFiles(contentDir: string): Promise<string[]> {
  const names = await readdir(contentDir, { recursive: true }).catch(
    (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'ENOENT') throw cause;
      throw new Error(`Không có thư mục nội dung ${contentDir}. Kiểm tra CONTENT_DIR.`, { cause });
    },
  );
  return names.map((name) => name.split(sep).join('/').normalize('NFC')).sort();
}

/** Which entry a path below `content/` is, or undefined when it is none. */
export function entryOf(file: string): EntryFile | undefined {
  for (const [name, place] of Object.entries(collections)) {
    const collection = name as CollectionName;
    if ('file' in place) {
      if (place.file === file) return { collection, id: collection, file };
      continue;
    }
    const prefix = `${place.folder}/`;
    const suffix = `.${place.extension}`;
    if (!file.startsWith(prefix) || !file.endsWith(suffix)) continue;
    const id = file.slice(prefix.length, -suffix.length);
    const shape = collection === 'articles' ? ARTICLE_ID : SLUG;
    if (collection === 'pages' && RESERVED_ADDRESSES.has(id)) return undefined;
    if (collection === 'documents' && RESERVED_DOCUMENTS.has(id)) return undefined;
    if (shape.test(id)) return { collection, id, file };
  }
  return undefined;
}

/** The path below `content/` of an entry. */
export function entryFile(collection: CollectionName, id: string): string {
  const place = collections[collection];
  return 'file' in place ? place.file : `${place.folder}/${id}.${place.extension}`;
}

export const readSource = (contentDir: string, file: string) =>
  readFile(join(contentDir, file), 'utf8');

/** A short name for some text: the same text, the same name. */
export const digestOf = (...parts: (string | Uint8Array)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('base64url').slice(0, 22);
};

/** Lower-case letters, digits and single dashes. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
// Two digits are a month's page: `/tin/2020/03/`.
const ARTICLE_ID = /^\d{4}\/(?!\d\d$)[a-z0-9]+(?:-[a-z0-9]+)*$/u;
