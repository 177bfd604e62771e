import { STANDING_PAGES } from '../../src/model/addresses.ts';
import { collections } from '../../src/model/collections.ts';
import type { EntryFile } from '../../src/model/entries.ts';
import { draftRef } from './address.ts';
import { changePublished } from './amend.ts';
import { citationsOf } from './cited.ts';
import { findDraft } from './drafts.ts';
import type { Person } from './people.ts';
import type { Published } from './publish.ts';
import { needSaid } from './reason.ts';
import { Refusal } from './refusal.ts';
import { moveRefs, type Repository } from './repository.ts';
import { needDraft, refuseUnlessPublisher } from './roles.ts';

/**
 * Deletes a draft. What is published stays as it is, and the draft's last commit is kept below
 * `refs/deleted-drafts/`, from where a maintainer can bring it back.
 */
export async function deleteDraft(
  repository: Repository,
  person: Person,
  entry: EntryFile,
): Promise<void> {
  const draft = await needDraft(repository, person, entry);
  const kept = `refs/deleted-drafts/${entry.collection}/${entry.id}/${draft.tip}`;
  const keep = (await repository.tip(kept)) ? [] : [{ ref: kept, from: null, to: draft.tip }];
  const isDone = await moveRefs(repository, [
    ...keep,
    { ref: draftRef(entry), from: draft.tip, to: null },
  ]);
  if (isDone) return;
  throw new Refusal(
    409,
    'Bản nháp vừa được lưu thêm nên chưa bị xóa. Tải lại bài, xem bản mới rồi quyết định.',
  );
}

export interface RemoveRequest {
  entry: EntryFile;
  /** Why; kept in the history. */
  reason: string;
  /** The blob that the person has seen. */
  version?: string | undefined;
}

/**
 * Takes a published entry away. Refused while a draft of it exists or other entries cite it, and
 * for articles: those are withdrawn and keep their address.
 */
export async function deleteEntry(
  repository: Repository,
  person: Person,
  { entry, reason, version }: RemoveRequest,
): Promise<Published & { source: string }> {
  refuseUnlessPublisher(person, 'xóa bài đã đăng');
  refuseUnusable(entry);
  const words = needSaid(
    reason,
    'Xóa bài đã đăng phải có lý do. Ghi lý do rồi làm lại; bài vẫn còn nguyên.',
  );
  let source = '';
  const done = await changePublished(repository, person, entry, version, async (published) => {
    await refuseWanted(repository, entry, published.main);
    source = published.source;
    return {
      subject: 'Xóa',
      trailers: [
        ['Desk-Act', 'delete'],
        ['Desk-Reason', JSON.stringify(words)],
      ],
      files: new Map([[entry.file, null]]),
    };
  });
  return { ...done, source };
}

function refuseUnusable(entry: EntryFile): void {
  if (entry.collection === 'articles')
    throw new Refusal(
      403,
      'Tin bài đã đăng không xóa được: người đọc có thể đang giữ địa chỉ của bài. Dùng “Gỡ khỏi cổng”: địa chỉ được giữ và nói rõ lý do.',
    );
  if ('file' in collections[entry.collection])
    throw new Refusal(
      403,
      `Mục “${collections[entry.collection].label}” là bắt buộc nên không xóa được. Sửa nội dung của mục thay vì xóa.`,
    );
  if (entry.collection === 'pages' && STANDING_PAGES.has(entry.id))
    throw new Refusal(
      403,
      `Trang “${entry.id}” có địa chỉ cố định mà mọi cổng phải có nên không xóa được. Sửa nội dung của trang thay vì xóa.`,
    );
}

async function refuseWanted(repository: Repository, entry: EntryFile, main: string) {
  const draft = await findDraft(repository, entry);
  if (draft)
    throw new Refusal(
      409,
      `Bài này còn bản nháp do ${draft.saved.name} lưu. Đăng hoặc xóa bản nháp đó trước khi xóa bài.`,
    );
  const citedBy = (await citationsOf(repository, entry, main)).map(({ file }) => file);
  if (citedBy.length === 0) return;
  const first = citedBy[0] ?? '';
  throw new Refusal(
    409,
    `Còn ${citedBy.length} mục dẫn tới bài này, trước hết là ${first}. Bỏ chỗ dẫn trong các mục đó, đăng lại, rồi xóa.`,
    { citedBy },
  );
}
