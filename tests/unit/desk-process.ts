import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { FILES } from './desk-office.ts';

/**
 * A repository on disk with the desk's first content, and what lies in the folder `besides`. Gone after
 * the test.
 */
export function makeRepository(under = tmpdir(), besides?: string) {
  const top = mkdtempSync(join(under, 'desk-killed-'));
  onTestFinished(() => rmSync(top, { recursive: true, force: true, maxRetries: 5 }));
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: top, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'Người dựng kho');
  git('config', 'user.email', 'dung-kho@example.vn');
  if (besides) cpSync(besides, join(top, 'content'), { recursive: true });
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), text);
  }
  git('add', '.');
  git('commit', '-q', '-m', 'Bắt đầu');
  /** Lets what a killed git has locked look as it does a minute later. */
  const passMinute = () => {
    const before = new Date(Date.now() - 60_000);
    for (const file of readdirSync(join(top, '.git'), { recursive: true, encoding: 'utf8' })) {
      const path = join(top, '.git', file);
      if (file.endsWith('.lock') && existsSync(path)) utimesSync(path, before, before);
    }
  };
  return { top, git, passMinute };
}

/**
 * Opens a desk in a process of its own. `kill` ends it and every git it started, as a power cut
 * would. `command` is the shell's, which gets Node as $0 and the repository as $1.
 */
export async function openDesk(
  top: string,
  command = 'exec "$0" tests/unit/desk-child.ts "$1/content"',
) {
  const server = spawn('sh', ['-c', command, process.execPath, top], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(server);
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const signal = (pid: number) => {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      // Gone already.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  let isKilled = false;
  const kill = async () => {
    if (!isKilled && server.pid) signal(-server.pid);
    isKilled = true;
    await ended;
  };
  /** Ends the desk and nothing that it started. */
  const killAlone = async () => {
    if (server.pid) signal(server.pid);
    await ended;
  };
  onTestFinished(kill);
  /** One act; undefined when no answer came. */
  const act = async (method: 'PUT' | 'POST' | 'DELETE', path: string, body: object) => {
    const answer = await fetch(`${url}/admin/api/${path}`, {
      method,
      headers: { origin: url, 'x-desk': '1', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }).catch(() => undefined);
    const text = await answer?.text().catch(() => undefined);
    if (!answer || text === undefined) return undefined;
    return { status: answer.status, json: JSON.parse(text) as Record<string, string> };
  };
  return { url, pid: server.pid, kill, killAlone, act };
}

const addressOf = (server: ChildProcess) =>
  new Promise<string>((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const address = /http:\/\/127\.0\.0\.1:\d+/u.exec(said)?.[0];
      if (address) resolve(address);
    });
    server.once('exit', (code) => reject(new Error(`The desk ended with ${code}.\n${said}`)));
  });
