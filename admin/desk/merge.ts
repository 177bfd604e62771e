import { type EntryFile, entryOf } from '../../src/model/entries.ts';
import { formatMoment } from '../../src/dates.ts';
import { pictureFolder, titleOf } from './address.ts';
import { attachmentOf } from './attachments.ts';
import { type Draft, draftFiles } from './drafts.ts';
import { PICTURE_TYPES } from './pictures.ts';
import { Refusal } from './refusal.ts';
import type { Repository } from './repository.ts';
import { lastChange } from './stale.ts';
import type { Change } from './worktree.ts';

/** What the draft changes in `main`, file by file. Refuses where both changed the same file. */
export async function mergeInto(
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
