import type { Library, LibraryPicture, LibraryUse } from './picture-library.ts';
import { fold } from '../fold.ts';

/** What the list of pictures can be narrowed to. */
export const FILTERS = [
  'all',
  'unused',
  'copies',
  'expired',
  'expiring',
  'large',
  'no-basis',
  'no-alt',
] as const;
export type Filter = (typeof FILTERS)[number];

/** Bytes from which a picture counts as large: a slow line takes seconds for it. */
export const LARGE = 1_000_000;

/** The pictures of one filter that have all the words. `today` is `2026-12-31`. */
export function findPictures(
  library: Library,
  { filter, words, today }: { filter: Filter; words: string; today: string },
): LibraryPicture[] {
  const wanted = fold(words).split(/\s+/u).filter(Boolean);
  const found = library.pictures.filter(
    (picture) =>
      isIn(filter, picture, today) &&
      wanted.every((word) => library.textOf(picture).includes(word)),
  );
  if (filter !== 'copies') return found;
  // Stable: those with the same bytes stand together, in the order of the list.
  return found.sort((a, b) => (a.blob === b.blob ? 0 : a.blob < b.blob ? -1 : 1));
}

/** How many pictures each filter has. */
export function countPictures(library: Library, today: string): Record<Filter, number> {
  const count = (filter: Filter) =>
    library.pictures.filter((picture) => isIn(filter, picture, today)).length;
  return Object.fromEntries(FILTERS.map((filter) => [filter, count(filter)])) as Record<
    Filter,
    number
  >;
}

function isIn(filter: Filter, { uses, copies, size }: LibraryPicture, today: string): boolean {
  const isEnding = ({ expires }: LibraryUse) => expires !== undefined && expires < today;
  if (filter === 'unused') return uses.length === 0;
  if (filter === 'copies') return copies > 1;
  if (filter === 'expired') return uses.some(isEnding);
  if (filter === 'expiring')
    return uses.some(
      (use) => !isEnding(use) && use.expires !== undefined && use.expires <= later(today, 30),
    );
  if (filter === 'large') return size >= LARGE;
  if (filter === 'no-basis') return uses.some(({ basis }) => basis === undefined);
  if (filter === 'no-alt') return uses.some(({ alt, decorative }) => !alt && !decorative);
  return true;
}

function later(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
