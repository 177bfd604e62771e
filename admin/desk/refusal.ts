import type { Issue } from '../../src/model/issues.ts';

/** A request that the desk does not carry out: the HTTP status and what the editor reads. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;
  readonly details: RefusalDetails;

  /** @param message two Vietnamese sentences: what is wrong, what to do */
  constructor(status: number, message: string, details: RefusalDetails = {}) {
    super(message);
    this.status = status;
    this.details = details;
  }
}

/** What a refusal carries beside its sentences. */
export interface RefusalDetails {
  /** What is wrong with the text (422). */
  issues?: Issue[];
  /** The text that stands in the way (409); null when it was removed. */
  theirs?: string | null;
  /** The version (blob) of `theirs`. */
  version?: string | null;
  by?: string;
  /** ISO date and time. */
  at?: string;
  /** Where the other text is: in a draft or already published. */
  where?: 'draft' | 'main';
  /** The entry that has the address which was asked for. */
  taken?: { collection: string; id: string; title: string };
  /** Approved drafts that have to be published with this one (422). */
  together?: { collection: string; id: string; title: string; version: string }[];
  /** Entries that cite what was to be deleted, by their files. */
  citedBy?: string[];
  /** The password was set by somebody else and must be changed before anything else (403). */
  mustChange?: true;
  /** The author may approve their own text by saying why (403). */
  needsReason?: true;
  /** Seconds to wait (429). */
  retryAfter?: number;
}
