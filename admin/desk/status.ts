import { draftRef, titleOf } from './address.ts';
import { readCommit, writeCommit } from './commits.ts';
import { type Draft, draftTrailers, type State } from './drafts.ts';
import { formatMoment } from '../../src/dates.ts';
import type { EntryFile } from '../../src/model/entries.ts';
import type { Person } from './people.ts';
import { saidIn } from './reason.ts';
import { Refusal } from './refusal.ts';
import { moveRefs, type Repository } from './repository.ts';
import { issuesOf, refuseErrors } from './review.ts';
import { needDraft, reasonToApprove, refuseContributor } from './roles.ts';
import type { Shelf } from './shelf.ts';

export interface StatusRequest {
  entry: EntryFile;
  state: State;
  /** For whoever works on it next. */
  note?: string | undefined;
  /** Why an author approves their own text. */
  reason?: string | undefined;
  /** The blob that the person has read; refused when the draft has another by now. */
  version?: string | undefined;
}

/** Submits, approves or sends back a draft. */
export async function moveDraft(
  repository: Repository,
  shelf: Shelf,
  person: Person,
  { entry, state, note, reason, version }: StatusRequest,
): Promise<Draft> {
  const draft = await needDraft(repository, person, entry);
  const isApproval = state === 'pending_publish';
  if (isApproval) refuseContributor(person);
  await refuseUnread(repository, draft, version);
  if (state === draft.state) return draft;
  const source = await draftSource(repository, draft);
  if (draft.state === 'pending_publish') refuseContributor(person);
  if (state !== 'draft') {
    const commits = [draft.tip, await repository.main()];
    const issues = await issuesOf(repository, shelf, person, entry, source, commits);
    refuseErrors(issues, isApproval ? 'duyệt' : 'gửi duyệt');
  }
  const next = {
    ...draft,
    state,
    note: saidIn(note) || null,
    approved: isApproval ? { name: person.name, email: person.email } : null,
    override: isApproval ? reasonToApprove(person, draft, reason) : null,
  };
  const act = isApproval ? 'approve' : state === 'draft' ? 'return' : 'submit';
  const commit = await writeCommit(repository, {
    tree: (await readCommit(repository, draft.tip))?.tree ?? '',
    parents: [draft.tip],
    author: person,
    committer: person,
    subject: `${SUBJECTS[act]}: ${titleOf(entry, source)}`,
    trailers: draftTrailers(act, next),
  });
  if (await moveRefs(repository, [{ ref: draftRef(entry), from: draft.tip, to: commit }]))
    return { ...next, tip: commit };
  throw new Refusal(
    409,
    'Bản nháp vừa được lưu thêm nên trạng thái chưa đổi. Tải lại bài, đọc bản mới rồi làm lại bước này.',
  );
}

/** Refuses to decide on a text that the person has not read. */
export async function refuseUnread(
  repository: Repository,
  draft: Draft,
  version: string | undefined,
): Promise<void> {
  if (version === undefined) return;
  const current = await repository.blob(draft.tip, draft.entry.file);
  if (current === version) return;
  const { name, at } = draft.saved;
  throw new Refusal(
    409,
    `Bản nháp này đã được ${name} lưu lúc ${formatMoment(at)}, sau khi bạn đọc, nên bước này chưa được làm. Tải lại trang, đọc bản mới rồi làm lại.`,
    { by: name, at },
  );
}

/** The text of a draft. */
export async function draftSource(repository: Repository, { entry, tip }: Draft): Promise<string> {
  const blob = await repository.blob(tip, entry.file);
  if (blob) return repository.source(blob);
  throw new Refusal(
    404,
    `Bản nháp của “${entry.id}” không còn tệp bài. Lưu lại bài, hoặc xóa bản nháp này.`,
  );
}

const SUBJECTS = { approve: 'Duyệt', return: 'Trả lại', submit: 'Gửi duyệt' };
