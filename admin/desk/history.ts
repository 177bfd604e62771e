import { bareAddress } from '../../src/model/addresses.ts';
import type { EntryFile } from '../../src/model/entries.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import { entryUrl } from '../entry-url.ts';
import { factsOf } from './facts.ts';
import { findDraft, quoted, readDraft } from './drafts.ts';
import { LOOKED } from './flags.ts';
import { type Commit, readCommit } from './commits.ts';
import type { EntryChange, HistoryIndex } from './history-index.ts';
import type { Person } from './people.ts';
import type { Repository } from './repository.ts';
import { mayRead, maySee } from './roles.ts';

/** One act in the life of an entry. */
export interface Version {
  commit: string;
  /** The file that the entry had then; another one before its address was changed. */
  entry: EntryFile;
  /** The blob of its text after the act, null when it was taken away. */
  version: string | null;
  /** What was done, in Vietnamese. */
  act: string;
  by: string;
  /** ISO moment. */
  at: string;
  note: string | null;
  /** Whether readers saw it, or only the desk. */
  where: 'draft' | 'main';
}

/**
 * Everything that happened to an entry, newest first: the open draft, what was published, and the
 * drafts that led there as far as `person` may see them.
 */
export async function versionsOf(
  repository: Repository,
  index: HistoryIndex,
  person: Person,
  entry: EntryFile,
): Promise<Version[]> {
  const draft = await findDraft(repository, entry);
  const timed = draft ? inTime(await draftVersions(repository, person, entry, draft.tip)) : [];
  const changes = await changesOf(repository, index, entry);
  const isReadable = await mayReadNow(repository, person, changes);
  let latest = Infinity;
  for (const change of changes) {
    const commit = await readCommit(repository, change.landing.commit);
    if (!commit) continue;
    latest = Math.min(latest, Date.parse(commit.at));
    if (isReadable) timed.push({ version: await published(repository, change, commit), latest });
    const tip = commit.parents[1];
    if (tip && one(commit, 'Desk-Act'))
      timed.push(...inTime(await draftVersions(repository, person, change.entry, tip), latest));
  }
  return timed.sort((a, b) => b.latest - a.latest).map(({ version }) => version);
}

/**
 * When versions that follow one another, newest first, were made at the latest: none after the one
 * that came next, whatever the clock said that was set in between.
 */
function inTime(versions: readonly Version[], latest = Infinity) {
  return versions.map((version) => {
    latest = Math.min(latest, Date.parse(version.at));
    return { version, latest };
  });
}

/** Whether a person may read an entry as its newest change left it; what is gone, as if withdrawn. */
async function mayReadNow(
  repository: Repository,
  person: Person,
  changes: readonly EntryChange[],
): Promise<boolean> {
  const [newest] = changes;
  const version = newest?.after ?? newest?.before;
  if (!newest || !version) return true;
  const { collection } = newest.entry;
  const facts = factsOf(collection, await repository.source(version));
  return mayRead(person, collection, {
    ...facts,
    isWithdrawn: facts.isWithdrawn || newest.after === null,
  });
}

/** The saves and steps of one draft, newest first; none of a draft that is not the person's. */
export async function draftVersions(
  repository: Repository,
  person: Person,
  entry: EntryFile,
  tip: string,
): Promise<Version[]> {
  const last = await readDraft(repository, entry, tip);
  if (!last || !maySee(person, last)) return [];
  const versions: Version[] = [];
  for (let name: string | undefined = tip; name !== undefined;) {
    const commit: Commit | undefined = await readCommit(repository, name);
    const act = commit && one(commit, 'Desk-Act');
    const isOfDraft = commit && act && one(commit, 'Desk-Entry') === entry.file;
    if (!isOfDraft || !one(commit, 'Desk-State')) break;
    if (act !== LOOKED)
      versions.push({
        commit: name,
        entry,
        version: await repository.blob(name, entry.file),
        act: DRAFT_ACTS[act] ?? commit.subject.replace(/:.*$/u, ''),
        by: commit.author.name,
        at: commit.at,
        note: act === 'save' ? null : noteOf(commit),
        where: 'draft',
      });
    name = commit.parents[0];
  }
  return versions;
}

/** The changes of an entry on the branch, newest first, through changes of its address. */
async function changesOf(
  repository: Repository,
  index: HistoryIndex,
  entry: EntryFile,
): Promise<EntryChange[]> {
  const all: EntryChange[] = [];
  const changesAt = await index.now();
  const followed = new Set<string>();
  for (let next: EntryFile | undefined = entry; next && !followed.has(next.file);) {
    followed.add(next.file);
    const oldest = all.at(-1)?.landing.place;
    // A file at the old address that came after the move is another entry.
    const changes = changesAt(next.file).filter(
      ({ landing }) => oldest === undefined || landing.place <= oldest,
    );
    const own: EntryChange[] = all.length === 0 ? changes : changes.filter(isText);
    all.push(...own);
    const first = own.at(-1);
    next = first && (await movedFrom(repository, first));
  }
  return all;
}

/** Where an entry was before the commit that put it here; undefined when it was new. */
async function movedFrom(
  repository: Repository,
  { landing, entry, before, after }: EntryChange,
): Promise<EntryFile | undefined> {
  if (before !== null || after === null) return undefined;
  const gone = landing.changes.filter(
    (other) => other.after === null && other.entry.collection === entry.collection,
  );
  if (gone.length === 0) return undefined;
  const { data } = parseSource(entry.file, await repository.source(after));
  const listed = (data as { redirects?: unknown } | undefined)?.redirects;
  const old = new Set(
    (Array.isArray(listed) ? listed : []).map((address) => bareAddress(String(address))),
  );
  return gone.find(
    (other) =>
      other.before === after || old.has(bareAddress(entryUrl(entry.collection, other.entry.id))),
  )?.entry;
}

async function published(
  repository: Repository,
  { landing, entry, before, after }: EntryChange,
  commit: Commit,
): Promise<Version> {
  const act = one(commit, 'Desk-Act');
  const isWithdrawal =
    after !== null &&
    WITHDRAWN.test(await repository.source(after)) &&
    !(before !== null && WITHDRAWN.test(await repository.source(before)));
  const deskAct = act === 'publish' && before !== null ? 'Đăng bản sửa' : MAIN_ACTS[act ?? ''];
  const outside = `${before === null ? 'Thêm' : after === null ? 'Xóa' : 'Sửa'} ngoài bàn biên tập`;
  return {
    commit: landing.commit,
    entry,
    version: after,
    act: isWithdrawal
      ? 'Gỡ bài, giữ địa chỉ'
      : act
        ? (deskAct ?? commit.subject.replace(/:.*$/u, ''))
        : outside,
    by: act ? commit.committer.name : commit.author.name,
    at: commit.at,
    note: act ? noteOf(commit) : commit.subject,
    where: 'main',
  };
}

/** What stands with an act: a note, a reason, why the author's own approval was accepted. */
function noteOf(commit: Commit): string | null {
  const said = [
    quoted(one(commit, 'Desk-Note')),
    quoted(one(commit, 'Desk-Reason')),
    labelled('Tự duyệt vì', quoted(one(commit, 'Desk-Override'))),
  ].filter(Boolean);
  return said.length > 0 ? said.join(' ') : null;
}

const labelled = (label: string, text: string | null) => (text ? `${label}: ${text}` : null);

const one = ({ trailers }: Commit, name: string) => trailers.find(([key]) => key === name)?.[1];

const isText = ({ after }: EntryChange) => after !== null;

const WITHDRAWN = /^withdrawn:/mu;

const DRAFT_ACTS: Partial<Record<string, string>> = {
  save: 'Lưu nháp',
  submit: 'Gửi duyệt',
  approve: 'Duyệt',
  return: 'Trả lại',
};

const MAIN_ACTS: Partial<Record<string, string>> = {
  publish: 'Đăng lần đầu',
  delete: 'Xóa khỏi trang',
};
