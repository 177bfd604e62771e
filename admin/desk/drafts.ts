import type { EntryFile } from '../../src/model/entries.ts';
import { addressOf, draftRef } from './address.ts';
import { readCommit, type Trailers } from './commits.ts';
import { readSignature, signature } from './people.ts';
import { Refusal } from './refusal.ts';
import { changedFiles, type Repository } from './repository.ts';
import { unitOf } from './unit.ts';

/** How far a draft has come. */
export const STATES = ['draft', 'pending_review', 'pending_publish'] as const;
export type State = (typeof STATES)[number];

/** A draft: one ref; everything known of it stands in the commit that the ref points to. */
export interface Draft {
  entry: EntryFile;
  /** The commit that holds the draft now. */
  tip: string;
  /** The commit of the branch that the draft's own files are changes to. */
  base: string;
  state: State;
  /** Those who wrote its text, the one who began it first. */
  authors: { name: string; email: string }[];
  /** The last who saved text, and when. */
  saved: { name: string; email: string; at: string };
  note: string | null;
  /** What a person has still to look at of the file that it was made of. */
  flags: string[];
  approved: { name: string; email: string } | null;
  /** Why the author's own approval was accepted. */
  override: string | null;
  /** The id of the unit that its text names, or null. */
  unit: string | null;
}

/** What the next commit of a draft says of it. */
export type NextDraft = Omit<Draft, 'tip' | 'unit'>;

/** The draft of an entry, or undefined when there is none. */
export async function findDraft(
  repository: Repository,
  entry: EntryFile,
): Promise<Draft | undefined> {
  const tip = await repository.tip(draftRef(entry));
  return tip ? readDraft(repository, entry, tip) : undefined;
}

/** All drafts, the last saved first. Refs that the desk did not write are passed over. */
export async function listDrafts(repository: Repository): Promise<Draft[]> {
  const refs = await repository.git.text([
    'for-each-ref',
    '--format=%(objectname) %(refname)',
    'refs/drafts/',
  ]);
  const drafts = refs
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const match = /^(\S+) refs\/drafts\/([^/]+)\/(.+)$/u.exec(line);
      const [, tip = '', collection = '', id = ''] = match ?? [];
      const entry = asAddress(collection, id);
      return entry && readDraft(repository, entry, tip);
    });
  const found = (await Promise.all(drafts)).filter((draft) => draft !== undefined);
  return found.sort((a, b) => (a.saved.at < b.saved.at ? 1 : -1));
}

/** The lines that say everything of a draft, for its next commit. */
export const draftTrailers = (act: string, draft: NextDraft): Trailers => [
  ['Desk-Act', act],
  ['Desk-Entry', draft.entry.file],
  ['Desk-State', draft.state],
  ['Desk-Base', draft.base],
  ...draft.authors.map((author) => ['Desk-Author', signature(author)] as const),
  ['Desk-Saved', `${draft.saved.at} ${signature(draft.saved)}`],
  ...draft.flags.map((flag) => ['Desk-Flag', JSON.stringify(flag)] as const),
  ...(draft.note ? [['Desk-Note', JSON.stringify(draft.note)] as const] : []),
  ...(draft.approved ? [['Desk-Approved', signature(draft.approved)] as const] : []),
  ...(draft.override ? [['Desk-Override', JSON.stringify(draft.override)] as const] : []),
];

/** The draft's own files against its base, paths below the content folder. */
export async function draftFiles(repository: Repository, draft: Draft) {
  const changes = await changedFiles(repository, draft.base, draft.tip);
  return changes
    .filter(({ path }) => path.startsWith(repository.prefix))
    .map(({ path, ...blobs }) => ({ file: path.slice(repository.prefix.length), ...blobs }));
}

/** Whether two people are the same: by e-mail, which is how git tells them apart. */
export const isSame = (a: { email: string }, b: { email: string }) =>
  readSignature(signature({ name: '', ...a })).email.toLowerCase() ===
  readSignature(signature({ name: '', ...b })).email.toLowerCase();

/** The draft that a commit was the tip of, or undefined when the desk did not write that commit. */
export async function readDraft(
  repository: Repository,
  entry: EntryFile,
  tip: string,
): Promise<Draft | undefined> {
  const commit = await readCommit(repository, tip);
  if (!commit) return undefined;
  const all = (name: string) =>
    commit.trailers.flatMap(([key, value]) => (key === name ? [value] : []));
  const one = (name: string) => all(name)[0];
  const state = STATES.find((known) => known === one('Desk-State'));
  const base = one('Desk-Base');
  const saved = /^(\S+) (.*)$/u.exec(one('Desk-Saved') ?? '');
  if (!state || !base || !/^[0-9a-f]{40,64}$/u.test(base) || !saved) return undefined;
  const approved = one('Desk-Approved');
  const blob = await repository.blob(tip, entry.file);
  return {
    entry,
    tip,
    base,
    state,
    authors: all('Desk-Author').map(readSignature),
    saved: { ...readSignature(saved[2] ?? ''), at: saved[1] ?? '' },
    note: quoted(one('Desk-Note')),
    flags: all('Desk-Flag').flatMap((flag) => quoted(flag) ?? []),
    approved: approved ? readSignature(approved) : null,
    override: quoted(one('Desk-Override')),
    unit: blob ? unitOf(entry, await repository.source(blob)) : null,
  };
}

/** A note or a reason as a trailer holds it, read back. */
export function quoted(value: string | undefined): string | null {
  if (value === undefined) return null;
  try {
    return String(JSON.parse(value));
  } catch {
    return value;
  }
}

function asAddress(collection: string, id: string): EntryFile | undefined {
  try {
    return addressOf(collection, id);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
