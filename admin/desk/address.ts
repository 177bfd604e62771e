import { posix } from 'node:path';
import { type CollectionName, collections } from '../../src/model/collections.ts';
import { type EntryFile, entryFile, entryOf } from '../../src/model/entries.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import { addressOf as newAddress } from '../address.ts';
import { RESERVED_ON_WINDOWS, shown } from './file-names.ts';
import { Refusal } from './refusal.ts';

/**
 * The entry that a request speaks of. Its path is built here, from the collection and the id;
 * whatever is not exactly an entry of the content folder is refused.
 */
export function addressOf(collection: string, id: string): EntryFile {
  if (!Object.hasOwn(collections, collection))
    throw new Refusal(
      404,
      `Không có mục nội dung “${shown(collection)}”. Mở lại trang biên tập và chọn mục trong danh sách.`,
    );
  const entry = entryOf(entryFile(collection as CollectionName, id));
  if (entry?.collection !== collection || entry.id !== id)
    throw new Refusal(
      400,
      `Địa chỉ “${shown(id)}” không dùng được. Dùng chữ thường không dấu, số và dấu gạch nối; tin bài có năm ở trước, ví dụ 2026/binh-dang-gioi.`,
    );
  const slug = posix.basename(id);
  if (slug.length > 120)
    throw new Refusal(
      400,
      `Địa chỉ “${shown(id)}” dài ${slug.length} ký tự, tối đa là 120. Rút ngắn tiêu đề rồi lưu lại.`,
    );
  if (RESERVED_ON_WINDOWS.test(slug))
    throw new Refusal(
      400,
      `Địa chỉ “${id}” trùng với tên mà Windows dành riêng. Thêm một từ vào tiêu đề rồi lưu lại.`,
    );
  return entry;
}

/** A collection by its name. Refuses others. */
export function collectionOf(name: string): CollectionName {
  if (Object.hasOwn(collections, name)) return name as CollectionName;
  throw new Refusal(
    404,
    'Không có mục nội dung này. Mở lại trang biên tập và chọn mục trong danh sách.',
  );
}

/** The ref that holds the draft of an entry. */
export const draftRef = ({ collection, id }: Pick<EntryFile, 'collection' | 'id'>) =>
  `refs/drafts/${collection}/${id}`;

/** The folder of an entry's pictures, below the content folder: beside its file. */
export const pictureFolder = ({ file }: EntryFile) => posix.dirname(file).replace(/^\.$/u, '');

/** The path below the content folder of a picture beside an entry. */
export const pictureFile = (entry: EntryFile, name: string) =>
  posix.join(pictureFolder(entry), name);

/** What editors call an entry: its title, or its id when it has none yet. */
export const titleOf = (entry: EntryFile, source: string): string =>
  titleIn(entry, parseSource(entry.file, source).data);

/** The same of data that was read already. */
export function titleIn({ collection, id }: EntryFile, read: unknown): string {
  const place = collections[collection];
  if (!('title' in place)) return place.label;
  const value = valueAt(read, place.title.split('.'));
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : id;
}

/** What stands at a place of an entry's data, whatever that is; undefined when nothing does. */
export const valueAt = (data: unknown, path: readonly string[]): unknown =>
  path.reduce(
    (value, key) => (value && typeof value === 'object' ? Reflect.get(value, key) : undefined),
    data,
  );

/**
 * The address that a new entry was meant to have, when the editor's program made it `…-1`,
 * `…-2` by itself because that address was taken; otherwise undefined.
 */
export function evadedAddress(entry: EntryFile, source: string): EntryFile | undefined {
  const slug = posix.basename(entry.id);
  const wanted = wantedSlug(entry, source);
  if (wanted === undefined || !slug.startsWith(`${wanted}-`)) return undefined;
  if (!/^\d+$/u.test(slug.slice(wanted.length + 1))) return undefined;
  return entryOf(entryFile(entry.collection, entry.id.slice(0, -slug.length) + wanted));
}

function wantedSlug({ collection, file }: EntryFile, source: string): string | undefined {
  const { data } = parseSource(file, source);
  try {
    return newAddress(collection, (data ?? {}) as Record<string, unknown>).slug;
  } catch {
    // A title or date that gives no address yet: then nothing was evaded either.
    return undefined;
  }
}
