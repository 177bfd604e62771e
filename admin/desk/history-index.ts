import { type EntryFile, entryOf } from '../../src/model/entries.ts';
import type { Repository } from './repository.ts';

/** A commit of the branch, as far as a history needs it. */
export interface Landing {
  commit: string;
  /** Who wrote it. */
  author: string;
  /** Who put it on the branch, and when (ISO). */
  by: string;
  at: string;
  /** How many came before it: a clock that was set gives no order. */
  place: number;
  /** The entries that it changed. */
  changes: EntryChange[];
}

/** What one commit of the branch did to one entry: blobs, null where there is no file. */
export interface EntryChange {
  landing: Landing;
  entry: EntryFile;
  before: string | null;
  after: string | null;
}

/** Every change of every entry on the branch, kept in memory. */
export interface HistoryIndex {
  /** As the branch is now: the changes of a file below the content folder, newest first. */
  now(): Promise<(file: string) => readonly EntryChange[]>;
}

/**
 * Opens the index of a branch. git would look through all commits for each file that is asked for;
 * here they are read once, and after that only the new ones.
 */
export function openHistoryIndex(repository: Repository): HistoryIndex {
  let changes = new Map<string, EntryChange[]>();
  let known: string | undefined;
  let count = 0;
  let reading: Promise<void> = Promise.resolve();

  async function catchUp(): Promise<void> {
    const main = await repository.main();
    if (main === known) return;
    const isLater =
      known !== undefined &&
      (await repository.git.maybe(['merge-base', '--is-ancestor', known, main])) !== undefined;
    const landings = await readLandings(repository, main, isLater ? known : undefined);
    if (!isLater) {
      changes = new Map();
      count = 0;
    }
    // Oldest first, so that a list grows at its end; `now` turns it round.
    for (const landing of landings.reverse()) {
      landing.place = count;
      count += 1;
      for (const change of landing.changes) {
        const list = changes.get(change.entry.file);
        if (list) list.push(change);
        else changes.set(change.entry.file, [change]);
      }
    }
    known = main;
  }

  return {
    async now() {
      // One reader at a time; a failed one does not stop the next.
      reading = reading.catch(() => undefined).then(catchUp);
      await reading;
      return (file) => (changes.get(file) ?? []).toReversed();
    },
  };
}

async function readLandings(
  { git, prefix }: Repository,
  main: string,
  since: string | undefined,
): Promise<Landing[]> {
  const output = await git.text([
    '-c',
    'log.showRoot=true',
    'log',
    '--first-parent',
    '--diff-merges=first-parent',
    '--raw',
    '--no-renames',
    '--no-abbrev',
    '-z',
    '--format=%x01%H%x02%an%x02%cn%x02%ct',
    main,
    ...(since ? [`^${since}`] : []),
    ...(prefix ? ['--', prefix] : []),
  ]);
  const landings: Landing[] = [];
  for (const part of output.split('\x01').slice(1)) {
    const [head = '', ...fields] = part.split('\0');
    const [commit = '', author = '', by = '', seconds] = head.split('\x02');
    const at = new Date(Number(seconds) * 1000).toISOString();
    const landing: Landing = { commit, author, by, at, place: 0, changes: [] };
    const raw = fields.filter((field) => field.trim() !== '');
    for (let index = 0; index + 1 < raw.length; index += 2) {
      const path = raw[index + 1] ?? '';
      const entry = path.startsWith(prefix) ? entryOf(path.slice(prefix.length)) : undefined;
      if (!entry) continue;
      const [, , before, after] = (raw[index] ?? '').trim().split(' ');
      landing.changes.push({ landing, entry, before: blobOf(before), after: blobOf(after) });
    }
    landings.push(landing);
  }
  return landings;
}

const blobOf = (name: string | undefined) => (!name || /^0+$/u.test(name) ? null : name);
