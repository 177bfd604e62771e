import { titleOf } from './address.ts';
import { type Returned, stepsOf } from './draft-steps.ts';
import { type Draft, isSame, listDrafts, type State } from './drafts.ts';
import { type Facts, factsOf } from './facts.ts';
import type { Person } from './people.ts';
import type { Repository } from './repository.ts';
import {
  isAllowed,
  maySee,
  reasonToApprove,
  refuseContributor,
  refuseUnlessPublisher,
} from './roles.ts';

/** A draft as overviews show it. */
export interface DraftCard {
  collection: string;
  id: string;
  title: string;
  state: State;
  /** Who began it. */
  author: string;
  /** Who saved it last, and when. */
  by: string;
  at: string;
  /** Since when it has been in its state (ISO). */
  since: string;
  /** What it was sent back with, and by whom; null when it was not. */
  returned: Returned | null;
  isMine: boolean;
}

/** An open draft with what its text says. */
export interface OpenDraft {
  draft: Draft;
  card: DraftCard;
  facts: Facts;
}

/** All drafts as they look to a person, the last saved first; `isSeen` says which they may see. */
export async function openDrafts(repository: Repository, person: Person): Promise<OpenDraft[]> {
  const drafts = await listDrafts(repository);
  return Promise.all(drafts.map((draft) => describe(repository, person, draft)));
}

/** Whether a person may see a draft; the others only count. */
export const isSeen = ({ draft }: OpenDraft, person: Person): boolean => maySee(person, draft);

/** Whether a draft waits for this person's approval. */
export const waitsForReview = ({ draft }: OpenDraft, person: Person): boolean =>
  draft.state === 'pending_review' &&
  isAllowed(() => {
    refuseContributor(person);
    reasonToApprove(person, draft, undefined);
  });

/** Whether a draft waits for this person to publish it. */
export const waitsForPublishing = ({ draft }: OpenDraft, person: Person): boolean =>
  draft.state === 'pending_publish' && isAllowed(() => refuseUnlessPublisher(person, 'đăng bài'));

async function describe(repository: Repository, person: Person, draft: Draft): Promise<OpenDraft> {
  const { entry, tip, state, authors, saved } = draft;
  const blob = await repository.blob(tip, entry.file);
  const source = blob ? await repository.source(blob) : '';
  const card = {
    collection: entry.collection,
    id: entry.id,
    title: source === '' ? entry.id : titleOf(entry, source),
    state,
    author: authors[0]?.name ?? saved.name,
    by: saved.name,
    at: saved.at,
    ...(await stepsOf(repository, entry, tip, state)),
    isMine: authors.some((author) => isSame(author, person)),
  };
  return { draft, card, facts: factsOf(entry.collection, source) };
}
