import type { EntryFile } from '../../src/model/entries.ts';
import { titleOf } from './address.ts';
import { amend, changePublished, refuseUnlessArticle, stateOf, valuesOf } from './amend.ts';
import { citationsOf } from './cited.ts';
import { readCommit, writeCommit } from './commits.ts';
import { type Draft, draftTrailers, type NextDraft, readDraft } from './drafts.ts';
import type { Person } from './people.ts';
import type { Published } from './publish.ts';
import { Refusal } from './refusal.ts';
import { type Repository, writeBlob, writeTree } from './repository.ts';
import { refuseUnlessPublisher } from './roles.ts';
import { refuseDraft } from './schedule.ts';

/**
 * Takes a waiting article off the branch before its time: it is the draft again that it was, still
 * approved unless its text was changed since.
 */
export async function unschedule(
  repository: Repository,
  person: Person,
  entry: EntryFile,
  version: string | undefined,
): Promise<Published> {
  refuseUnlessPublisher(person, 'hủy hẹn giờ đăng');
  refuseUnlessArticle(entry);
  return changePublished(repository, person, entry, version, async ({ main, source }) => {
    if (stateOf(entry, source) !== 'future')
      throw new Refusal(
        409,
        'Đã tới giờ và bài đã lên cổng nên không hủy hẹn giờ được nữa. Nếu cần, gỡ bài khỏi cổng và ghi lý do.',
      );
    const ref = await refuseDraft(repository, entry);
    await refuseCited(repository, entry, main);
    const before = await lastDraft(repository, entry);
    const text = withoutTime(entry, source, before?.source);
    // The approval was for these words.
    const kept =
      before && canonical(entry, before.source) === canonical(entry, source) ? before.draft : null;
    const next: Omit<NextDraft, 'base'> = {
      entry,
      state: kept?.state ?? 'pending_review',
      authors: before?.draft.authors ?? [{ name: person.name, email: person.email }],
      saved: { name: person.name, email: person.email, at: new Date().toISOString() },
      note: 'Đã hủy hẹn giờ đăng.',
      flags: [],
      approved: kept?.approved ?? null,
      override: kept?.override ?? null,
    };
    return {
      subject: 'Hủy hẹn đăng',
      trailers: [['Desk-Act', 'unschedule']],
      files: new Map([[entry.file, null]]),
      refs: async (base) => {
        const files = new Map([
          [repository.prefix + entry.file, await writeBlob(repository, text)],
        ]);
        const tip = await writeCommit(repository, {
          tree: await writeTree(repository, base, files),
          parents: [base],
          author: person,
          committer: person,
          subject: `Hủy hẹn đăng: ${titleOf(entry, source)}`,
          trailers: draftTrailers('unschedule', { ...next, base }),
        });
        return [{ ref, from: null, to: tip }];
      },
    };
  });
}

/** The text without its time; a date that was set with the time is again what it was. */
function withoutTime(entry: EntryFile, source: string, before: string | undefined): string {
  const { date, publishAt } = valuesOf(entry, source);
  const earlier = before && date === publishAt ? valuesOf(entry, before)['date'] : undefined;
  const isSet = typeof earlier === 'string';
  return amend(entry, source, { publishAt: undefined, ...(isSet && { date: earlier }) });
}

/** The text without what scheduling writes into it. */
const canonical = (entry: EntryFile, source: string) =>
  amend(entry, source, { publishAt: undefined, date: undefined });

/** The draft that became the waiting article, as it was approved. */
async function lastDraft(
  repository: Repository,
  entry: EntryFile,
): Promise<{ draft: Draft; source: string } | undefined> {
  const { git, branch, prefix } = repository;
  const log = ['log', '--first-parent', '--format=%P', branch, '--', prefix + entry.file];
  for (const parents of (await git.text(log)).split('\n'))
    for (const tip of parents.split(' ').slice(1)) {
      const { trailers = [] } = (await readCommit(repository, tip)) ?? {};
      const isOwn = trailers.some(([key, file]) => key === 'Desk-Entry' && file === entry.file);
      const draft = isOwn ? await readDraft(repository, entry, tip) : undefined;
      const blob = draft && (await repository.blob(tip, entry.file));
      if (draft && blob) return { draft, source: await repository.source(blob) };
    }
  return undefined;
}

async function refuseCited(repository: Repository, entry: EntryFile, main: string): Promise<void> {
  const citedBy = (await citationsOf(repository, entry, main)).map(({ file }) => file);
  if (citedBy.length === 0) return;
  throw new Refusal(
    409,
    `Còn ${citedBy.length} mục dẫn tới bài này, trước hết là ${citedBy[0]}. Bỏ chỗ dẫn trong các mục đó rồi hủy; nếu gấp, hẹn giờ đăng muộn hơn.`,
    { citedBy },
  );
}
