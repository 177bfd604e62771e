import type { Repository } from './repository.ts';

/** Who last changed a published file, and when (ISO). */
export interface Change {
  by: string;
  at: string;
}

/**
 * When each file of the branch was last changed, by its path below the content folder. The history
 * is read once; later only what has come since.
 */
export function openChanges(repository: Repository): () => Promise<ReadonlyMap<string, Change>> {
  let known: { commit: string; changes: Promise<Map<string, Change>> } | undefined;
  return async () => {
    const commit = await repository.main();
    if (known?.commit === commit) return known.changes;
    const before = known;
    const changes = read(repository, before?.commit, commit).then(async (fresh) => {
      const older = fresh.isAll ? undefined : await before?.changes;
      return new Map([...(older ?? []), ...fresh.changes]);
    });
    known = { commit, changes };
    // What failed is asked again the next time.
    changes.catch(() => (known = undefined));
    return changes;
  };
}

async function read({ git, prefix }: Repository, since: string | undefined, commit: string) {
  const isLater =
    since !== undefined &&
    (await git.maybe(['merge-base', '--is-ancestor', since, commit])) !== undefined;
  const range = isLater ? `${since}..${commit}` : commit;
  const format = '--format=%x01%an%x02%cI%x02';
  const log = ['log', '--first-parent', '-m', '--no-renames', '--name-only', '-z', format, range];
  const text = await git.text(prefix ? [...log, '--', prefix] : log);
  const changes = new Map<string, Change>();
  for (const part of text.split('\u0001').slice(1)) {
    const [by = '', at = '', names = ''] = part.split('\u0002');
    for (const name of names.split('\0')) {
      const file = name.trim().slice(prefix.length);
      if (file !== '' && !changes.has(file)) changes.set(file, { by, at });
    }
  }
  return { changes, isAll: !isLater };
}
