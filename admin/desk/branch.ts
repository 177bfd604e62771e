import { type Trailers, writeCommit } from './commits.ts';
import type { Person } from './people.ts';
import { Refusal } from './refusal.ts';
import { moveRefs, type RefMove, type Repository, writeTree } from './repository.ts';
import { type Change, type LeftAlone, refreshWorkTree } from './worktree.ts';

/** What one commit does to the branch. */
export interface BranchCommit {
  subject: string;
  trailers: Trailers;
  changes: readonly Change[];
  /** Who wrote it; whoever acts, when left out. */
  author?: { name: string; email: string } | undefined;
  /** Drafts that it brings in: their last commits. */
  drafts?: readonly string[];
  /** Refs that move with the branch, all or none, given the branch's new commit. */
  refs?: ((commit: string) => readonly RefMove[] | Promise<readonly RefMove[]>) | undefined;
}

/** A branch that has moved on. */
export interface Landed {
  /** The branch's new commit. */
  commit: string;
  /** Files of the work tree that were somebody's own and stayed as they were. */
  left: LeftAlone[];
}

/** Puts one commit on the branch, planned anew whenever another one came first. */
export async function commitToBranch(
  repository: Repository,
  person: Person,
  plan: (main: string) => Promise<BranchCommit>,
): Promise<Landed> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const main = await repository.main();
    const { subject, trailers, changes, author = person, drafts = [], refs } = await plan(main);
    const files = new Map(changes.map(({ path, after }) => [path, after]));
    const commit = await writeCommit(repository, {
      tree: await writeTree(repository, main, files),
      parents: [main, ...drafts],
      author,
      committer: person,
      subject,
      trailers,
    });
    const others = (await refs?.(commit)) ?? [];
    if (await moveRefs(repository, [{ ref: repository.branch, from: main, to: commit }, ...others]))
      return { commit, left: await refreshWorkTree(repository, changes) };
  }
  throw new Refusal(
    503,
    'Nhiều người đang đăng cùng lúc nên việc này chưa làm được. Chờ một phút rồi làm lại.',
  );
}

/** What has to change so that these paths below the content folder have these blobs; null for none. */
export const changesTo = (
  repository: Repository,
  main: string,
  files: ReadonlyMap<string, string | null>,
): Promise<Change[]> =>
  Promise.all(
    [...files].map(async ([file, after]) => ({
      path: repository.prefix + file,
      before: await repository.blob(main, file),
      after,
    })),
  );
