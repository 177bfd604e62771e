import type { CollectionName } from '../../src/model/collections.ts';
import { isPdf } from './attachments.ts';
import { type Draft, draftFiles, listDrafts } from './drafts.ts';
import type { Person } from './people.ts';
import type { Library, LibraryPicture } from './picture-library.ts';
import type { SentFile } from './picture-store.ts';
import type { Desk } from './plugin.ts';
import type { Repository } from './repository.ts';
import { mayRead, maySee } from './roles.ts';

type Pictures = Pick<Desk, 'repository' | 'shelf' | 'library' | 'sent'>;

/**
 * The library as far as a person may see it: for contributors the pictures of what they may read
 * and of the drafts that they may see, with what those say of them.
 */
export async function libraryFor(desk: Pictures, person: Person): Promise<Library> {
  const library = await desk.library();
  if (person.role !== 'contributor') return library;
  const pictures = await seenOf(desk, person, library.pictures);
  const byBlob = new Map(pictures.map((picture) => [picture.blob, picture]));
  const byFile = new Map(pictures.map((picture) => [picture.file, picture]));
  return { ...library, pictures, byBlob, byFile };
}

/**
 * A picture that a person may have by the name of its bytes: one that they sent ahead of a save, or
 * one of the library as they see it.
 */
export async function pictureFor(
  desk: Pictures,
  person: Person,
  blob: string,
): Promise<SentFile | undefined> {
  const own = await desk.sent.find(person, blob);
  if (own) return own;
  const library = await desk.library();
  const same = library.pictures.filter((picture) => picture.blob === blob);
  const seen = person.role === 'contributor' ? await seenOf(desk, person, same) : same;
  return seen[0] && { name: seen[0].name, read: () => bytesIn(desk.repository, blob) };
}

/** The bytes of a blob of the repository, if there is one. */
export async function bytesIn({ objects }: Repository, blob: string): Promise<Buffer | undefined> {
  const object = await objects.read(blob);
  return object?.type === 'blob' ? object.body : undefined;
}

/** Tells which files of the branch beside entries a person may have; PDFs are everybody's. */
export async function publishedFor(
  desk: Pictures,
  person: Person,
): Promise<(file: string) => boolean> {
  if (person.role !== 'contributor') return () => true;
  const { byFile } = await libraryFor(desk, person);
  return (file) => isPdf(file) || byFile.has(file);
}

/**
 * Whether a person who may see a draft may have a file of its commit: one that came with the draft.
 * The commit holds the whole branch besides, with what is none of theirs.
 */
export async function mayHaveOf(
  { repository }: { repository: Repository },
  person: Person,
  draft: Draft,
  file: string,
): Promise<boolean> {
  if (person.role !== 'contributor') return true;
  return (await draftFiles(repository, draft)).some((own) => own.file === file);
}

async function seenOf(
  { repository, shelf }: Pictures,
  person: Person,
  pictures: readonly LibraryPicture[],
): Promise<LibraryPicture[]> {
  const drafts = (await listDrafts(repository)).filter((draft) => maySee(person, draft));
  const seen = new Set(drafts.map(({ entry }) => `draft ${entry.collection}/${entry.id}`));
  const uses = pictures.flatMap((picture) => picture.uses);
  const named = new Set(uses.map(({ collection, id }) => `${collection}/${id}`));
  const entries = await shelf.now();
  for (const name of new Set<CollectionName>(uses.map(({ collection }) => collection)))
    for (const { id, facts } of await entries(name))
      if (named.has(`${name}/${id}`) && mayRead(person, name, facts)) seen.add(`${name}/${id}`);
  const isSeen = (place: { collection: string; id: string }, isDraft: boolean) =>
    seen.has(`${isDraft ? 'draft ' : ''}${place.collection}/${place.id}`);
  return pictures.flatMap((picture): LibraryPicture[] => {
    const own = picture.uses.filter((use) => isSeen(use, use.isDraft));
    // A draft may name any file: that alone opens no picture that belongs to something hidden.
    const isOpen = picture.draft
      ? isSeen(picture.draft, true)
      : own.some(({ isDraft }) => !isDraft) ||
        (own.length > 0 && own.length === picture.uses.length);
    return isOpen ? [{ ...picture, uses: own, twins: [], copies: 1 }] : [];
  });
}
