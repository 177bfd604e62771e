import type { CollectionName } from '../../src/model/collections.ts';
import type { Issue } from '../../src/model/issues.ts';
import { fold } from '../fold.ts';
import { type Draft, listDrafts } from './drafts.ts';
import { type Facts, factsOf, publishedState } from './facts.ts';
import type { HistoryIndex } from './history-index.ts';
import type { Person } from './people.ts';
import type { Repository } from './repository.ts';
import { issuesOf } from './review.ts';
import { mayRead, maySee } from './roles.ts';
import type { Shelf } from './shelf.ts';
import { draftSource } from './status.ts';
import { openTurns } from './turns.ts';

/** What has become of an entry: of the published one, or of its draft. */
export const ENTRY_STATES = [
  'published',
  'draft',
  'waiting',
  'approved',
  'scheduled',
  'withdrawn',
] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** An entry as the lists of the desk show it: published, a draft, or both in one row. */
export interface Row {
  id: string;
  facts: Facts;
  states: EntryState[];
  /** Who changed it last, and when (ISO); empty when nobody knows. */
  changed: { by: string; at: string };
  draft?: { draft: Draft; source: string };
}

/** The entries of a collection that a person may read, with those of their drafts that they may see. */
export async function listRows(
  repository: Repository,
  shelf: Shelf,
  person: Person,
  index: HistoryIndex,
  collection: CollectionName,
  now: Date,
): Promise<Row[]> {
  const changesOf = await index.now();
  const rows = new Map<string, Row>();
  for (const { id, file, facts } of await shelf.find(collection)) {
    if (!mayRead(person, collection, facts, now)) continue;
    const last = changesOf(file)[0]?.landing;
    rows.set(id, {
      id,
      facts,
      states: [publishedState(collection, facts, now)],
      changed: { by: last?.author ?? '', at: last?.at ?? '' },
    });
  }
  const drafts = await listDrafts(repository);
  const own = drafts.filter((one) => one.entry.collection === collection && maySee(person, one));
  for (const row of await Promise.all(own.map((draft) => draftRow(repository, draft)))) {
    const published = row && rows.get(row.id)?.states;
    if (row) rows.set(row.id, { ...row, states: [...(published ?? []), ...row.states] });
  }
  return [...rows.values()];
}

/** Whether every one of some words stands in a row. */
export const matcher = (words: string) => {
  const wanted = fold(words).split(/\s+/u).filter(Boolean);
  return ({ facts }: Row) => wanted.every((word) => facts.text.includes(word));
};

/** What is wrong in the draft of a row; published entries are without errors or would not be built. */
export function openIssues(repository: Repository, shelf: Shelf) {
  let known = new Map<string, Promise<Issue[]>>();
  let commit = '';
  // Reading a text takes milliseconds: others are answered between a few and the next few.
  const turn = openTurns(4);
  return async ({ draft }: Row, person: Person): Promise<Issue[]> => {
    if (!draft) return [];
    const main = await repository.main();
    if (commit !== main) known = new Map();
    commit = main;
    const { tip, entry } = draft.draft;
    // What is wrong depends on who asks: contributors do not know of all that is cited.
    const key = person.role === 'contributor' ? `${tip} ${person.email}` : tip;
    const read = () => issuesOf(repository, shelf, person, entry, draft.source, [tip, main]);
    const found = known.get(key) ?? turn(read);
    known.set(key, found);
    return found;
  };
}

// A draft that cannot be read must not hide the others.
async function draftRow(repository: Repository, draft: Draft): Promise<Row | undefined> {
  const source = await draftSource(repository, draft).catch(() => undefined);
  if (source === undefined) return undefined;
  const { entry, state, saved } = draft;
  const facts = factsOf(entry.collection, source);
  const changed = { by: saved.name, at: saved.at };
  return { id: entry.id, facts, states: [DRAFT_STATES[state]], changed, draft: { draft, source } };
}

const DRAFT_STATES = {
  draft: 'draft',
  pending_review: 'waiting',
  pending_publish: 'approved',
} as const;
