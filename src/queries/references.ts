import type { CollectionName } from '../model/collections.ts';
import { entryFile } from '../model/entries.ts';
import { quote } from '../model/issues.ts';
import { collections } from '../model/collections.ts';
import { referencesIn } from '../model/references.ts';

/** A reference to an entry that does not exist. */
export interface BrokenReference {
  collection: CollectionName;
  id: string;
  path: (string | number)[];
  /** Two Vietnamese sentences that name the value. */
  message: string;
}

type Entries = Partial<Record<CollectionName, readonly { id: string; data: unknown }[]>>;

/** Every reference that leads nowhere; Astro itself lets them pass. */
export function brokenReferences(content: Entries): BrokenReference[] {
  const names = Object.keys(content) as CollectionName[];
  const known = new Map(names.map((name) => [name, new Set(content[name]?.map(({ id }) => id))]));
  return names.flatMap((collection) =>
    (content[collection] ?? []).flatMap(({ id, data }) =>
      referencesIn(collection, data)
        .filter((found) => !known.get(found.collection)?.has(found.id))
        .map((found) => ({
          collection,
          id,
          path: found.path,
          message: missingEntry(found.collection, found.id),
        })),
    ),
  );
}

/** What an editor is told of a reference to an entry that is not there. */
export const missingEntry = (collection: CollectionName, id: string): string =>
  `Không có ${collections[collection].singular} nào tên là ${quote(id)}. Sửa lại tên, hoặc thêm tệp ${entryFile(collection, id)}.`;
