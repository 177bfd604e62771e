import type { CollectionName } from '../../src/model/collections.ts';
import { fold } from '../fold.ts';
import { addressOf } from './address.ts';
import { type Draft, readDraft } from './drafts.ts';
import { Refusal } from './refusal.ts';
import type { Repository } from './repository.ts';
import { type ListedEntry, trimSource } from './shelf.ts';

/** A draft, and its entry as lists show it. */
export interface DraftedEntry {
  draft: Draft;
  listed: ListedEntry;
}

/** All drafts of a collection, the last saved first; one that did not move is read once. */
export type Drafted = (collection: CollectionName) => Promise<readonly DraftedEntry[]>;

export function openDrafted(repository: Repository): Drafted {
  const known = new Map<CollectionName, Map<string, Promise<DraftedEntry | undefined>>>();
  return async (collection) => {
    const before = known.get(collection);
    const now = new Map<string, Promise<DraftedEntry | undefined>>();
    const refs = await repository.git.text([
      'for-each-ref',
      '--format=%(objectname) %(refname)',
      `refs/drafts/${collection}/`,
    ]);
    for (const line of refs.split('\n').filter(Boolean))
      now.set(line, before?.get(line) ?? readDrafted(repository, collection, line));
    known.set(collection, now);
    const found = (await Promise.all(now.values())).filter((entry) => entry !== undefined);
    return found.sort((a, b) => (a.draft.saved.at < b.draft.saved.at ? 1 : -1));
  };
}

/** Whether every one of some words stands in an entry's text. */
export function hasWords({ facts }: ListedEntry, words = ''): boolean {
  const wanted = fold(words).split(/\s+/u).filter(Boolean);
  return wanted.every((word) => facts.text.includes(word));
}

async function readDrafted(
  repository: Repository,
  collection: CollectionName,
  line: string,
): Promise<DraftedEntry | undefined> {
  const [tip = '', ref = ''] = line.split(' ');
  const entry = asEntry(collection, ref.slice(`refs/drafts/${collection}/`.length));
  const draft = entry && (await readDraft(repository, entry, tip));
  const version = entry && (await repository.blob(tip, entry.file));
  if (!draft || !version) return undefined;
  const { source, facts } = trimSource(collection, await repository.source(version));
  return { draft, listed: { ...entry, version, source, date: facts.date, facts } };
}

// A ref that the desk did not write has no entry.
function asEntry(collection: CollectionName, id: string) {
  try {
    return addressOf(collection, id);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
