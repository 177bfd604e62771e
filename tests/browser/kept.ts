import { cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { codeDigest } from '../../src/code.ts';
import { localIso } from '../../src/dates.ts';
import { digestOf } from '../../src/model/entries.ts';
import { listFolder } from '../../src/release/folder.ts';
import { awaitLock } from '../../src/release/lock.ts';
import { settings } from '../../src/settings.ts';

const KEPT = resolve('test-results', 'kept');
const CONTENT = ['content', 'tests/fixtures/content'];

/**
 * The folder that `make` fills. It is filled once for a state of code, content, settings and day, by
 * whoever asks first, and kept for the next run: many tests begin with the same ten-second build.
 */
export async function keptFolder(
  name: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const day = localIso(new Date()).slice(0, 10);
  const read = await Promise.all([codeDigest(), ...CONTENT.map(listFolder)]);
  const state = digestOf(day, JSON.stringify(settings), String(make), ...read);
  const all = join(KEPT, name);
  await mkdir(all, { recursive: true });
  const unlock = await awaitLock(join(KEPT, `${name}.lock`), () => {});
  try {
    const kept = await readdir(all);
    if (!kept.includes(state)) {
      for (const old of kept) await remove(join(all, old));
      await fill(join(all, state), make);
    }
  } finally {
    await unlock();
  }
  return join(all, state);
}

/** Makes it elsewhere, as tests had it before: Astro builds another way inside of the project. */
async function fill(folder: string, make: (folder: string) => Promise<void>): Promise<void> {
  const making = await mkdtemp(join(tmpdir(), 'making-'));
  try {
    await make(making);
    await copyFolder(making, `${folder}.new`);
    await rename(`${folder}.new`, folder);
  } finally {
    await remove(making);
  }
}

/** Links stay as they are: those of releases lead within the folder. */
export const copyFolder = (from: string, to: string) =>
  cp(from, to, { recursive: true, verbatimSymlinks: true });

const remove = (path: string) => rm(path, { recursive: true, force: true, maxRetries: 5 });
