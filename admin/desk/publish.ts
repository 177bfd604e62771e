import { type EntryFile, entryOf } from '../../src/model/entries.ts';
import { formatMoment } from '../../src/dates.ts';
import { attachmentOf, droppedAttachment } from './attachments.ts';
import { draftRef, pictureFolder, titleOf } from './address.ts';
import { writeCommit } from './commits.ts';
import { type Draft, draftFiles, isSame, needDraft } from './drafts.ts';
import { type Person, signature } from './people.ts';
import { PICTURE_TYPES } from './pictures.ts';
import { Refusal } from './refusal.ts';
import { moveRefs, type Repository, writeTree } from './repository.ts';
import { issuesOf, refuseErrors } from './review.ts';
import { reasonToApprove, refuseUnlessPublisher } from './roles.ts';
import type { Shelf } from './shelf.ts';
import { lastChange } from './stale.ts';
import { draftSource, refuseUnread } from './status.ts';
import { type Change, type LeftAlone, refreshWorkTree } from './worktree.ts';

export interface PublishRequest {
  entry: EntryFile;
  /** Why an author publishes their own text. */
  reason?: string | undefined;
  /** The blob that the person has read; refused when the draft has another by now. */
  version?: string | undefined;
}

export interface Published {
  /** The branch's new commit. */
  commit: string;
  /** Files of the work tree that were somebody's own and stayed as they were. */
  left: LeftAlone[];
}

/**
 * Publishes an approved draft: its own files, against whatever is published by now. Others may
 * publish at the same moment; a file that they changed meanwhile is refused, never overwritten.
 */
export async function publishDraft(
  repository: Repository,
  shelf: Shelf,
  person: Person,
  { entry, reason, version }: PublishRequest,
): Promise<Published> {
  refuseUnlessPublisher(person, 'đăng bài');
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const draft = await needDraft(repository, entry);
    await refuseUnread(repository, draft, version);
    refuseUnapproved(draft);
    const override = draft.override ?? overrideOf(person, draft, reason);
    const main = await repository.main();
    const source = await draftSource(repository, draft);
    refuseErrors(await issuesOf(repository, shelf, entry, source, [draft.tip, main]), 'đăng');
    const changes = [
      ...(await mergeInto(repository, draft, main, source)),
      ...(await droppedAttachment(repository, shelf, entry, main, source)),
    ];
    const files = new Map(changes.map(({ path, after }) => [path, after]));
    const [author, ...others] = draft.authors;
    const commit = await writeCommit(repository, {
      tree: await writeTree(repository, main, files),
      parents: [main, draft.tip],
      author: author ?? person,
      committer: person,
      subject: `Đăng: ${titleOf(entry, source)}`,
      trailers: [
        ['Desk-Act', 'publish'],
        ['Desk-Entry', entry.file],
        ...(draft.approved ? [['Desk-Approved', signature(draft.approved)] as const] : []),
        ...(override ? [['Desk-Override', JSON.stringify(override)] as const] : []),
        ...others.map((other) => ['Co-authored-by', signature(other)] as const),
      ],
    });
    const isDone = await moveRefs(repository, [
      { ref: repository.branch, from: main, to: commit },
      { ref: draftRef(entry), from: draft.tip, to: null },
    ]);
    if (isDone) return { commit, left: await refreshWorkTree(repository, changes) };
  }
  throw new Refusal(
    503,
    'Nhiều bài đang được đăng cùng lúc nên bài này chưa đăng được. Chờ một phút rồi bấm đăng lại.',
  );
}

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

/** What the draft changes in `main`, file by file. Refuses where both changed the same file. */
async function mergeInto(
  repository: Repository,
  draft: Draft,
  main: string,
  source: string,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { file, before, after } of await draftFiles(repository, draft)) {
    if (!isOwnFile(draft.entry, file, source)) continue;
    const now = await repository.blob(main, file);
    if (now === after) continue;
    if (now !== before) await refuseCollision(repository, draft, file, now);
    changes.push({ path: repository.prefix + file, before: now, after });
  }
  return changes;
}

/** The entry's file, or a picture or PDF that its text speaks of: nothing else is ever published. */
function isOwnFile(entry: EntryFile, file: string, source: string): boolean {
  if (file === entry.file) return true;
  const folder = pictureFolder(entry);
  const name = file.slice(folder === '' ? 0 : folder.length + 1);
  const extension = /\.[^.]*$/u.exec(name)?.[0] ?? '';
  const isBeside = file === (folder === '' ? name : `${folder}/${name}`) && !name.includes('/');
  const isPicture = Object.hasOwn(PICTURE_TYPES, extension) && source.includes(name);
  return isBeside && (isPicture || attachmentOf(entry, source) === name);
}

async function refuseCollision(
  repository: Repository,
  { base, entry }: Draft,
  file: string,
  now: string | null,
): Promise<never> {
  const last = await lastChange(repository, file, base);
  const who = last ? `${last.by} lúc ${formatMoment(last.at)}` : 'người khác';
  const theirs = now === null || !entryOf(file) ? null : await repository.source(now);
  const title = theirs === null ? file : titleOf(entry, theirs);
  const act = now === null ? 'gỡ' : 'đăng bản khác';
  throw new Refusal(
    409,
    `“${title}” đã bị ${who} ${act}, sau khi bản nháp này bắt đầu; bản đó vẫn còn nguyên. So sánh hai bản, lưu lại bản nháp rồi gửi duyệt lại.`,
    { theirs, version: now, where: 'main', ...last },
  );
}
