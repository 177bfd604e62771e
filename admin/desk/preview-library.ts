import { posix } from 'node:path';
import sharp from 'sharp';
import type { CollectionName } from '../../src/model/collections.ts';
import { type EntryFile, entryOf } from '../../src/model/entries.ts';
import { articleState } from '../../src/queries/articles.ts';
import type { Article } from '../../src/queries/entries.ts';
import { assemblePortal, type Content, type Portal } from '../../src/queries/portal.ts';
import { pictureFile } from './address.ts';
import { readEntry, type ShownEntry, type ShownPicture } from './preview-entries.ts';
import type { Repository } from './repository.ts';
import { allInTurns } from './turns.ts';

/** What is published, read for the pages: a change of the branch costs only the files that changed. */
export interface Library {
  /** Reads what the branch has by now. */
  refresh(): Promise<void>;
  /**
   * The portal as it would be with this text published now. `tip` is the commit of the entry's
   * draft, `unsaved` pictures that only the editor's browser has. Undefined when the text is no
   * entry at all, not even in part.
   */
  portalWith(entry: EntryFile, source: string): Promise<Portal | undefined>;
  /** Gives every picture in `shown` its size, from the draft `tip` or what is published. */
  measure(shown: unknown, tip: string | undefined, unsaved: Unsaved): Promise<void>;
}

/** Pictures by name that no commit has yet, with the address that shows them. */
export type Unsaved = Record<string, ShownPicture>;

/** Opens the library of a repository's branch. `base` is the portal's path, with both slashes. */
export function openLibrary(repository: Repository, base: string): Library {
  const known = new Map<string, Known>();
  const files = new WeakMap<ShownPicture, { file: string; name: string }>();
  const sizes = new Map<string, Size>();

  function pictureOf(entry: EntryFile, name: string): ShownPicture {
    const query = new URLSearchParams({ collection: entry.collection, id: entry.id, name });
    const picture = { src: `${base}admin/api/picture?${query}`, ...UNKNOWN };
    if (!/[/\\\p{Cc}]/u.test(name))
      files.set(picture, { file: pictureFile(entry, name), name: posix.basename(name) });
    return picture;
  }

  let refreshed = '';
  async function refresh(): Promise<void> {
    const main = await repository.main();
    if (main === refreshed) return;
    const listing = await listTree(repository, main);
    const wanted = new Set(listing.map(({ entry }) => entry.file));
    for (const file of known.keys()) if (!wanted.has(file)) known.delete(file);
    const changed = listing.filter(({ entry, blob }) => known.get(entry.file)?.blob !== blob);
    await allInTurns(changed, async ({ entry, blob }) => {
      const shown = readEntry(entry, await repository.source(blob), blob, pictureOf);
      known.set(entry.file, { entry, blob, shown });
    });
    refreshed = main;
  }

  async function sizeOf(commits: readonly string[], file: string): Promise<Size> {
    for (const commit of commits) {
      const blob = await repository.blob(commit, file);
      if (!blob) continue;
      const size = sizes.get(blob) ?? (await readSize((await repository.objects.read(blob))?.body));
      sizes.set(blob, size);
      return size;
    }
    return UNKNOWN;
  }

  return {
    refresh,
    async portalWith(entry, source) {
      await refresh();
      const shown = readEntry(entry, source, 'draft', pictureOf);
      if (!shown) return undefined;
      const others = [...known.values()].filter((other) => other.entry.file !== entry.file);
      const all = [...others, { entry, shown }];
      const of = (collection: CollectionName) =>
        all.flatMap((one) => (one.entry.collection === collection && one.shown) || []);
      return portalOf(of, shown);
    },
    async measure(shown, tip, unsaved) {
      const commits = [...(tip ? [tip] : []), await repository.main()];
      for (const picture of picturesIn(shown, files)) {
        const { file, name } = files.get(picture) ?? { file: '', name: '' };
        Object.assign(picture, unsaved[name] ?? (await sizeOf(commits, file)));
      }
    },
  };
}

interface Known {
  entry: EntryFile;
  blob: string;
  shown: ShownEntry | undefined;
}

type Size = Omit<ShownPicture, 'src'>;

const UNKNOWN: Size = { width: 1200, height: 800, format: 'jpg' };

/** The portal in which the entry is out, whatever time it is for; everything else is as it is now. */
function portalOf(of: (collection: CollectionName) => ShownEntry[], shown: ShownEntry): Portal {
  const [site] = of('site');
  const [glossary] = of('glossary');
  if (!site || !glossary) throw new Error('The repository has no site.yaml or no glossary.yaml.');
  const now = new Date();
  const articles = (of('articles') as Article[])
    .filter((article) => article.id === shown.id || articleState(article, now) !== 'future')
    .map((article) => (article.id === shown.id ? asPublic(article) : article));
  const content = {
    site,
    glossary,
    articles,
    achievements: of('achievements'),
    campaigns: of('campaigns'),
    documents: of('documents'),
    pages: of('pages'),
    statistics: of('statistics'),
    topics: of('topics'),
    units: of('units'),
  } as Content;
  const moments = articles.filter(({ id }) => id === shown.id).map(({ data }) => data.date);
  return assemblePortal(content, latest([now, ...moments.map((moment) => new Date(moment))]));
}

const asPublic = (article: Article): Article => {
  const { publishAt: _, unpublishAt: __, ...data } = article.data;
  return { ...article, data };
};

const latest = (moments: Date[]) => new Date(Math.max(...moments.map(Number)));

async function listTree({ git, prefix }: Repository, commit: string) {
  const listing = await git.text(['ls-tree', '-r', '-z', commit, ...(prefix ? [prefix] : [])]);
  return listing.split('\0').flatMap((line) => {
    const [, blob, path] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/su.exec(line) ?? [];
    const entry = path?.startsWith(prefix) && entryOf(path.slice(prefix.length));
    return entry && blob ? [{ entry, blob }] : [];
  });
}

async function readSize(bytes: Buffer | undefined): Promise<Size> {
  const found =
    bytes &&
    (await sharp(bytes)
      .metadata()
      .catch(() => undefined));
  if (!found?.width || !found.height) return UNKNOWN;
  return { ...found.autoOrient, format: found.format };
}

/** The pictures that a view shows, wherever in it. */
function picturesIn(
  value: unknown,
  pictures: WeakMap<ShownPicture, unknown>,
  seen = new Set<unknown>(),
): ShownPicture[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  if (pictures.has(value as ShownPicture)) return [value as ShownPicture];
  return Object.values(value).flatMap((part) => picturesIn(part, pictures, seen));
}
