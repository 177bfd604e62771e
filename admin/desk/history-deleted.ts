import type { EntryFile } from '../../src/model/entries.ts';
import { addressOf, draftRef, titleOf } from './address.ts';
import { readCommit, writeCommit } from './commits.ts';
import { type Draft, draftTrailers, findDraft, readDraft } from './drafts.ts';
import type { Person } from './people.ts';
import { Refusal } from './refusal.ts';
import { moveRefs, type Repository } from './repository.ts';
import { isAllowed, maySee } from './roles.ts';

/** A draft that was deleted and is still kept. */
export interface DeletedDraft extends Pick<Draft, 'entry' | 'tip' | 'saved'> {
  title: string;
}

/** Deleted drafts that a person may see, the last saved first; of one entry when it is given. */
export async function deletedDrafts(
  { git, ...repository }: Repository,
  person: Person,
  only?: EntryFile,
): Promise<DeletedDraft[]> {
  const below = only ? `${ROOT}${only.collection}/${only.id}/` : ROOT;
  const refs = await git.text(['for-each-ref', '--format=%(objectname) %(refname)', below]);
  const found = await Promise.all(
    refs.split('\n').map(async (line) => {
      const [, tip = '', collection = '', id = ''] = REF.exec(line) ?? [];
      if (tip === '' || !isAllowed(() => addressOf(collection, id))) return [];
      const entry = addressOf(collection, id);
      const draft = await readDraft({ git, ...repository }, entry, tip);
      if (!draft || !maySee(person, draft)) return [];
      const blob = await repository.blob(tip, entry.file);
      const title = blob ? titleOf(entry, await repository.source(blob)) : entry.id;
      return [{ entry, tip, saved: draft.saved, title }];
    }),
  );
  return found.flat().sort((a, b) => Date.parse(b.saved.at) - Date.parse(a.saved.at));
}

/**
 * Makes a deleted draft the entry's draft again. Refused while there is another one. Whoever approved
 * it did so beside what was published then: it comes back as a plain draft of the same authors.
 */
export async function bringBack(
  repository: Repository,
  person: Person,
  entry: EntryFile,
  tip: string,
): Promise<void> {
  const kept = `${ROOT}${entry.collection}/${entry.id}/${tip}`;
  const draft = (await repository.tip(kept)) === tip && (await readDraft(repository, entry, tip));
  if (!draft || !maySee(person, draft))
    throw new Refusal(
      404,
      'Không còn bản nháp đã xóa này; có thể đã được lấy lại. Tải lại trang để xem danh sách mới.',
    );
  const open = await findDraft(repository, entry);
  if (open) throw standsInTheWay(open);
  const isDone = await moveRefs(repository, [
    { ref: draftRef(entry), from: null, to: await plainTip(repository, person, draft) },
    { ref: kept, from: tip, to: null },
  ]);
  if (isDone) return;
  throw new Refusal(
    409,
    'Bài này vừa có người khác lưu nháp hoặc lấy lại. Tải lại trang, xem bản hiện có rồi quyết định.',
  );
}

/** The commit of a draft that nobody has sent for review or approved. */
async function plainTip(repository: Repository, person: Person, draft: Draft): Promise<string> {
  const { entry, tip } = draft;
  if (draft.state === 'draft') return tip;
  const blob = await repository.blob(tip, entry.file);
  const title = blob ? titleOf(entry, await repository.source(blob)) : entry.id;
  const next = { ...draft, state: 'draft', approved: null, override: null } as const;
  return writeCommit(repository, {
    tree: (await readCommit(repository, tip))?.tree ?? '',
    parents: [tip],
    author: person,
    committer: person,
    subject: `Lấy lại bản nháp đã xóa: ${title}`,
    trailers: draftTrailers('bring-back', next),
  });
}

const standsInTheWay = ({ saved }: Draft) =>
  new Refusal(
    409,
    `Bài này đang có bản nháp khác do ${saved.name} lưu; cả hai bản vẫn còn nguyên. Đăng hoặc xóa bản nháp đó rồi lấy lại bản này.`,
    { by: saved.name, at: saved.at, where: 'draft' },
  );

const ROOT = 'refs/deleted-drafts/';
const REF = /^(\S+) refs\/deleted-drafts\/([^/]+)\/(.+)\/[0-9a-f]+$/u;
