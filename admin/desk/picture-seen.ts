import type { CollectionName } from '../../src/model/collections.ts';
import { listDrafts } from './drafts.ts';
import type { Person } from './people.ts';
import type { Library, LibraryPicture } from './picture-library.ts';
import type { Repository } from './repository.ts';
import { maySee, readableBy } from './roles.ts';
import type { Shelf } from './shelf.ts';

/**
 * The library as far as a person may see it: for contributors the pictures of what they may read
 * and of the drafts that they may see, with what those say of them.
 */
export async function libraryFor(
  library: Library,
  person: Person,
  repository: Repository,
  shelf: Shelf,
): Promise<Library> {
  if (person.role !== 'contributor') return library;
  const entries = readableBy(person, await shelf.now());
  const drafts = (await listDrafts(repository)).filter((draft) => maySee(person, draft));
  const seen = new Set(drafts.map(({ entry }) => `draft ${entry.collection}/${entry.id}`));
  const collections = library.pictures.flatMap(({ uses }) => uses.map((use) => use.collection));
  for (const name of new Set<CollectionName>(collections))
    for (const { id } of await entries(name)) seen.add(`${name}/${id}`);
  const isSeen = (place: { collection: string; id: string }, isDraft: boolean) =>
    seen.has(`${isDraft ? 'draft ' : ''}${place.collection}/${place.id}`);
  const pictures = library.pictures.flatMap((picture): LibraryPicture[] => {
    const uses = picture.uses.filter((use) => isSeen(use, use.isDraft));
    const isOwn = picture.draft !== undefined && isSeen(picture.draft, true);
    return uses.length > 0 || isOwn ? [{ ...picture, uses, twins: [] }] : [];
  });
  return { ...library, pictures };
}
