import type { EntryFile } from '../../src/model/entries.ts';
import { pictureFile } from './address.ts';
import { findDraft, readDraft } from './drafts.ts';
import { picturesOf } from './history-diff.ts';
import type { Version } from './history.ts';
import type { Person } from './people.ts';
import { Refusal } from './refusal.ts';
import type { Repository } from './repository.ts';
import { type Saved, saveDraft } from './save.ts';
import type { Shelf } from './shelf.ts';
import { refuseStale } from './stale.ts';

/**
 * Saves the text of an earlier version, with its pictures, as the entry's draft. `base` is the blob
 * that the person takes for the newest; a draft that has another is never written over.
 */
export async function restoreVersion(
  repository: Repository,
  shelf: Shelf,
  person: Person,
  { entry, base, from }: { entry: EntryFile; base: string | null; from: Version },
): Promise<Saved> {
  if (from.version === null)
    throw new Refusal(
      400,
      'Ở lần này bài bị xóa nên không có chữ nào để khôi phục. Chọn một lần có bài, thường là lần ngay trước.',
    );
  const draft = await findDraft(repository, entry);
  const current = draft && (await repository.blob(draft.tip, entry.file));
  if (draft && current !== undefined && current !== base)
    await refuseStale(repository, entry, draft, current);
  const source = await repository.source(from.version);
  const places = [...(draft ? [draft.tip] : []), await repository.main()];
  const pictures = await missingPictures(repository, entry, from, source, places);
  // Whoever wrote the words is still no second pair of eyes for them.
  const written = await readDraft(repository, from.entry, from.commit);
  const authors = written?.authors ?? [];
  return saveDraft(repository, shelf, person, { entry, base, source, pictures, authors });
}

/** The pictures that a version shows and that none of `places` has any more. */
async function missingPictures(
  { objects, blob }: Repository,
  entry: EntryFile,
  from: Version,
  source: string,
  places: readonly string[],
) {
  const missing: { name: string; bytes: Buffer; isKept: true }[] = [];
  for (const name of picturesOf(from.entry, source)) {
    const found = await Promise.all(places.map((place) => blob(place, pictureFile(entry, name))));
    const old = found.some(Boolean) ? null : await blob(from.commit, pictureFile(from.entry, name));
    const object = old ? await objects.read(old) : undefined;
    if (object?.type === 'blob') missing.push({ name, bytes: object.body, isKept: true });
  }
  return missing;
}
