import type { EntryFile } from '../../src/model/entries.ts';
import { draftRef, titleOf } from './address.ts';
import { readCommit, writeCommit } from './commits.ts';
import { draftTrailers } from './drafts.ts';
import type { Person } from './people.ts';
import { Refusal } from './refusal.ts';
import { moveRefs, type Repository } from './repository.ts';
import { needDraft } from './roles.ts';
import { draftSource } from './status.ts';

/** What the history calls the step, which changes no text and is no version. */
export const LOOKED = 'look';

/**
 * Notes that somebody has looked at a place of the file that a draft was made of; returns those
 * that are left.
 */
export async function dismissFlag(
  repository: Repository,
  person: Person,
  entry: EntryFile,
  flag: string,
): Promise<string[]> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const draft = await needDraft(repository, person, entry);
    const flags = draft.flags.filter((other) => other !== flag);
    if (flags.length === draft.flags.length) return flags;
    const commit = await writeCommit(repository, {
      tree: (await readCommit(repository, draft.tip))?.tree ?? '',
      parents: [draft.tip],
      author: person,
      committer: person,
      subject: `Đã xem một chỗ: ${titleOf(entry, await draftSource(repository, draft))}`,
      trailers: draftTrailers(LOOKED, { ...draft, flags }),
    });
    const ref = draftRef(entry);
    if (await moveRefs(repository, [{ ref, from: draft.tip, to: commit }])) return flags;
  }
  throw new Refusal(
    503,
    'Bản nháp đang được lưu từ nhiều nơi cùng lúc nên chưa ghi nhận được. Chờ một lát rồi bấm lại.',
  );
}
