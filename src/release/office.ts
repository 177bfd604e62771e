import { join } from 'node:path';
import { assertSafeToListen, isLoopback } from '../../admin/desk/guard.ts';
import { openAccounts } from '../../admin/desk/accounts/accounts.ts';
import { codeDigest } from '../code.ts';
import { digestOf } from '../model/entries.ts';
import { CONTENT_ERROR } from '../model/issues.ts';
import type { Settings } from '../settings.ts';
import { createAlarm, isFresh } from './alarm.ts';
import { buildInChild, type ReleaseBuild } from './build-child.ts';
import { addDesk } from './desk.ts';
import { assertFree, listen, readerAddress } from './listen.ts';
import { takeLock } from './lock.ts';
import { nextChange } from './next-change.ts';
import { createQueue } from './queue.ts';
import { openReleases, type Release } from './releases.ts';
import { createServer } from './server.ts';
import { serveSite } from './serve.ts';
import { type ContentSource, openSource } from './source.ts';

export interface OfficeOptions {
  settings: Settings;
  host: string;
  log: (line: string) => void;
  /** Closes the office, also while it is still opening. */
  signal: AbortSignal;
  build?: (options: ReleaseBuild) => Promise<void>;
  /** How often, in milliseconds, the clock and the branch are looked at. */
  watchEvery?: number;
}

export interface Office {
  port: number;
  /** Ends builds and connections, and gives the folder free. */
  close: () => Promise<void>;
}

/**
 * Everything one office needs in one process: readers' pages, the desk, and a new release whenever
 * something is published. Throws in Vietnamese when it cannot open.
 */
export async function openOffice({
  settings,
  host,
  log,
  signal,
  build = buildInChild,
  watchEvery = WATCH,
}: OfficeOptions): Promise<Office> {
  const { base, siteUrl, stateDir, contentDir, forge } = settings;
  // With a forge there is no desk here that somebody could reach without signing in.
  const isGuarded = forge !== undefined || isLoopback(host) || (await hasAccounts(settings));
  assertSafeToListen(host, isGuarded);
  await assertFree({ host, port: settings.port });
  const unlock = await takeLock(join(stateDir, 'office.lock'));
  if (!unlock)
    throw new Error(
      `Cổng thông tin này đang chạy rồi (${stateDir}). Tắt lần chạy kia, hoặc chọn OUT_DIR ở thư mục khác.`,
    );
  const server = createServer(settings);
  let watch: NodeJS.Timeout | undefined;
  let close: () => Promise<void> = unlock;
  try {
    const releases = await openReleases(join(stateDir, 'releases'));
    const source = await openSource(contentDir, join(stateDir, 'build', 'content'));
    const site = await serveSite(server, base);
    const isServable = (release: Release) => release.base === base && release.siteUrl === siteUrl;

    const makeRelease = async (version: string, signal: AbortSignal) => {
      const key = digestOf(version, base, siteUrl, JSON.stringify(forge ?? ''), await codeDigest());
      const current = releases.current();
      if (current?.key === key && isRight(current)) return current;
      const start = new Date();
      const folder = await source.prepare(version);
      const outDir = join(stateDir, 'build', 'site');
      await build({ contentDir: folder, outDir, base, siteUrl, signal });
      const release = await releases.add(outDir, {
        commit: source.isGit ? version : undefined,
        key,
        base,
        siteUrl,
        from: start.toISOString(),
        until: (await nextChange(folder, start)).toISOString(),
      });
      await site.show(release.siteDir);
      await releases.activate(release.name);
      log(`Trang đã có bản mới (${release.name}) sau ${secondsSince(start)} giây.`);
      return release;
    };
    const current = releases.current();
    const shown = current && isServable(current) ? current : undefined;
    const queue = createQueue({
      commit: shown?.commit,
      newest: source.newest,
      build: async (version, signal) => {
        try {
          const { from, until } = await makeRelease(version, signal);
          alarm.set(Date.parse(until), Date.parse(from));
        } catch (error) {
          if (!signal.aborted) report(error, log);
          // What is wrong with the content somebody has to mend; a full disk or a killed child passes.
          if (!isForEditors(error)) alarm.again();
          throw error;
        }
      },
    });
    // The day that changes, or an article that becomes due, makes a release of its own.
    const alarm = createAlarm(() => queue.request());
    close = async () => {
      clearInterval(watch);
      await queue.close();
      await server.close();
      await unlock();
    };
    signal.addEventListener('abort', () => void queue.close());

    const desk = { contentDir, base, siteUrl, stateDir, source, release: queue, log };
    const deskIsOff = forge ? undefined : await addDesk(server, desk);
    for (const release of releases.all().filter(isServable)) await site.show(release.siteDir);
    if (shown) await site.show(shown.siteDir);
    else {
      log('Đang dựng trang lần đầu; việc này có thể mất vài phút.');
      queue.request();
      await queue.idle();
      const { state, message } = queue.state();
      if (state === 'failed') throw new Error(message);
    }
    signal.throwIfAborted();
    const port = await listen(server, { host, port: settings.port });
    log(`Cổng thông tin: ${readerAddress(host, port, base)}`);
    const through = forge ? `, qua kho mã ${forge.url}/${forge.repo}` : '';
    log(deskIsOff ?? `Bàn biên tập: ${readerAddress(host, port, base)}admin/${through}`);
    await reportUnreleased(source, log);
    if (shown) {
      alarm.set(Date.parse(shown.until), Date.parse(shown.from));
      queue.request();
    }
    watch = setInterval(() => {
      alarm.check();
      const { state, wanted } = queue.state();
      // Whoever commits or pulls beside the desk sees that on the site too.
      if (source.isGit && state !== 'building')
        source.newest().then((newest) => newest !== wanted && queue.request(), queue.request);
    }, watchEvery).unref();
    return { port, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function hasAccounts({ stateDir, base, siteUrl }: Settings): Promise<boolean> {
  const accounts = await openAccounts(stateDir, { base, siteUrl });
  try {
    return accounts.exist();
  } finally {
    accounts.close();
  }
}

const isRight = ({ from, until }: Release) =>
  isFresh(Date.now(), Date.parse(from), Date.parse(until));

/** How often the clock is looked at, and the branch for commits that did not come through the desk. */
const WATCH = 10_000;

const secondsSince = (start: Date) =>
  ((Date.now() - start.getTime()) / 1000).toFixed(1).replace('.', ',');

function report(error: unknown, log: (line: string) => void): void {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && !isForEditors(error)) log(String(error.cause ?? error.stack));
  log(`${message}\nBản đang đăng, nếu có, được giữ nguyên.`);
}

const isForEditors = (error: unknown) =>
  error instanceof Error && error.message.startsWith(CONTENT_ERROR);

const SHOWN = 3;

async function reportUnreleased(source: ContentSource, log: (line: string) => void): Promise<void> {
  const files = await source.unreleased();
  if (files.length === 0) return;
  const more = files.length > SHOWN ? '…' : '';
  log(
    `Có ${files.length} tệp nội dung chưa ghi nhận (commit) vào Git nên chưa hiện trên trang: ${files.slice(0, SHOWN).join(', ')}${more}`,
  );
}
