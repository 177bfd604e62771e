import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { copyFolder, keptFolder } from './kept.ts';

/** A running portal of its own: `npm start` over a repository that holds a copy of the content. */
export interface Portal {
  /** Where readers find it, with the base path and a slash at the end. */
  url: string;
  contentDir: string;
  /** Runs git in the portal's repository and gives what it prints. */
  git: (...args: string[]) => string;
}

interface Kind {
  basePath: string;
  /** Whether the samples are there beside the content. */
  samples: boolean;
}

export const test = base.extend<object, { portal: Portal } & Kind>({
  basePath: ['/', { scope: 'worker', option: true }],
  samples: [false, { scope: 'worker', option: true }],
  portal: [
    async ({ basePath, samples }, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'portal-'));
      try {
        await copyFolder(await startedOnce({ basePath, samples }), folder);
        const { contentDir, git } = placesIn(folder);
        const server = start(folder, basePath);
        try {
          await use({ url: await addressOf(server), contentDir, git });
        } finally {
          await stop(server);
        }
      } finally {
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      }
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

export { expect } from '@playwright/test';

/** The folder of a portal after its first start, which has built its site. */
const startedOnce = ({ basePath, samples }: Kind) =>
  keptFolder(
    `portal${basePath.replaceAll('/', '-')}${samples ? 'samples' : ''}`,
    async (folder) => {
      const { contentDir, git } = placesIn(folder);
      cpSync('content', contentDir, { recursive: true });
      if (samples) cpSync('tests/fixtures/content', contentDir, { recursive: true });
      git('init', '--quiet', '--initial-branch=main');
      git('config', 'user.name', 'Người Thử');
      git('config', 'user.email', 'nguoi.thu@example.com');
      git('add', '--all');
      git('commit', '--quiet', '--message', 'Start');
      const server = start(folder, basePath);
      await addressOf(server).finally(() => stop(server));
    },
  );

function placesIn(folder: string) {
  const repository = join(folder, 'repository');
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8' }).trim();
  return { contentDir: join(repository, 'content'), git };
}

const start = (folder: string, basePath: string): ChildProcess =>
  spawn(process.execPath, ['src/release/start.ts'], {
    env: {
      ...process.env,
      CONTENT_DIR: placesIn(folder).contentDir,
      OUT_DIR: join(folder, 'dist'),
      PORT: '0',
      BASE_PATH: basePath,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** The public address that the server says once it listens. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/u.exec(said)?.[0];
      if (address) resolve(address);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('exit', (code) => reject(new Error(`npm start ended with ${code}.\n${said}`)));
  });
}

function stop(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}
