import { type CollectionName, collections } from '../../src/model/collections.ts';
import type { EntryFile } from '../../src/model/entries.ts';
import { type Draft, findDraft, isSame } from './drafts.ts';
import { type Facts, publishedState } from './facts.ts';
import type { Person } from './people.ts';
import { saidIn } from './reason.ts';
import { Refusal } from './refusal.ts';
import type { Repository } from './repository.ts';
import type { ListedEntry, PublishedEntries, Shelf } from './shelf.ts';
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
    kept(await entries(collection), ({ facts }) => mayRead(person, collection, facts));

/** A list of which nothing is left out stays the same list, so that what is told of it stays known. */
function kept(entries: readonly ListedEntry[], isKept: (entry: ListedEntry) => boolean) {
  const left = entries.filter(isKept);
  return left.length === entries.length ? entries : left;
}

/** The shelf as far as a person may read it: what is hidden from them is as if it did not exist. */
export function shelfFor(shelf: Shelf, person: Person): Shelf {
  if (person.role !== 'contributor' || person.unit === undefined) return shelf;
  const mayList = ({ collection, facts }: ListedEntry) => mayRead(person, collection, facts);
  const now = async () => readableBy(person, await shelf.now());
  return {
    now,
    async files() {
      const entries = await now();
      const all = await Promise.all(COLLECTIONS.map((collection) => entries(collection)));
      return new Set(all.flat().map(({ file }) => file));
    },
    find: async (...asked) => kept(await shelf.find(...asked), mayList),
    list: (collection, { isShown = () => true, ...options }) =>
      shelf.list(collection, {
        ...options,
        isShown: (entry) => mayList(entry) && isShown(entry),
      }),
  };
}

const COLLECTIONS = Object.keys(collections) as CollectionName[];

/** The draft of an entry, where a person may see it. */
export async function draftFor(
  repository: Repository,
  person: Person,
  entry: EntryFile,
): Promise<Draft | undefined> {
  const draft = await findDraft(repository, entry);
  return draft && maySee(person, draft) ? draft : undefined;
}

/** The same where there has to be one; what a person may not see is as if it did not exist. */
export async function needDraft(
  repository: Repository,
  person: Person,
  entry: EntryFile,
): Promise<Draft> {
  const draft = await draftFor(repository, person, entry);
  if (draft) return draft;
  throw new Refusal(
    404,
    `Không có bản nháp nào của “${entry.id}”; có thể đã được đăng hoặc đã bị xóa. Tải lại trang để xem bản hiện có.`,
  );
}

/** Contributors save only over drafts of their own unit. */
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
