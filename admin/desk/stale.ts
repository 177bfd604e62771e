import type { EntryFile } from '../../src/model/entries.ts';
import { formatMoment } from '../../src/dates.ts';
import { titleOf } from './address.ts';
import { type Draft, findDraft } from './drafts.ts';
import { factsOf } from './facts.ts';
import type { Person } from './people.ts';
import { Refusal } from './refusal.ts';
import type { Repository } from './repository.ts';
import { mayRead, maySee } from './roles.ts';

/** Refuses a save that did not start from what is there now, and shows what is there. */
export async function refuseStale(
  repository: Repository,
  entry: EntryFile,
  draft: Draft | undefined,
  current: string | null,
): Promise<never> {
  const theirs = current === null ? null : await repository.source(current);
  const last = draft
    ? { by: draft.saved.name, at: draft.saved.at }
    : await lastChange(repository, entry.file);
  const who = last
    ? `${last.by} ${theirs === null ? 'xóa' : 'lưu'} lúc ${formatMoment(last.at)}`
    : 'người khác sửa';
  throw new Refusal(
    409,
    `Bài này đã được ${who}, sau khi bạn mở; chưa có gì bị ghi đè. So sánh hai bản rồi lưu lại; chữ của bạn vẫn còn trên màn hình.`,
    { theirs, version: current, where: draft ? 'draft' : 'main', ...last },
  );
}

/** Refuses a new entry at an address that another one has. */
export async function refuseTaken(
  repository: Repository,
  person: Person,
  entry: EntryFile,
  current: string | null,
): Promise<void> {
  if (current === null) return;
  const source = await repository.source(current);
  if (!(await mayKnow(repository, person, entry, source)))
    throw new Refusal(
      409,
      `Địa chỉ “${entry.id}” đã có bài của đơn vị khác. Đổi tiêu đề cho khác, hoặc hỏi biên tập viên.`,
    );
  const title = titleOf(entry, source);
  throw new Refusal(
    409,
    `Địa chỉ “${entry.id}” đã có bài “${title}”. Đổi tiêu đề cho khác, hoặc mở bài đó để sửa.`,
    { taken: { collection: entry.collection, id: entry.id, title } },
  );
}

/** Whether a person may know what stands at an address that has this text. */
export async function mayKnow(
  repository: Repository,
  person: Person,
  entry: EntryFile,
  source: string,
): Promise<boolean> {
  if (!mayRead(person, entry.collection, factsOf(entry.collection, source))) return false;
  const draft = await findDraft(repository, entry);
  return !draft || maySee(person, draft);
}

/** Who last changed a published file and when, since `since` when it is given. */
export async function lastChange(
  { git, prefix, branch }: Repository,
  file: string,
  since?: string,
): Promise<{ by: string; at: string } | undefined> {
  const range = since ? [branch, `^${since}`] : [branch];
  const format = '--format=%an%x00%aI%x00%cI';
  const log = ['log', '-1', '--first-parent', format, ...range, '--', prefix + file];
  const [by, , at] = (await git.text(log)).trim().split('\0');
  return by && at ? { by, at } : undefined;
}
