import { mkdir, open, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** How many releases are kept, the current one among them. */
const KEPT = 3;

/** What a release was made of. */
export interface ReleaseInfo {
  /** The commit of the content, or undefined where content is not in git. */
  commit: string | undefined;
  /** Content, settings and code in one name: a release with this key need not be built again. */
  key: string;
  /** The path below which its links point. */
  base: string;
  /** The host for which its absolute links are made. */
  siteUrl: string;
  /** When its build began (ISO): a clock that is put back before this was wrong then. */
  from: string;
  /** From this moment (ISO) on it has to be built again, for what it shows depends on the time. */
  until: string;
}

export interface Release extends ReleaseInfo {
  /** `12-abc1234`: a number that grows, and what was released. */
  name: string;
  /** The folder that is served. */
  siteDir: string;
}

export interface Releases {
  /** The release that readers see, or undefined before the first. */
  current: () => Release | undefined;
  /** Every whole release, oldest first. */
  all: () => Release[];
  /** Takes a finished site (its folder is moved) as a release. It is not current yet. */
  add: (builtDir: string, info: ReleaseInfo) => Promise<Release>;
  /** Makes a release the current one in one step, and removes those that are too old. */
  activate: (name: string) => Promise<Release>;
}

/**
 * Opens the releases below `dir`. A release is a folder that has a `release.json`, written last and
 * removed first, so whatever was interrupted is known by its absence and swept away here.
 * Beside `current.json`, the links `current` and `previous` lead a web server to the sites, where
 * the system has links.
 */
export async function openReleases(dir: string): Promise<Releases> {
  await mkdir(dir, { recursive: true });
  let releases: Release[] = [];
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    if (!entry.isDirectory() || !RELEASE_NAME.test(entry.name)) continue;
    const release = await readRelease(dir, entry.name);
    if (release) releases.push(release);
    else await rm(join(dir, entry.name), { recursive: true, force: true });
  }
  releases.sort(byNumber);
  const named = (await readJson(join(dir, 'current.json')))?.['name'];
  let current = releases.find(({ name }) => name === named) ?? releases.at(-1);
  if (current) await link(dir, 'current', current);
  let lastNumber = Math.max(0, ...releases.map(numberOf));

  return {
    current: () => current,
    all: () => [...releases],
    add: async (builtDir, info) => {
      const name = `${++lastNumber}-${(info.commit ?? info.key).slice(0, 7)}`;
      const release = { ...info, name, siteDir: join(dir, name, 'site') };
      await mkdir(join(dir, name));
      await moveFolder(builtDir, release.siteDir);
      await writeWhole(join(dir, name, 'release.json'), JSON.stringify(info));
      releases.push(release);
      return release;
    },
    activate: async (name) => {
      const release = releases.find((candidate) => candidate.name === name);
      if (!release)
        throw new Error(`There is no release "${name}" in ${dir}. Choose one of those listed.`);
      const previous = current;
      await writeWhole(join(dir, 'current.json'), JSON.stringify({ name }));
      current = release;
      if (previous && previous !== release) await link(dir, 'previous', previous);
      await link(dir, 'current', release);
      const newest = releases.filter((old) => old !== release).slice(1 - KEPT);
      const old = releases.filter(
        (candidate) => candidate !== release && !newest.includes(candidate),
      );
      releases = releases.filter((candidate) => !old.includes(candidate));
      for (const { name } of old) {
        await rm(join(dir, name, 'release.json'));
        await rm(join(dir, name), { recursive: true, force: true });
      }
      return release;
    },
  };
}

const RELEASE_NAME = /^\d+-[\w-]+$/u;
const numberOf = ({ name }: Release) => Number.parseInt(name, 10);
const byNumber = (a: Release, b: Release) => numberOf(a) - numberOf(b);

async function readRelease(dir: string, name: string): Promise<Release | undefined> {
  const info = await readJson(join(dir, name, 'release.json'));
  if (typeof info?.['key'] !== 'string') return undefined;
  return {
    name,
    siteDir: join(dir, name, 'site'),
    commit: typeof info['commit'] === 'string' ? info['commit'] : undefined,
    key: info['key'],
    base: String(info['base']),
    siteUrl: String(info['siteUrl']),
    from: String(info['from']),
    until: String(info['until']),
  };
}

// A file that was cut short by a power failure counts as one that is not there.
async function readJson(file: string): Promise<Record<string, unknown> | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT')
      return undefined;
    throw error;
  }
}

/** Windows refuses to move a folder while a virus scanner reads in it: that passes. */
async function moveFolder(from: string, to: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const isPassing = ['EPERM', 'EBUSY', 'EACCES'].includes(
        String((error as NodeJS.ErrnoException).code),
      );
      if (!isPassing || tries === 10) throw error;
      await wait(100 * tries);
    }
  }
}

/** Writes a file so that, whatever happens, it is there whole or as it was before. */
async function writeWhole(file: string, text: string): Promise<void> {
  const handle = await open(`${file}.new`, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}

async function link(dir: string, name: string, release: Release): Promise<void> {
  // Windows wants privileges for links and cannot replace one by renaming; our server needs none.
  if (process.platform === 'win32') return;
  await rm(join(dir, `${name}.new`), { force: true });
  await symlink(join(release.name, 'site'), join(dir, `${name}.new`));
  await rename(join(dir, `${name}.new`), join(dir, name));
}
