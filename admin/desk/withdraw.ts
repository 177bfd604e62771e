import { localDay, localIso } from '../../src/dates.ts';
import type { EntryFile } from '../../src/model/entries.ts';
import { amend, changePublished, refuseUnlessArticle, stateOf, valuesOf } from './amend.ts';
import type { Person } from './people.ts';
import type { Published } from './publish.ts';
import { needSaid } from './reason.ts';
import { Refusal } from './refusal.ts';
import type { Repository } from './repository.ts';
import { issuesOf, refuseErrors } from './review.ts';
import { refuseUnlessPublisher } from './roles.ts';
import type { Shelf } from './shelf.ts';

export interface WithdrawRequest {
  entry: EntryFile;
  reason: string;
  /** The blob that the person has seen. */
  version?: string | undefined;
}

/**
 * Takes a published article off the site at once: its address stays and tells readers the reason.
 * Drafts of it do not stand in the way; what is in them would have to be compared first.
 */
export async function withdraw(
  repository: Repository,
  person: Person,
  { entry, reason, version }: WithdrawRequest,
): Promise<Published> {
  refuseUnlessPublisher(person, 'gỡ bài');
  refuseUnlessArticle(entry);
  const words = reasonIn(reason, 'Gỡ bài phải có lý do để người đọc biết');
  return changePublished(repository, person, entry, version, async ({ source }) => {
    if (stateOf(entry, source) === 'future')
      throw new Refusal(
        409,
        'Bài này còn chờ tới giờ đăng, người đọc chưa thấy. Hủy hẹn giờ thay vì gỡ.',
      );
    if (valuesOf(entry, source)['withdrawn'] !== undefined)
      throw new Refusal(409, 'Bài này đã được gỡ rồi. Tải lại trang để xem lý do đang hiện.');
    const date = localDay(localIso(new Date()));
    return {
      subject: 'Gỡ',
      trailers: [
        ['Desk-Act', 'withdraw'],
        ['Desk-Reason', JSON.stringify(words)],
      ],
      files: new Map([[entry.file, amend(entry, source, { withdrawn: { date, reason: words } })]]),
    };
  });
}

/** Puts a withdrawn or expired article back on the site. The reason is kept in the history. */
export async function restore(
  repository: Repository,
  shelf: Shelf,
  person: Person,
  { entry, reason, version }: WithdrawRequest,
): Promise<Published> {
  refuseUnlessPublisher(person, 'đăng lại bài đã gỡ');
  refuseUnlessArticle(entry);
  const words = reasonIn(reason, 'Đăng lại bài đã gỡ phải có lý do');
  return changePublished(repository, person, entry, version, async ({ source, main }) => {
    if (stateOf(entry, source) !== 'withdrawn')
      throw new Refusal(409, 'Bài này không bị gỡ. Tải lại trang để xem bản hiện có.');
    const goes = valuesOf(entry, source)['unpublishAt'];
    const isOver = typeof goes === 'string' && new Date(goes) <= new Date();
    const text = amend(entry, source, {
      withdrawn: undefined,
      ...(isOver && { unpublishAt: undefined }),
    });
    refuseErrors(await issuesOf(repository, shelf, person, entry, text, [main]), 'đăng lại');
    return {
      subject: 'Đăng lại',
      trailers: [
        ['Desk-Act', 'restore'],
        ['Desk-Reason', JSON.stringify(words)],
      ],
      files: new Map([[entry.file, text]]),
    };
  });
}

const MAX_REASON = 500;

function reasonIn(reason: string, wanted: string): string {
  const words = needSaid(reason, `${wanted}. Ghi lý do rồi làm lại; bài chưa thay đổi.`);
  if (words.length <= MAX_REASON) return words;
  throw new Refusal(
    400,
    `Lý do dài ${words.length} ký tự, tối đa là ${MAX_REASON}. Viết gọn lại rồi làm lại; bài chưa thay đổi.`,
  );
}
