import type { EntryFile } from '../../src/model/entries.ts';
import type { ArticleState } from '../../src/queries/articles.ts';
import { titleOf } from './address.ts';
import { stateOf, valuesOf } from './amend.ts';
import { type Returned, stepsOf } from './draft-steps.ts';
import { findDraft, type State } from './drafts.ts';
import { factsOf, stateMoment } from './facts.ts';
import type { Person } from './people.ts';
import type { Repository } from './repository.ts';
import { mayRead, maySee } from './roles.ts';
import { draftSource } from './status.ts';

/** How an entry stands: what readers see of it, and its draft; null for what there is not. */
export interface Standing {
  published: {
    version: string;
    title: string;
    state: ArticleState;
    date?: string | undefined;
    unpublishAt?: string | undefined;
    /** Why it is gone. */
    reason?: string | undefined;
    /** When it comes, or since when it is gone. */
    at?: string | undefined;
  } | null;
  draft: {
    version: string;
    title: string;
    state: State;
    date?: string | undefined;
    /** What it was sent back with; null when it was not, or was submitted again. */
    returned: Returned | null;
  } | null;
  /** Whether its next publishing changes what readers know and nothing says yet what changed. */
  asksChange: boolean;
}

/** How an entry stands at this moment, as far as a person may know. */
export async function standingOf(
  repository: Repository,
  person: Person,
  entry: EntryFile,
): Promise<Standing> {
  const main = await repository.main();
  const blob = await repository.blob(main, entry.file);
  const kept = blob === null ? null : await repository.source(blob);
  const isReadable =
    kept !== null && mayRead(person, entry.collection, factsOf(entry.collection, kept));
  const source = isReadable ? kept : null;
  const found = await findDraft(repository, entry);
  const draft = found && maySee(person, found) ? found : undefined;
  const text = draft ? await draftSource(repository, draft) : null;
  return {
    published: blob !== null && source !== null ? describe(entry, blob, source) : null,
    draft:
      draft && text !== null
        ? {
            version: (await repository.blob(draft.tip, entry.file)) ?? '',
            title: titleOf(entry, text),
            state: draft.state,
            date: words(valuesOf(entry, text)['date']),
            returned: (await stepsOf(repository, entry, draft.tip, draft.state)).returned,
          }
        : null,
    asksChange:
      entry.collection === 'articles' &&
      source !== null &&
      text !== null &&
      stateOf(entry, source) === 'public' &&
      notesIn(entry, text) <= notesIn(entry, source),
  };
}

function describe(entry: EntryFile, version: string, source: string) {
  const { date, unpublishAt, withdrawn } = valuesOf(entry, source);
  const reason =
    withdrawn && typeof withdrawn === 'object' && 'reason' in withdrawn
      ? withdrawn.reason
      : undefined;
  const state = entry.collection === 'articles' ? stateOf(entry, source) : 'public';
  return {
    version,
    title: titleOf(entry, source),
    state,
    at: stateMoment(factsOf(entry.collection, source), state) || undefined,
    date: words(date),
    unpublishAt: words(unpublishAt),
    reason: words(reason),
  };
}

function notesIn(entry: EntryFile, source: string): number {
  const { changes, corrections } = valuesOf(entry, source);
  return [changes, corrections].flat().filter(Boolean).length;
}

const words = (value: unknown) => (typeof value === 'string' ? value : undefined);
