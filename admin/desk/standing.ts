import type { EntryFile } from '../../src/model/entries.ts';
import type { ArticleState } from '../../src/queries/articles.ts';
import { titleOf } from './address.ts';
import { stateOf, valuesOf } from './amend.ts';
import { findDraft, type State } from './drafts.ts';
import type { Repository } from './repository.ts';
import { draftSource } from './status.ts';

/** How an article stands: what readers see of it, and its draft. */
export interface Standing {
  published: {
    version: string;
    title: string;
    state: ArticleState;
    date?: string | undefined;
    publishAt?: string | undefined;
    unpublishAt?: string | undefined;
    /** Why it is gone. */
    reason?: string | undefined;
  } | null;
  draft: { version: string; title: string; state: State; date?: string | undefined } | null;
  /** Whether its next publishing changes what readers know and nothing says yet what changed. */
  asksChange: boolean;
}

/** How an article stands at this moment. */
export async function standingOf(repository: Repository, entry: EntryFile): Promise<Standing> {
  const main = await repository.main();
  const blob = await repository.blob(main, entry.file);
  const source = blob === null ? null : await repository.source(blob);
  const draft = await findDraft(repository, entry);
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
          }
        : null,
    asksChange:
      source !== null &&
      text !== null &&
      stateOf(entry, source) === 'public' &&
      notesIn(entry, text) <= notesIn(entry, source),
  };
}

function describe(entry: EntryFile, version: string, source: string) {
  const { date, publishAt, unpublishAt, withdrawn } = valuesOf(entry, source);
  const reason =
    withdrawn && typeof withdrawn === 'object' && 'reason' in withdrawn
      ? withdrawn.reason
      : undefined;
  return {
    version,
    title: titleOf(entry, source),
    state: stateOf(entry, source),
    date: words(date),
    publishAt: words(publishAt),
    unpublishAt: words(unpublishAt),
    reason: words(reason),
  };
}

function notesIn(entry: EntryFile, source: string): number {
  const { changes, corrections } = valuesOf(entry, source);
  return [changes, corrections].flat().filter(Boolean).length;
}

const words = (value: unknown) => (typeof value === 'string' ? value : undefined);
