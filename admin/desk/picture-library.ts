import { posix } from 'node:path';
import { type EntryFile, entryOf } from '../../src/model/entries.ts';
import type { CollectionName } from '../../src/model/collections.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import { titleIn } from './address.ts';
import { type Draft, draftFiles, listDrafts } from './drafts.ts';
import { mayShow, type PictureUse, usesOf } from './picture-uses.ts';
import { PICTURE_TYPES } from './pictures.ts';
import type { Repository } from './repository.ts';
import { allInTurns } from './turns.ts';
import { fold } from '../fold.ts';

/** A picture of the content, published or in a draft. */
export interface LibraryPicture {
  /** Below the content folder, `articles/2026/hoi-nghi.jpg`. */
  file: string;
  name: string;
  blob: string;
  /** In bytes. */
  size: number;
  /** The draft that alone has it, so far. */
  draft?: { collection: string; id: string; title: string; by: string };
  uses: LibraryUse[];
  /** How many pictures of the content have the same bytes, this one too. */
  copies: number;
  /** The files of those that readers may see in the same folder, without this one. */
  twins: string[];
}

/** An entry that shows a picture, and what it says of it. */
export interface LibraryUse extends Omit<PictureUse, 'picture'> {
  collection: CollectionName;
  id: string;
  title: string;
  /** Whether a draft says so, not what readers see. */
  isDraft: boolean;
}

/** All pictures, with where each is shown. */
export interface Library {
  pictures: readonly LibraryPicture[];
  byFile: ReadonlyMap<string, LibraryPicture>;
  /** A picture by its bytes. */
  byBlob: ReadonlyMap<string, LibraryPicture>;
  /** What may be searched for of a picture, without accents. */
  textOf(picture: LibraryPicture): string;
}

/** Keeps the library of a repository: only entries and drafts that changed are read again. */
export function openLibrary(repository: Repository): () => Promise<Library> {
  let known = new Map<string, Promise<ReadEntry>>();
  let kept: { key: string; library: Promise<Library> } | undefined;

  async function rebuild(main: string, drafts: readonly Draft[]): Promise<Library> {
    const next: typeof known = new Map();
    const readOnce: EntryAt = (entry, blob) => {
      const key = `${blob} ${entry.file}`;
      const read = known.get(key) ?? readEntry(repository, entry, blob);
      next.set(key, read);
      return read;
    };
    const library = await build(repository, main, drafts, readOnce);
    known = next;
    return library;
  }

  return async () => {
    const main = await repository.main();
    const drafts = await listDrafts(repository);
    const key = [main, ...drafts.map(({ tip }) => tip)].join(' ');
    if (kept?.key !== key) kept = { key, library: rebuild(main, drafts) };
    const mine = kept;
    return mine.library.catch((error: unknown) => {
      if (kept === mine) kept = undefined;
      throw error;
    });
  };
}

async function readEntry(
  repository: Repository,
  entry: EntryFile,
  blob: string,
): Promise<ReadEntry> {
  const source = await repository.source(blob);
  if (!mayShow(source)) return { title: entry.id, uses: [] };
  const parsed = parseSource(entry.file, source);
  // A copy: words that are cut out of a text keep the whole of it in memory.
  return structuredClone({
    title: titleIn(entry, parsed.data),
    uses: usesOf(entry.file, parsed),
  });
}

interface ReadEntry {
  title: string;
  uses: PictureUse[];
}

type EntryAt = (entry: EntryFile, blob: string) => Promise<ReadEntry>;

async function build(
  repository: Repository,
  main: string,
  drafts: readonly Draft[],
  entryAt: EntryAt,
): Promise<Library> {
  const byFile = new Map<string, LibraryPicture>();
  const uses: (LibraryUse & { picture: string })[] = [];
  const note = async (entry: EntryFile, blob: string, isDraft: boolean) => {
    const { title, uses: found } = await entryAt(entry, blob);
    const { collection, id } = entry;
    for (const use of found) uses.push({ ...use, collection, id, title, isDraft });
    return title;
  };
  const entries: [EntryFile, string][] = [];
  for (const { file, blob, size } of await filesOf(repository, main)) {
    const entry = entryOf(file);
    if (entry) entries.push([entry, blob]);
    else if (isPicture(file)) byFile.set(file, plain(file, blob, size));
  }
  await allInTurns(entries, ([entry, blob]) => note(entry, blob, false));
  for (const draft of drafts) await addDraft(repository, draft, byFile, note);
  for (const { picture, ...use } of uses) byFile.get(picture)?.uses.push(use);

  const byBlob = new Map<string, LibraryPicture>();
  const same = new Map<string, LibraryPicture[]>();
  const pictures = [...byFile.values()].sort((a, b) => (order(a) < order(b) ? 1 : -1));
  for (const picture of pictures) {
    same.set(picture.blob, [...(same.get(picture.blob) ?? []), picture]);
    byBlob.set(picture.blob, picture);
  }
  for (const group of same.values())
    for (const picture of group) {
      picture.copies = group.length;
      picture.twins = picture.draft ? [] : twinsOf(picture, group);
    }
  const texts = new Map<LibraryPicture, string>();
  return {
    pictures,
    byFile,
    byBlob,
    textOf(picture) {
      const known = texts.get(picture) ?? textOf(picture);
      texts.set(picture, known);
      return known;
    },
  };
}

async function addDraft(
  repository: Repository,
  draft: Draft,
  byFile: Map<string, LibraryPicture>,
  note: (entry: EntryFile, blob: string, isDraft: boolean) => Promise<string>,
): Promise<void> {
  const { entry, saved, tip } = draft;
  const { collection, id, file } = entry;
  const text = await repository.blob(tip, file);
  const title = text ? await note(entry, text, true) : id;
  for (const { file: path, after } of await draftFiles(repository, draft)) {
    if (!after || !isPicture(path) || byFile.has(path)) continue;
    const size = (await repository.objects.find(after))?.size ?? 0;
    const from = { collection, id, title, by: saved.name };
    byFile.set(path, { ...plain(path, after, size), draft: from });
  }
}

/** The files of a commit below the content folder. */
async function filesOf({ git, prefix }: Repository, commit: string) {
  const listing = await git.text([
    'ls-tree',
    '-r',
    '-l',
    '-z',
    commit,
    ...(prefix ? [prefix] : []),
  ]);
  return listing.split('\0').flatMap((line) => {
    const match = /^100\d{3} blob ([0-9a-f]+) +(\d+)\t(.*)$/su.exec(line);
    if (!match?.[3]?.startsWith(prefix)) return [];
    return [{ file: match[3].slice(prefix.length), blob: match[1] ?? '', size: Number(match[2]) }];
  });
}

const plain = (file: string, blob: string, size: number): LibraryPicture => ({
  file,
  name: posix.basename(file),
  blob,
  size,
  uses: [],
  copies: 1,
  twins: [],
});

const twinsOf = ({ file }: LibraryPicture, group: readonly LibraryPicture[]) =>
  group.flatMap((other) =>
    other.file !== file && !other.draft && posix.dirname(other.file) === posix.dirname(file)
      ? [other.file]
      : [],
  );

const isPicture = (file: string) => Object.hasOwn(PICTURE_TYPES, posix.extname(file).toLowerCase());

// The last years first; within a folder by name, backwards like the whole.
const order = ({ file }: LibraryPicture) => file;

const textOf = ({ name, uses, draft }: LibraryPicture) =>
  fold(
    [
      name,
      draft?.title ?? '',
      ...uses.flatMap(({ title, alt, caption, credit }) => [title, alt, caption, credit]),
    ].join('\n'),
  );
