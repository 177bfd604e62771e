import { spawn, spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../src/model/entries.ts';
import { keptFolder } from './kept.ts';

/**
 * Serves the portal over its own content and the samples of the tests as `npm start` serves
 * readers, and gives its address to `use`. `settings` are added to the environment.
 * @throws {Error} with the output, when its build fails
 */
export async function withServedSite(
  use: (address: string) => Promise<void>,
  settings: Record<string, string> = {},
): Promise<void> {
  const env = (folder: string) => ({
    ...process.env,
    CONTENT_DIR: join(folder, 'content'),
    OUT_DIR: join(folder, 'dist'),
    PORT: '0',
    BASE_PATH: '/',
    ...settings,
  });
  const built = await keptFolder(`site-${digestOf(JSON.stringify(settings))}`, async (folder) => {
    cpSync('content', join(folder, 'content'), { recursive: true });
    cpSync('tests/fixtures/content', join(folder, 'content'), { recursive: true });
    const build = spawnSync(process.execPath, ['src/release/build.ts'], {
      env: env(folder),
      encoding: 'utf8',
    });
    if (build.status !== 0)
      throw new Error(`The site was not built.\n${build.stdout}${build.stderr}`);
  });
  const server = spawn(process.execPath, ['src/release/preview.ts'], {
    env: env(built),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await use(await addressOf(server.stdout));
  } finally {
    server.kill();
  }
}

// The stream stays open: a server whose output is closed would end with the next line it writes.
const addressOf = (output: NodeJS.ReadableStream) =>
  new Promise<string>((resolve, reject) => {
    let said = '';
    output.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const address = /http:\/\/\S+\//u.exec(said)?.[0];
      if (address) resolve(address);
    });
    output.on('end', () => reject(new Error(`The server gave no address.\n${said}`)));
  });
