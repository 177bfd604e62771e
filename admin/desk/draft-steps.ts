import type { EntryFile } from '../../src/model/entries.ts';
import { type Commit, readCommit } from './commits.ts';
import { type Draft, readDraft, type State } from './drafts.ts';
import type { Repository } from './repository.ts';

/** Whose hand a draft came back from, and with what. */
export interface Returned {
  by: string;
  at: string;
  note: string | null;
}

/** Since when a draft has been in its state, and whether somebody sent it back to be mended. */
export async function stepsOf(
  repository: Repository,
  entry: EntryFile,
  tip: string,
  state: State,
): Promise<{ since: string; returned: Returned | null }> {
  let since = '';
  for (let name: string | undefined = tip; name !== undefined;) {
    const draft: Draft | undefined = await readDraft(repository, entry, name);
    const commit: Commit | undefined = draft && (await readCommit(repository, name));
    if (!draft || !commit || draft.state !== state) break;
    since = commit.at;
    if (commit.trailers.some(([key, value]) => key === 'Desk-Act' && value === 'return')) {
      const { name: by } = commit.author;
      return { since, returned: { by, at: commit.at, note: draft.note } };
    }
    name = commit.parents[0];
  }
  return { since, returned: null };
}
