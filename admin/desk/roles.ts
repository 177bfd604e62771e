import { type Draft, isSame } from './drafts.ts';
import type { Person } from './people.ts';
import { Refusal } from './refusal.ts';

/** Contributors touch only drafts that they write themselves. */
export function refuseOthers(person: Person, draft: Draft, act: string): void {
  if (person.role !== 'contributor' || draft.authors.some((author) => isSame(author, person)))
    return;
  throw new Refusal(
    403,
    `Bản nháp này của ${draft.authors[0]?.name ?? 'người khác'}, bạn không ${act} được. Nhờ người đó hoặc biên tập viên.`,
  );
}

/** Only editors and publishers approve and send back. */
export function refuseContributor(person: Person): void {
  if (person.role !== 'contributor') return;
  throw new Refusal(
    403,
    'Bạn gửi bài được nhưng chưa được giao duyệt bài. Nhờ biên tập viên làm bước này.',
  );
}

/** What concerns the whole office is for those who edit it. `act` completes “quyền …”. */
export function refuseUnlessEditor(person: Person, act: string): void {
  if (person.role !== 'contributor') return;
  throw new Refusal(403, `Bạn chưa được giao quyền ${act}. Nhờ biên tập viên làm giúp.`);
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
  const given = reason?.trim() || (person.alone ? 'một người, máy riêng' : '');
  if (person.role === 'publisher' && given !== '') return given;
  throw new Refusal(
    403,
    person.role === 'publisher'
      ? 'Bạn là người viết bài này nên duyệt phải có lý do. Ghi lý do rồi làm lại, hoặc nhờ người khác duyệt.'
      : 'Bạn là người viết bài này nên không tự duyệt được. Nhờ biên tập viên khác duyệt.',
  );
}
