import type { Filter } from '../desk/picture-filters.ts';
import type { LibraryPicture } from '../desk/picture-library.ts';

/** A picture of the list; its size in pixels where its bytes could be read. */
export type Picture = LibraryPicture & { width?: number; height?: number };

/** One page of the list. */
export interface PicturePage {
  pictures: Picture[];
  /** How many there are in all for this question. */
  count: number;
  counts: Record<Filter, number>;
  /** Where the next page begins; null after the last. */
  next: number | null;
  /** The office's day, `2026-12-31`. */
  today: string;
}
