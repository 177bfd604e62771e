import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const BEAT = 5_000;
/** A holder that has not been heard of for this long is gone, whoever has its number now. */
const SILENCE = 60_000;

/** Gives the lock back. */
export type Release = () => Promise<void>;

/**
 * Takes the lock `file`, which one process at a time can hold. Returns undefined when another one
 * has it. The lock of a process that was killed is taken over.
 */
export async function takeLock(file: string): Promise<Release | undefined> {
  await mkdir(dirname(file), { recursive: true });
  for (let tries = 0; tries < 3; tries++) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return hold(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (await isHeld(file)) return undefined;
    await rm(file, { force: true });
  }
  return undefined;
}

/** Takes the lock `file` as soon as it is free. `onWait` is called once if it is not free now. */
export async function awaitLock(
  file: string,
  onWait: () => void,
  signal?: AbortSignal,
): Promise<Release> {
  for (let tries = 0; ; tries++) {
    const release = await takeLock(file);
    if (release) return release;
    if (tries === 0) onWait();
    await wait(500, undefined, signal && { signal });
  }
}

/** The locks of this process; a restarted container may have the number that its forerunner had. */
const ours = new Set<string>();

function hold(file: string): Release {
  ours.add(file);
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => clearInterval(beat));
  }, BEAT).unref();
  return async () => {
    clearInterval(beat);
    ours.delete(file);
    await rm(file, { force: true });
  };
}

async function isHeld(file: string): Promise<boolean> {
  try {
    const pid = Number(await readFile(file, 'utf8'));
    if (ours.has(file)) return true;
    // Whoever has just made the file has not written its number yet.
    if (pid !== 0 && (pid === process.pid || !isAlive(pid))) return false;
    const { mtimeMs } = await stat(file);
    if (Math.abs(Date.now() - mtimeMs) < SILENCE) return true;
    // A machine that slept, or whose clock was set, makes every holder look silent: one that lives
    // is heard of within a beat.
    await wait(BEAT + 1_000);
    return (await stat(file)).mtimeMs !== mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It lives, but is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
