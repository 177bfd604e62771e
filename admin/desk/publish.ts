import type { EntryFile } from '../../src/model/entries.ts';
import { draftRef, titleOf } from './address.ts';
import { stateOf } from './amend.ts';
import { droppedAttachment } from './attachments.ts';
import { commitToBranch, type Landed } from './branch.ts';
import { type Draft, isSame } from './drafts.ts';
import { mergeInto } from './merge.ts';
import { type Person, signature } from './people.ts';
import { Refusal } from './refusal.ts';
import { type Repository, writeBlob } from './repository.ts';
import { issuesOf, refuseErrors } from './review.ts';
import { needDraft, reasonToApprove, refuseUnlessPublisher } from './roles.ts';
import type { Shelf } from './shelf.ts';
import { draftSource, refuseUnread } from './status.ts';
import { refuseUnlessTogether } from './together.ts';
import type { Change } from './worktree.ts';

export interface PublishRequest {
  entry: EntryFile;
  /** Why an author publishes their own text. */
  reason?: string | undefined;
  /** The blob that the person has read; refused when the draft has another by now. */
  version?: string | undefined;
  /** Other approved drafts that go with it in one commit, for they refer to each other. */
  together?: readonly { entry: EntryFile; version?: string | undefined }[] | undefined;
  /**
   * What is written into each text as it is published, such as its time. `published` is the text
   * that is on the branch, null when there is none.
   */
  finish?: ((entry: EntryFile, source: string, published: string | null) => string) | undefined;
  /** What the history calls it; publishing when left out. */
  act?: { name: string; subject: string } | undefined;
}

export interface Published extends Landed {
  /** Whether readers have to wait: the text has a time to come. */
  waits?: boolean;
}

/**
 * Publishes an approved draft: its own files, against whatever is published by now. Others may
 * publish at the same moment; a file that they changed meanwhile is refused, never overwritten.
 */
export async function publishDraft(
  repository: Repository,
  shelf: Shelf,
  person: Person,
  request: PublishRequest,
): Promise<Published> {
  refuseUnlessPublisher(person, 'đăng bài');
  const { entry, act = { name: 'publish', subject: 'Đăng' }, together = [] } = request;
  const entries = [entry, ...together.map((other) => other.entry)];
  let waits = false as boolean;
  const done = await commitToBranch(repository, person, async (main) => {
    const parts = [await readPart(repository, person, main, request)];
    for (const other of together)
      parts.push(await readPart(repository, person, main, { ...request, ...other }));
    for (const { draft, source } of parts) {
      const issues = await issuesOf(
        repository,
        shelf,
        person,
        draft.entry,
        source,
        [draft.tip, main],
        {
          besides: entries,
        },
      );
      await refuseUnlessTogether(repository, shelf, person, entries, issues);
      refuseErrors(issues, 'đăng');
    }
    const dropped = await Promise.all(
      parts.map(({ draft, source }) =>
        droppedAttachment(repository, shelf, draft.entry, main, source),
      ),
    );
    waits = entry.collection === 'articles' && stateOf(entry, parts[0]?.source ?? '') === 'future';
    const [author, ...others] = parts.flatMap(({ draft }) => draft.authors).filter(isFirst);
    return {
      subject: `${act.subject}: ${parts.map((part) => titleOf(part.draft.entry, part.source)).join('; ')}`,
      trailers: [
        ['Desk-Act', act.name],
        ...parts.flatMap(trailersOf),
        ...others.map((other) => ['Co-authored-by', signature(other)] as const),
      ],
      changes: [...parts.flatMap((part) => part.changes), ...dropped.flat()],
      author,
      drafts: parts.map(({ draft }) => draft.tip),
      refs: () =>
        parts.map(({ draft }) => ({ ref: draftRef(draft.entry), from: draft.tip, to: null })),
    };
  });
  return { ...done, ...(waits && { waits }) };
}

/** One of the drafts that a commit publishes. */
interface Part {
  draft: Draft;
  override: string | null;
  /** Its text as it is published. */
  source: string;
  changes: Change[];
}

async function readPart(
  repository: Repository,
  person: Person,
  main: string,
  { entry, reason, version, finish }: PublishRequest,
): Promise<Part> {
  const draft = await needDraft(repository, person, entry);
  await refuseUnread(repository, draft, version);
  refuseUnapproved(draft);
  const override = draft.override ?? overrideOf(person, draft, reason);
  const written = await draftSource(repository, draft);
  const blob = await repository.blob(main, entry.file);
  const published = blob === null ? null : await repository.source(blob);
  const source = finish ? finish(entry, written, published) : written;
  const changes = await mergeInto(repository, draft, main, written);
  if (source === written) return { draft, override, source, changes };
  const path = repository.prefix + entry.file;
  const own = { path, before: blob, after: await writeBlob(repository, source) };
  return {
    draft,
    override,
    source,
    changes: [...changes.filter((change) => change.path !== path), own],
  };
}

const trailersOf = ({ draft, override }: Part) => [
  ['Desk-Entry', draft.entry.file] as const,
  ...(draft.approved ? [['Desk-Approved', signature(draft.approved)] as const] : []),
  ...(override ? [['Desk-Override', JSON.stringify(override)] as const] : []),
];

const isFirst = (
  person: { email: string },
  place: number,
  people: readonly { email: string }[],
): boolean => people.findIndex((other) => isSame(other, person)) === place;

function refuseUnapproved({ state }: Draft): void {
  if (state === 'pending_publish') return;
  throw new Refusal(
    409,
    'Bài chưa được duyệt hoặc đã được sửa sau khi duyệt. Chuyển bài sang “Đã duyệt” rồi đăng.',
  );
}

// An approval by somebody else is the second pair of eyes; without one a reason must be given.
function overrideOf(person: Person, draft: Draft, reason: string | undefined): string | null {
  const { approved } = draft;
  const isReviewed = approved && !draft.authors.some((author) => isSame(author, approved));
  return isReviewed ? null : reasonToApprove(person, draft, reason);
}
