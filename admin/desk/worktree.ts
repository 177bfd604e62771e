import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GitError } from './git.ts';
import { blobName, changedFiles, type Repository } from './repository.ts';

/** A file that a publish changed: its path from the root, its blob before and after. */
export interface Change {
  path: string;
  before: string | null;
  after: string | null;
}

/** A file of the work tree that was left as it is. */
export interface LeftAlone {
  path: string;
  /** Vietnamese, why. */
  reason: string;
}

const queues = new WeakMap<Repository, Promise<unknown>>();

/**
 * Brings the files of a publish into the work tree and the index, and no others but those of earlier
 * publishes whose process ended before it came to this. A file that somebody has changed, staged or
 * put there is left alone and named. Refreshes of one repository wait for each other and always write
 * what the branch has by then.
 */
export function refreshWorkTree(
  repository: Repository,
  changes: readonly Change[] = [],
): Promise<LeftAlone[]> {
  const before = queues.get(repository) ?? Promise.resolve();
  const refresh = before.then(() => refreshNow(repository, changes));
  queues.set(
    repository,
    refresh.catch(() => undefined),
  );
  return refresh;
}

/** Removes what a process that was killed while it wrote a file of the work tree left beside it. */
export async function sweepWorkTree({ git, top, prefix }: Repository): Promise<void> {
  const listing = await git.text(['ls-files', '--others', '-z', '--', prefix || '.']);
  const halves = listing.split('\0').filter((path) => HALF.test(path));
  await Promise.all(halves.map((path) => rm(join(top, path), { force: true })));
}

const HALF = /(?:^|\/)\.desk-[0-9a-f]{12}$/u;

async function refreshNow(
  repository: Repository,
  published: readonly Change[],
): Promise<LeftAlone[]> {
  const { git, branch, objects, tip } = repository;
  const checkedOut = (await git.maybe(['symbolic-ref', '-q', 'HEAD']))?.trim();
  if (checkedOut !== branch) return [];
  const main = await repository.main();
  const refreshed = await tip(REFRESHED);
  const missed = refreshed ? await missedChanges(repository, refreshed, main) : [];
  const changes = [...published, ...missed];
  const staged = await stagedBlobs(repository, changes);
  const left: LeftAlone[] = [];
  const index: string[] = [];
  for (const [path, blobs] of known(changes)) {
    const now = (await objects.find(`${main}:${path}`))?.oid ?? null;
    const isKnown = (blob: string | null) => blob === now || blobs.has(blob);
    const entry = staged.get(path);
    if (!isKnown(entry === undefined ? null : entry)) {
      left.push({ path, reason: 'đang chờ ghi nhận (staged) với nội dung khác' });
      continue;
    }
    index.push(now ? `100644 ${now}\t${path}\0` : `0 ${'0'.repeat(main.length)}\t${path}\0`);
    const reason = await refreshFile(repository, path, isKnown, now, main);
    if (reason) left.push({ path, reason });
  }
  const isWritten = await writeIndex(repository, index.join(''));
  if (!isWritten)
    left.push({ path: '.git/index', reason: 'đang bị một chương trình git khác khóa' });
  await git.text(['update-ref', REFRESHED, main]);
  return left;
}

/** The commit of the branch that the work tree was last brought to. */
const REFRESHED = 'refs/desk/work-tree';

/** What publishes changed whose files differ from the branch, in the work tree or in the index. */
async function missedChanges(repository: Repository, from: string, main: string) {
  const changes = await changedFiles(repository, from, main);
  if (changes.length === 0) return [];
  const differing = await repository.git.text(['diff-index', '-z', '--name-only', main]);
  const names = new Set(differing.split('\0'));
  return changes.filter(({ path }) => names.has(path));
}

/** The blobs that each path may have without being somebody's own. */
function known(changes: readonly Change[]): Map<string, Set<string | null>> {
  const blobs = new Map<string, Set<string | null>>();
  for (const { path, before, after } of changes)
    blobs.set(path, new Set([...(blobs.get(path) ?? []), before, after]));
  return blobs;
}

/** The blob of each path in the index; undefined is no entry, `''` an unfinished merge. */
async function stagedBlobs({ git }: Repository, changes: readonly Change[]) {
  const listing = await git.text([
    'ls-files',
    '-s',
    '-z',
    '--',
    ...changes.map(({ path }) => path),
  ]);
  const staged = new Map<string, string>();
  for (const line of listing.split('\0')) {
    const match = /^\d+ ([0-9a-f]+) (\d)\t(.*)$/su.exec(line);
    if (match?.[3]) staged.set(match[3], match[2] === '0' ? (match[1] ?? '') : '');
  }
  return staged;
}

/** Writes or removes one file. Returns why not when it is somebody's own. */
async function refreshFile(
  { top, objects }: Repository,
  path: string,
  isKnown: (blob: string | null) => boolean,
  now: string | null,
  main: string,
): Promise<string | undefined> {
  if (!(await isPlainFolder(top, dirname(path)))) return 'nằm trong một thư mục liên kết (symlink)';
  const file = join(top, path);
  const kind = await lstat(file).catch(() => undefined);
  if (kind && !kind.isFile()) return 'không còn là một tệp thường';
  const bytes = kind ? await readFile(file) : undefined;
  const hasWindowsEnds = bytes !== undefined && isText(path) && bytes.includes('\r\n');
  const plain = hasWindowsEnds
    ? Buffer.from(bytes.toString('utf8').replaceAll('\r\n', '\n'))
    : bytes;
  if (
    !isKnown(plain ? blobName(plain, main) : null) &&
    !isKnown(bytes ? blobName(bytes, main) : null)
  )
    return bytes ? 'đã được sửa tay hoặc đặt sẵn ở đó' : 'đã bị xóa khỏi thư mục';
  if (now === null) {
    await rm(file, { force: true });
    await rmdir(dirname(file)).catch(() => undefined);
    return undefined;
  }
  if (plain && blobName(plain, main) === now) return undefined;
  const object = await objects.read(now);
  if (!object) throw new Error(`The repository has no blob ${now}.`);
  const text = hasWindowsEnds
    ? Buffer.from(object.body.toString('utf8').replaceAll('\n', '\r\n'))
    : object.body;
  await mkdir(dirname(file), { recursive: true });
  const fresh = join(dirname(file), `.desk-${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(fresh, text, { flag: 'wx' });
    await rename(fresh, file);
  } finally {
    await rm(fresh, { force: true });
  }
  return undefined;
}

/** Whether a folder below `top`, as far as it exists, is reached without a link. */
async function isPlainFolder(top: string, folder: string): Promise<boolean> {
  let path = top;
  for (const part of folder === '.' ? [] : folder.split('/')) {
    path = join(path, part);
    const kind = await lstat(path).catch(() => undefined);
    if (!kind) return true;
    if (!kind.isDirectory()) return false;
  }
  return true;
}

async function writeIndex({ git }: Repository, input: string): Promise<boolean> {
  if (input === '') return true;
  for (const wait of [50, 100, 200, 400, 800, 0]) {
    try {
      await git.text(['update-index', '-z', '--index-info'], { input });
      return true;
    } catch (error) {
      if (!(error instanceof GitError && /index\.lock/u.test(error.stderr))) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return false;
}

const isText = (path: string) => /\.(?:mdx|yaml)$/u.test(path);
