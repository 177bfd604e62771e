import type { EntryFile } from '../../src/model/entries.ts';
import type { Issue } from '../../src/model/issues.ts';
import { draftRef, evadedAddress, titleOf } from './address.ts';
import { writeCommit } from './commits.ts';
import {
  type Draft,
  draftTrailers,
  findDraft,
  isSame,
  type NextDraft,
  type State,
} from './drafts.ts';
import type { Person } from './people.ts';
import { maySee, refuseOthers, refuseOtherUnit } from './roles.ts';
import { Refusal } from './refusal.ts';
import {
  blobName,
  changedFiles,
  moveRefs,
  type Repository,
  writeBlob,
  writeTree,
} from './repository.ts';
import { issuesOf } from './review.ts';
import { changedPictures, encodePictures } from './sent-pictures.ts';
import type { Shelf } from './shelf.ts';
import { refuseStale, refuseTaken } from './stale.ts';
import { unitOf } from './unit.ts';
import { toNfc } from '../../src/nfc.ts';

export interface SaveRequest {
  entry: EntryFile;
  /** The blob that the editor started from; null for a new entry. */
  base: string | null;
  source: string;
  /** `isKept`: written by the desk before, and not to be drawn again. */
  pictures: readonly { name: string; bytes: Buffer; isKept?: boolean }[];
  /** The published blob that the editor has seen and means to replace. */
  over?: string | undefined;
  /** Who wrote the text besides the person who saves it. */
  authors?: Draft['authors'];
  /** What a person has to look at of the file that the text was made of. */
  flags?: readonly string[];
}

export interface Saved {
  /** The blob of the text as it is kept. */
  version: string;
  /** False when nothing had to be written. */
  written: boolean;
  /** Null when there is no draft: the text is what is published. */
  state: State | null;
  issues: Issue[];
  /** The names under which the pictures are kept, in the order they came. */
  pictures: string[];
}

/**
 * Saves text and pictures as a draft. Nothing is written unless the text was made from what the
 * draft (or, without one, the published entry) has now. Errors in the text do not hinder a save.
 */
export async function saveDraft(
  repository: Repository,
  shelf: Shelf,
  person: Person,
  request: SaveRequest,
): Promise<Saved> {
  const { entry } = request;
  const source = normalise(request.source);
  const version = blobName(Buffer.from(source), await repository.main());
  const pictures = await encodePictures(repository, request);
  const names = pictures.map(({ name }) => name);
  const keep = (bytes: string | Buffer) => writeBlob(repository, bytes);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const main = await repository.main();
    const draft = await findDraft(repository, entry);
    const published = await repository.blob(main, entry.file);
    refuseOtherUnit(person, entry, source, published && (await repository.source(published)));
    if (draft) refuseOthers(person, draft, 'sửa');
    const start = draft?.tip ?? main;
    const current = await repository.blob(start, entry.file);
    if (current !== request.base && current !== version) {
      if (request.base === null) await refuseTaken(repository, person, entry, current);
      await refuseStale(repository, entry, draft, current);
    }
    if (request.base === null && current === null)
      await refuseEvasion(repository, person, entry, source);
    const changes = await changedPictures(repository, entry, start, pictures);
    const base = await baseOf(repository, draft, main, request);
    if (current !== version) changes.set(repository.prefix + entry.file, version);
    if (changes.size === 0 && base === (draft?.base ?? main)) {
      const issues = await issuesOf(repository, shelf, person, entry, source, [start, main]);
      return { version, written: false, state: draft?.state ?? null, issues, pictures: names };
    }
    await Promise.all([source, ...pictures.map(({ bytes }) => bytes)].map(keep));
    const next = nextDraft(draft, base, person, request);
    const commit = await writeCommit(repository, {
      tree: await draftTree(repository, draft, base, changes),
      parents: draft && base !== draft.base ? [draft.tip, base] : [start],
      author: person,
      committer: person,
      subject: `Lưu nháp: ${titleOf(entry, source)}`,
      trailers: draftTrailers('save', next),
    });
    const ref = draftRef(entry);
    if (await moveRefs(repository, [{ ref, from: draft?.tip ?? null, to: commit }])) {
      const issues = await issuesOf(repository, shelf, person, entry, source, [commit, main]);
      return { version, written: true, state: next.state, issues, pictures: names };
    }
  }
  throw new Refusal(
    503,
    'Bài đang được lưu từ nhiều nơi cùng lúc nên chưa ghi được. Chờ một lát rồi lưu lại; chữ của bạn vẫn còn trên màn hình.',
  );
}

/** Text as the repository keeps it: NFC, lines that end in LF, no byte order mark. */
export function normalise(source: string): string {
  if (source.includes('\0'))
    throw new Refusal(
      400,
      'Bài có ký tự rỗng (mã 0) mà tệp văn bản không chứa được. Xóa đoạn vừa dán, dán lại bằng “dán không định dạng” rồi lưu.',
    );
  return toNfc(
    source
      .replace(/^\uFEFF/u, '')
      .replace(/\r\n?/gu, '\n')
      .toWellFormed(),
  );
}

/** The commit that the draft is a change to; a newer one when the editor has seen what is there. */
async function baseOf(
  repository: Repository,
  draft: Draft | undefined,
  main: string,
  { entry, over }: SaveRequest,
): Promise<string> {
  if (!draft || over === undefined) return draft?.base ?? main;
  const published = await repository.blob(main, entry.file);
  if (published !== over) await refuseStale(repository, entry, undefined, published);
  return main;
}

/** The branch's files as the base has them, with the draft's own. */
async function draftTree(
  repository: Repository,
  draft: Draft | undefined,
  base: string,
  changes: ReadonlyMap<string, string | null>,
): Promise<string> {
  if (!draft || base === draft.base) return writeTree(repository, draft?.tip ?? base, changes);
  const own = new Map<string, string | null>();
  for (const { path, after } of await changedFiles(repository, draft.base, draft.tip))
    own.set(path, after);
  return writeTree(repository, base, new Map([...own, ...changes]));
}

function nextDraft(
  draft: Draft | undefined,
  base: string,
  person: Person,
  { entry, authors: besides = [], flags = [] }: SaveRequest,
): NextDraft {
  const authors: Draft['authors'] = [];
  for (const { name, email } of [...(draft?.authors ?? []), ...besides, person])
    if (!authors.some((author) => isSame(author, { email }))) authors.push({ name, email });
  // New words were not approved; only somebody alone at the desk approves as they write.
  const isReopened = draft?.state === 'pending_publish' && !person.alone;
  const kept = isReopened ? { approved: null, override: null } : {};
  return {
    entry,
    base,
    state: isReopened ? 'pending_review' : (draft?.state ?? 'draft'),
    authors,
    saved: { name: person.name, email: person.email, at: new Date().toISOString() },
    note: draft?.note ?? null,
    flags: [...(draft?.flags ?? []), ...flags],
    approved: draft?.approved ?? null,
    override: draft?.override ?? null,
    ...kept,
  };
}

/** Decap answers a taken address by adding a number; the editor should hear of it instead. */
async function refuseEvasion(
  repository: Repository,
  person: Person,
  entry: EntryFile,
  source: string,
) {
  const wanted = evadedAddress(entry, source);
  if (!wanted) return;
  const draft = await findDraft(repository, wanted);
  if (draft && !maySee(person, draft)) refuseOthers(person, draft, 'dùng địa chỉ của nó');
  const blob = await repository.blob(draft?.tip ?? (await repository.main()), wanted.file);
  if (!blob) return;
  // Two people of one name may have the same honour in the same year, in two units.
  const isSomebodyElse =
    entry.collection === 'achievements' &&
    unitOf(entry, source) !== unitOf(wanted, await repository.source(blob));
  if (!isSomebodyElse) await refuseTaken(repository, person, wanted, blob);
}
