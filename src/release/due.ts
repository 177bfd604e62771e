import { join } from 'node:path';
import { formatMoment } from '../dates.ts';
import { settings } from '../settings.ts';
import { type BuildFailure, PROJECT } from './build.ts';
import { whyDue } from './built.ts';
import { runNode } from './child.ts';
import { takeLock } from './lock.ts';

/**
 * For a timer that runs every minute, where `npm start` does not: builds the site when an article
 * is due, a day has begun or the content has changed, and otherwise ends at once.
 */
async function buildIfDue(): Promise<number> {
  const due = await whyDue(settings);
  if ('until' in due) {
    console.log(`Chưa có gì tới giờ. Lần tới: ${formatMoment(due.until)}.`);
    return 0;
  }
  const unlock = await takeLock(join(settings.stateDir, 'due.lock'));
  if (!unlock) {
    console.log('Lần dựng trước chưa xong. Lần hẹn sau sẽ xem lại.');
    return 0;
  }
  try {
    console.log(due.reason);
    const ending = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => ending.abort());
    return await runNode(join(PROJECT, 'src', 'release', 'build.ts'), [], {
      cwd: process.cwd(),
      signal: ending.signal,
      onLine: (line) => console.log(line),
      onMessage: (message) => console.error((message as BuildFailure).failure),
    });
  } finally {
    await unlock();
  }
}

process.exitCode = await buildIfDue();
