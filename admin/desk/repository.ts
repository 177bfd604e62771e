import { createHash } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamSafe } from '../../src/nfc.ts';
import { type Git, GitError, gitIn } from './git.ts';
import { type Objects, openObjects } from './objects.ts';
import { Refusal } from './refusal.ts';

/** The git repository that holds the content. */
export interface Repository {
  /** The root of the work tree. */
  top: string;
  /** The content folder inside the repository, `content/` or `''`, with a slash at its end. */
  prefix: string;
  /** The branch that readers see, `refs/heads/main`: the one that was checked out at the start. */
  branch: string;
  git: Git;
  objects: Objects;
  /** The commit that a ref points to now, or undefined. */
  tip(ref: string): Promise<string | undefined>;
  /** The branch's commit now. */
  main(): Promise<string>;
  /** The blob of a path below the content folder in a commit, or null when there is none. */
  blob(commit: string, file: string): Promise<string | null>;
  /** The text of a blob. */
  source(blob: string): Promise<string>;
  close(): void;
}

/** Opens the repository that holds `contentDir`. Throws when there is none that can be used. */
export async function openRepository(contentDir: string): Promise<Repository> {
  const folder = await stat(contentDir).catch(() => undefined);
  if (!folder?.isDirectory())
    throw new Error(`Không có thư mục nội dung ${contentDir}. Kiểm tra CONTENT_DIR.`);
  const found = await gitIn(contentDir)
    .text(['rev-parse', '--show-toplevel', '--show-prefix'])
    .catch((cause: unknown) => {
      throw notARepository(contentDir, cause);
    });
  const [top = '', prefix = ''] = found.split('\n');
  const git = gitIn(top);
  const branch = (await git.maybe(['symbolic-ref', '-q', 'HEAD']))?.trim();
  if (!branch)
    throw new Error(
      `Kho git ${top} không đứng ở nhánh nào. Chạy "git switch main" (hoặc tên nhánh chính) rồi mở lại.`,
    );
  const objects = openObjects(top);
  // By a process that is there: the desk asks this many times for each page.
  const tip = async (ref: string) => (await objects.find(`${ref}^{commit}`))?.oid;
  if (!(await tip(branch)))
    throw new Error(
      `Kho git ${top} chưa có lần ghi nhận (commit) nào. Chạy "git add ." và "git commit" một lần rồi mở lại.`,
    );
  return {
    top,
    prefix,
    branch,
    git,
    objects,
    tip,
    async main() {
      const commit = await tip(branch);
      if (commit) return commit;
      throw new Refusal(
        503,
        `Không đọc được nhánh ${branch} của kho git ${top}. Báo người quản trị kiểm tra kho.`,
      );
    },
    async blob(commit, file) {
      const object = await objects.find(`${commit}:${prefix}${file}`);
      return object?.type === 'blob' ? object.oid : null;
    },
    async source(blob) {
      const object = await objects.read(blob);
      if (object?.type !== 'blob') throw new Error(`The repository has no blob ${blob}.`);
      return streamSafe(object.body.toString('utf8'));
    },
    close: () => objects.close(),
  };
}

/** Stores bytes as a blob and returns its name. */
export const writeBlob = async ({ git }: Repository, bytes: string | Buffer) =>
  (await git.text(['hash-object', '-w', '--no-filters', '--stdin'], { input: bytes })).trim();

/** The name that git gives to these bytes in this repository, without storing them. */
export function blobName(bytes: Buffer, likeThis: string): string {
  const hash = createHash(likeThis.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/**
 * The tree of `commit` with some files changed: paths from the repository's root, `null` takes
 * the file away. Uses an index of its own; neither the repository's index nor any file is touched.
 */
export async function writeTree(
  { git }: Repository,
  commit: string,
  changes: ReadonlyMap<string, string | null>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-'));
  const env = { GIT_INDEX_FILE: join(folder, 'index') };
  try {
    await git.text(['read-tree', commit], { env });
    const input = [...changes].map(([path, blob]) =>
      blob ? `100644 ${blob}\t${path}\0` : `0 ${'0'.repeat(commit.length)}\t${path}\0`,
    );
    await git.text(['update-index', '-z', '--index-info'], { env, input: input.join('') });
    return (await git.text(['write-tree'], { env })).trim();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A file that differs between two commits: path from the root, and the blobs on both sides. */
export interface ChangedFile {
  path: string;
  before: string | null;
  after: string | null;
}

/** Differences that were asked for last, by repository: those of drafts are asked for each page. */
const differences = new WeakMap<Git, Map<string, Promise<readonly ChangedFile[]>>>();
const KEPT_DIFFERENCES = 1000;

/** The files that differ between two commits. Commits never change, so git is asked once. */
export function changedFiles(
  { git }: Repository,
  from: string,
  to: string,
): Promise<readonly ChangedFile[]> {
  const known = differences.get(git) ?? new Map<string, Promise<readonly ChangedFile[]>>();
  differences.set(git, known);
  const key = `${from} ${to}`;
  const found = known.get(key) ?? readChanges(git, from, to);
  known.delete(key);
  known.set(key, found);
  found.catch(() => known.delete(key));
  for (const oldest of known.keys()) {
    if (known.size <= KEPT_DIFFERENCES) break;
    known.delete(oldest);
  }
  return found;
}

async function readChanges(git: Git, from: string, to: string): Promise<ChangedFile[]> {
  const raw = await git.text(['diff-tree', '-r', '-z', '--no-renames', '--raw', from, to]);
  const fields = raw.split('\0');
  const blobOf = (name: string | undefined) => (!name || /^0+$/u.test(name) ? null : name);
  const changes: ChangedFile[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [, , before, after] = (fields[index] ?? '').split(' ');
    changes.push({ path: fields[index + 1] ?? '', before: blobOf(before), after: blobOf(after) });
  }
  return changes;
}

/** Where a ref pointed when it was read, null when there was none, and where it shall point. */
export interface RefMove {
  ref: string;
  from: string | null;
  to: string | null;
}

/**
 * Moves refs, all or none, each only where it still points to what was read.
 * Returns false when another change came first.
 */
export async function moveRefs(
  repository: Repository,
  moves: readonly RefMove[],
): Promise<boolean> {
  const { git, tip } = repository;
  const input = moves.map(({ ref, from, to }) => {
    if (from === null) return `create ${ref} ${to}\n`;
    return to === null ? `delete ${ref} ${from}\n` : `update ${ref} ${to} ${from}\n`;
  });
  try {
    await git.text(['update-ref', '-m', 'desk', '--stdin'], { input: input.join('') });
    return true;
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const now = await Promise.all(moves.map(({ ref }) => tip(ref)));
    if (moves.some(({ from }, index) => (now[index] ?? null) !== from)) return false;
    const lock = /'([^']+\.lock)'/u.exec(error.stderr)?.[1];
    if (!lock) throw error;
    if (await removeStaleLock(lock)) return moveRefs(repository, moves);
    throw new Refusal(
      503,
      `Kho nội dung đang bị khóa bởi một chương trình git khác (${lock}). Chờ một phút rồi làm lại; nếu không có chương trình git nào đang chạy, báo người quản trị xóa tệp khóa đó.`,
    );
  }
}

/**
 * Removes a ref's lock that a git left behind when it was killed, as in a power cut. git holds such a
 * lock for milliseconds, and had waited five seconds for this one. Returns whether it is gone.
 */
async function removeStaleLock(lock: string): Promise<boolean> {
  const found = await stat(lock).catch(() => undefined);
  if (!found) return true;
  const isRefs = /\/(?:refs\/.+|packed-refs)\.lock$/u.test(lock);
  if (!isRefs || !found.isFile() || Date.now() - found.mtimeMs < STALE) return false;
  await rm(lock, { force: true });
  return true;
}

/** Milliseconds after which nobody works under a lock any more. */
const STALE = 30_000;

function notARepository(contentDir: string, cause: unknown): Error {
  if (cause instanceof GitError && /dubious ownership/u.test(cause.stderr))
    return new Error(
      `Kho git của ${contentDir} thuộc về người dùng khác của máy này. Chạy bằng đúng người dùng đó, hoặc thêm thư mục vào safe.directory của git.`,
      { cause },
    );
  if (cause instanceof GitError)
    return new Error(
      `Thư mục nội dung ${contentDir} không nằm trong kho git nào. Chạy "git init" và ghi nhận (commit) nội dung một lần rồi mở lại.`,
      { cause },
    );
  return new Error('Không chạy được chương trình git. Cài git rồi mở lại.', { cause });
}
