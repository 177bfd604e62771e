import type { CollectionName } from '../../src/model/collections.ts';
import type { EntryFile } from '../../src/model/entries.ts';
import { type Draft, isSame } from './drafts.ts';
import { type Facts, publishedState } from './facts.ts';
import type { Person } from './people.ts';
import { saidIn } from './reason.ts';
import { Refusal } from './refusal.ts';
import type { PublishedEntries } from './shelf.ts';
import { unitOf } from './unit.ts';

/** Whether a person may know of a draft: contributors know those of their own unit. */
export function maySee(person: Person, draft: Draft): boolean {
  if (person.role !== 'contributor') return true;
  if (person.unit === undefined) return draft.authors.some((author) => isSame(author, person));
  return (
    person.unit !== '' && WRITTEN_BY_UNITS.has(draft.entry.collection) && draft.unit === person.unit
  );
}

/**
 * Whether a person may read what is on the branch: contributors read what readers see, and what is
 * their own unit's; not what waits for its hour or was withdrawn elsewhere.
 */
export function mayRead(
  person: Person,
  collection: CollectionName,
  facts: Facts,
  now = new Date(),
): boolean {
  if (person.role !== 'contributor' || person.unit === undefined) return true;
  const isOwn = person.unit !== '' && facts.unit === person.unit;
  return isOwn || publishedState(collection, facts, now) === 'published';
}

/** What is on the branch as far as a person may read it. */
export const readableBy =
  (person: Person, entries: PublishedEntries): PublishedEntries =>
  async (collection) =>
    (await entries(collection)).filter(({ facts }) => mayRead(person, collection, facts));

/** Contributors touch only drafts of their own unit. */
export function refuseOthers(person: Person, draft: Draft, act: string): void {
  if (maySee(person, draft)) return;
  throw new Refusal(
    403,
    `Bản nháp này không phải của đơn vị bạn nên bạn không ${act} được. Nhờ biên tập viên làm việc này.`,
  );
}

/**
 * Contributors save articles and achievements of their own unit: the text that they send and the
 * text that is published at the address, if any, must both name that unit.
 */
export function refuseOtherUnit(
  person: Person,
  entry: EntryFile,
  source: string,
  published: string | null,
): void {
  if (person.role !== 'contributor' || person.unit === undefined) return;
  if (!WRITTEN_BY_UNITS.has(entry.collection))
    throw new Refusal(
      403,
      'Cộng tác viên viết tin bài và thành tích, không sửa mục này. Nhờ biên tập viên sửa giúp.',
    );
  if (published !== null && unitOf(entry, published) !== person.unit)
    throw new Refusal(
      403,
      `Địa chỉ “${entry.id}” là bài của đơn vị khác nên bạn không sửa được. Đổi tiêu đề nếu đây là bài mới, hoặc nhờ biên tập viên.`,
    );
  if (person.unit === '' || unitOf(entry, source) !== person.unit)
    throw new Refusal(
      403,
      `Bạn viết bài cho đơn vị “${person.unit}” nên mục Đơn vị phải là đơn vị đó. Chọn lại đơn vị rồi lưu; chữ của bạn vẫn còn trên màn hình.`,
    );
}

const WRITTEN_BY_UNITS: ReadonlySet<string> = new Set(['articles', 'achievements']);

/** Only editors and publishers approve and send back. */
export function refuseContributor(person: Person): void {
  if (person.role !== 'contributor') return;
  throw new Refusal(
    403,
    'Bạn gửi bài được nhưng chưa được giao duyệt bài. Nhờ biên tập viên làm bước này.',
  );
}

/** Whether a rule lets a person act. */
export function isAllowed(rule: () => unknown): boolean {
  try {
    rule();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Only publishers change what readers see. */
export function refuseUnlessPublisher(person: Person, act: string): void {
  if (person.role === 'publisher') return;
  throw new Refusal(
    403,
    `Bạn chưa được giao quyền ${act}. Nhờ người phụ trách xuất bản làm bước này.`,
  );
}

/**
 * Two pairs of eyes: whoever wrote a text does not approve it. A publisher may, with a reason,
 * which is kept. Returns that reason, or null when none was needed.
 */
export function reasonToApprove(
  person: Person,
  draft: Draft,
  reason: string | undefined,
): string | null {
  if (!draft.authors.some((author) => isSame(author, person))) return null;
  const given = saidIn(reason) || (person.alone ? 'một người, máy riêng' : '');
  if (person.role === 'publisher' && given !== '') return given;
  throw new Refusal(
    403,
    person.role === 'publisher'
      ? 'Bạn là người viết bài này nên duyệt phải có lý do. Ghi lý do rồi làm lại, hoặc nhờ người khác duyệt.'
      : 'Bạn là người viết bài này nên không tự duyệt được. Nhờ biên tập viên khác duyệt.',
    person.role === 'publisher' ? { needsReason: true } : {},
  );
}
