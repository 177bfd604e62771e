import type { DeletedDraft } from '../desk/history-deleted.ts';
import type { Version } from '../desk/history.ts';

/** One act as the page gets it. */
export type ShownVersion = Omit<Version, 'entry'>;

/** A deleted draft as the page gets it. */
export type ShownDeleted = Omit<DeletedDraft, 'entry'>;

/** What the server says of the history of an entry. */
export interface HistoryAnswer {
  title: string;
  /** The published blob, and the one that an editor sees: the draft's when there is one. */
  published: string | null;
  current: string | null;
  hasDraft: boolean;
  versions: ShownVersion[];
  deleted: ShownDeleted[];
}
