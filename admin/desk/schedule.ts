import { formatMoment, localIso } from '../../src/dates.ts';
import type { EntryFile } from '../../src/model/entries.ts';
import { draftRef } from './address.ts';
import { amend, changePublished, refuseUnlessArticle, stateOf, valuesOf } from './amend.ts';
import { findDraft } from './drafts.ts';
import type { Person } from './people.ts';
import { type Published, publishDraft, type PublishRequest } from './publish.ts';
import { Refusal } from './refusal.ts';
import type { Repository } from './repository.ts';
import { refuseUnlessPublisher } from './roles.ts';
import type { Shelf } from './shelf.ts';

export interface ScheduleRequest {
  entry: EntryFile;
  /** Whether it is to come onto the site then, or to leave it. */
  kind: 'publish' | 'unpublish';
  /** ISO moment. */
  at: string;
  /** Whether the article bears that moment as its date. */
  dated?: boolean | undefined;
  /** As for publishing a draft. */
  reason?: string | undefined;
  version?: string | undefined;
  together?: PublishRequest['together'];
}

/**
 * Gives an article its time. An approved draft goes to the branch with it, where the release waits
 * for the moment; of an article that waits already the time is changed.
 */
export async function schedule(
  repository: Repository,
  shelf: Shelf,
  person: Person,
  request: ScheduleRequest,
): Promise<Published> {
  const { entry, kind, version, dated = false } = request;
  refuseUnlessPublisher(person, kind === 'publish' ? 'hẹn giờ đăng bài' : 'hẹn giờ gỡ bài');
  refuseUnlessArticle(entry);
  const at = timeOf(request.at);
  if (kind === 'publish' && (await findDraft(repository, entry)))
    return publishDraft(repository, shelf, person, {
      entry,
      version,
      reason: request.reason,
      together: request.together,
      act: { name: 'schedule', subject: `Hẹn đăng ${formatMoment(at)}` },
      finish: (part, source, published) => {
        if (published !== null && stateOf(part, published) !== 'future') throw alreadyPublic();
        return timed(part, source, { kind, at, dated });
      },
    });
  return changePublished(repository, person, entry, version, async ({ source }) => {
    const state = stateOf(entry, source);
    if (kind === 'publish' && state !== 'future') throw alreadyPublic();
    if (kind === 'unpublish' && state === 'withdrawn')
      throw new Refusal(409, 'Bài này đã được gỡ rồi. Không cần hẹn giờ gỡ nữa.');
    return {
      subject: `Hẹn ${kind === 'publish' ? 'đăng' : 'gỡ'} ${formatMoment(at)}`,
      trailers: [['Desk-Act', 'schedule']],
      files: new Map([[entry.file, timed(entry, source, { kind, at, dated })]]),
    };
  });
}

/** Takes back the time at which a published article would leave the site. */
export async function keepPublished(
  repository: Repository,
  person: Person,
  entry: EntryFile,
  version: string | undefined,
): Promise<Published> {
  refuseUnlessPublisher(person, 'hủy hẹn giờ gỡ bài');
  refuseUnlessArticle(entry);
  return changePublished(repository, person, entry, version, async ({ source }) => {
    if (valuesOf(entry, source)['unpublishAt'] === undefined)
      throw new Refusal(409, 'Bài này không có giờ gỡ nào. Tải lại trang để xem bản hiện có.');
    return {
      subject: 'Hủy hẹn gỡ',
      trailers: [['Desk-Act', 'unschedule']],
      files: new Map([[entry.file, amend(entry, source, { unpublishAt: undefined })]]),
    };
  });
}

function timed(
  entry: EntryFile,
  source: string,
  { kind, at, dated }: { kind: 'publish' | 'unpublish'; at: string; dated: boolean },
): string {
  const { date, publishAt, unpublishAt } = valuesOf(entry, source);
  const comes = kind === 'publish' ? at : later(date, publishAt);
  const goes = kind === 'unpublish' ? at : unpublishAt;
  if (kind === 'publish' && !dated && isAfter(date, at))
    throw new Refusal(
      422,
      `Ngày ghi trên bài (${formatMoment(String(date))}) còn sau giờ hẹn, nên tới giờ hẹn bài vẫn chưa hiện. Chọn “Ghi giờ này làm ngày đăng trên bài”, hoặc hẹn giờ muộn hơn.`,
    );
  if (goes !== undefined && comes !== undefined && !isAfter(goes, String(comes)))
    throw new Refusal(
      422,
      `Giờ gỡ (${formatMoment(String(goes))}) không sau giờ đăng (${formatMoment(String(comes))}) nên bài sẽ không hiện lúc nào. Chọn giờ khác.`,
    );
  return amend(entry, source, {
    ...(dated && kind === 'publish' && { date: at }),
    [kind === 'publish' ? 'publishAt' : 'unpublishAt']: at,
  });
}

/** The moment in local time, with whole minutes kept as they are. Refuses what is over or far away. */
function timeOf(at: string): string {
  const moment = new Date(at);
  const now = Date.now();
  if (moment.getTime() <= now)
    throw new Refusal(
      422,
      `Giờ hẹn ${formatMoment(at)} đã qua; bây giờ là ${formatMoment(localIso(new Date()))}. Chọn giờ sau lúc này, hoặc đăng ngay.`,
    );
  if (moment.getTime() > now + TWO_YEARS)
    throw new Refusal(
      422,
      `Giờ hẹn ${formatMoment(at)} còn hơn hai năm nữa. Kiểm tra lại năm rồi hẹn lại.`,
    );
  return localIso(moment);
}

const TWO_YEARS = 2 * 366 * 24 * 3_600_000;

const isAfter = (value: unknown, moment: string) =>
  typeof value === 'string' && new Date(value) > new Date(moment);

const later = (a: unknown, b: unknown) => (typeof b === 'string' && isAfter(b, String(a)) ? b : a);

const alreadyPublic = () =>
  new Refusal(
    409,
    'Bài này đang ở trên cổng; hẹn giờ đăng sẽ làm bài biến mất tới giờ đó. Đăng ngay bản sửa, hoặc chờ tới giờ rồi đăng.',
  );

/** The ref that the text of a waiting article goes back to. Refuses when somebody writes there. */
export async function refuseDraft(repository: Repository, entry: EntryFile): Promise<string> {
  const draft = await findDraft(repository, entry);
  if (!draft) return draftRef(entry);
  throw new Refusal(
    409,
    `Bài này còn bản nháp do ${draft.saved.name} lưu. Đăng hoặc xóa bản nháp đó trước; nếu gấp, hẹn giờ đăng muộn hơn.`,
  );
}
