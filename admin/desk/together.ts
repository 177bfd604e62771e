import type { EntryFile } from '../../src/model/entries.ts';
import { addressOf, titleOf } from './address.ts';
import { findDraft } from './drafts.ts';
import type { Person } from './people.ts';
import { Refusal } from './refusal.ts';
import type { Repository } from './repository.ts';
import { type DraftIssue, issuesOf } from './review.ts';
import type { Shelf } from './shelf.ts';
import { draftSource } from './status.ts';

/**
 * Refuses where a text refers to drafts that are not published with it: when all of those are
 * approved, the refusal lists everything that has to go at the same time.
 */
export async function refuseUnlessTogether(
  repository: Repository,
  shelf: Shelf,
  person: Person,
  entries: readonly EntryFile[],
  issues: readonly DraftIssue[],
): Promise<void> {
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length === 0 || errors.some(({ draft }) => !draft)) return;
  const known = new Set(entries.map(({ file }) => file));
  const together: Companion[] = [];
  const waiting = [...errors];
  for (let issue = waiting.shift(); issue; issue = waiting.shift()) {
    if (!issue.draft) continue;
    const entry = addressOf(issue.draft.collection, issue.draft.id);
    if (known.has(entry.file)) continue;
    known.add(entry.file);
    const companion = await readCompanion(repository, entry);
    if (!companion) return;
    together.push(companion);
    const besides = [...entries, ...together.map(({ entry: other }) => other)];
    const commits = [companion.tip, await repository.main()];
    const more = await issuesOf(repository, shelf, person, entry, companion.source, commits, {
      besides,
    });
    const faults = more.filter(({ severity }) => severity === 'error');
    if (faults.some((fault: DraftIssue) => !fault.draft)) return;
    waiting.push(...faults);
  }
  const titles = together.map(({ title }) => `“${title}”`).join(', ');
  throw new Refusal(
    422,
    `Bài này dẫn tới ${titles}, đã duyệt nhưng chưa đăng. Đăng các bài này cùng lúc, hoặc bỏ chỗ dẫn.`,
    {
      issues: [...issues],
      together: together.map(({ entry: { collection, id }, title, version }) => ({
        collection,
        id,
        title,
        version,
      })),
    },
  );
}

interface Companion {
  entry: EntryFile;
  tip: string;
  version: string;
  source: string;
  title: string;
}

/** A draft that can go along: one that is approved. */
async function readCompanion(
  repository: Repository,
  entry: EntryFile,
): Promise<Companion | undefined> {
  const draft = await findDraft(repository, entry);
  if (draft?.state !== 'pending_publish') return undefined;
  const source = await draftSource(repository, draft);
  const version = (await repository.blob(draft.tip, entry.file)) ?? '';
  return { entry, tip: draft.tip, version, source, title: titleOf(entry, source) };
}
