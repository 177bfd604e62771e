import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Builds the portal over its own content and the samples of the tests, serves it as `npm start`
 * serves readers, and gives its address to `use`. All of it is gone afterwards. `settings` are added
 * to the environment.
 * @throws {Error} with the output, when the build fails
 */
export async function withServedSite(
  use: (address: string) => Promise<void>,
  settings: Record<string, string> = {},
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-bench-'));
  const env = {
    ...process.env,
    CONTENT_DIR: join(folder, 'content'),
    OUT_DIR: join(folder, 'dist'),
    PORT: '0',
    BASE_PATH: '/',
    ...settings,
  };
  try {
    await cp('content', env.CONTENT_DIR, { recursive: true });
    await cp('tests/fixtures/content', env.CONTENT_DIR, { recursive: true });
    const built = spawnSync(process.execPath, ['src/release/build.ts'], { env, encoding: 'utf8' });
    if (built.status !== 0)
      throw new Error(`The site was not built.\n${built.stdout}${built.stderr}`);
    const server = spawn(process.execPath, ['src/release/preview.ts'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await use(await addressOf(server.stdout));
    } finally {
      server.kill();
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
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
