import { localDay, localIso } from '../../src/dates.ts';
import type { EntryFile } from '../../src/model/entries.ts';
import { amend, needPublished, refuseUnlessArticle, stateOf, valuesOf } from './amend.ts';
import { findDraft } from './drafts.ts';
import type { Person } from './people.ts';
import { needSaid } from './reason.ts';
import { Refusal } from './refusal.ts';
import type { Repository } from './repository.ts';
import { refuseContributor } from './roles.ts';
import { type Saved, saveDraft } from './save.ts';
import type { Shelf } from './shelf.ts';
import { draftSource } from './status.ts';

export interface CorrectRequest {
  entry: EntryFile;
  /** What the article says. */
  wrong: string;
  /** What is right. */
  right: string;
}

/**
 * Writes a dated correction into the draft of a published article, which is made when there is
 * none. It goes the way of any draft: readers see it when the draft is published.
 */
export async function correct(
  repository: Repository,
  shelf: Shelf,
  person: Person,
  { entry, wrong, right }: CorrectRequest,
): Promise<Saved> {
  refuseContributor(person);
  refuseUnlessArticle(entry);
  const note = noteOf(wrong, right);
  const published = await needPublished(repository, entry);
  if (stateOf(entry, published.source) === 'future')
    throw new Refusal(
      409,
      'Bài này chưa lên cổng nên chưa cần đính chính. Sửa thẳng trong bài rồi gửi duyệt lại.',
    );
  const draft = await findDraft(repository, entry);
  const source = draft ? await draftSource(repository, draft) : published.source;
  const base = await repository.blob(draft?.tip ?? published.main, entry.file);
  const { corrections } = valuesOf(entry, source);
  const date = localDay(localIso(new Date()));
  const listed = [...(Array.isArray(corrections) ? corrections : []), { date, note }];
  const text = amend(entry, source, { corrections: listed });
  return saveDraft(repository, shelf, person, { entry, base, source: text, pictures: [] });
}

const MAX_NOTE = 1000;

function noteOf(wrong: string, right: string): string {
  const [was, is] = [wrong, right].map((words) =>
    needSaid(
      words.trim().replace(/[.。]+$/u, ''),
      'Đính chính phải ghi cả hai: bài viết sai gì và đúng là gì. Điền ô còn trống rồi làm lại.',
    ).replace(/\s+/gu, ' '),
  );
  const note = `Bài đã viết: ${was}. Đúng là: ${is}.`;
  if (note.length <= MAX_NOTE) return note;
  throw new Refusal(
    400,
    `Đính chính dài ${note.length} ký tự, tối đa là ${MAX_NOTE}. Viết gọn lại rồi làm lại.`,
  );
}
