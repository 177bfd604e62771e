import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';

/** A running portal of its own: `npm start` over a repository that holds a copy of the content. */
export interface Portal {
  /** Where readers find it, with the base path and a slash at the end. */
  url: string;
  contentDir: string;
  /** Runs git in the portal's repository and gives what it prints. */
  git: (...args: string[]) => string;
}

export const test = base.extend<object, { portal: Portal; basePath: string; samples: boolean }>({
  basePath: ['/', { scope: 'worker', option: true }],
  samples: [false, { scope: 'worker', option: true }],
  portal: [
    async ({ basePath, samples }, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'portal-'));
      const repository = join(folder, 'repository');
      const contentDir = join(repository, 'content');
      const git = (...args: string[]) =>
        execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8' }).trim();
      cpSync('content', contentDir, { recursive: true });
      if (samples) cpSync('tests/fixtures/content', contentDir, { recursive: true });
      git('init', '--quiet', '--initial-branch=main');
      git('config', 'user.name', 'Người Thử');
      git('config', 'user.email', 'nguoi.thu@example.com');
      git('add', '--all');
      git('commit', '--quiet', '--message', 'Start');

      const server = spawn(process.execPath, ['src/release/start.ts'], {
        env: {
          ...process.env,
          CONTENT_DIR: contentDir,
          OUT_DIR: join(folder, 'dist'),
          PORT: '0',
          BASE_PATH: basePath,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      try {
        await use({ url: await addressOf(server), contentDir, git });
      } finally {
        await stop(server);
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      }
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

export { expect } from '@playwright/test';

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
