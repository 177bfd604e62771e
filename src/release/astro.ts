import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { once } from 'node:events';
import { readBuildError } from './build-error.ts';
import { runNode } from './child.ts';
import { awaitLock } from './lock.ts';

export interface AstroBuild {
  /** The folder of `astro.config.mjs`. */
  root: string;
  contentDir: string;
  outDir: string;
  stateDir: string;
  log: (line: string) => void;
  signal?: AbortSignal | undefined;
}

/** Runs `astro build`. Throws a `BuildError` when it fails; all it printed is in `build.log`. */
export async function buildAstro({
  root,
  contentDir,
  outDir,
  stateDir,
  log,
  signal,
}: AstroBuild): Promise<void> {
  // Astro takes any path that begins like the project's own for one inside of it.
  if (outDir.startsWith(root) && outDir !== root && !outDir.startsWith(root + sep))
    throw new Error(
      `OUT_DIR is ${outDir}, beside ${root} and beginning with the same letters, which Astro mistakes for a folder inside it. Choose another name.`,
    );
  // Astro keeps the list of a portal's pictures with the code: one build at a time writes it, anew.
  const kept = join(root, '.astro');
  const unlock = await awaitLock(
    join(kept, 'building.lock'),
    () => log('Chờ một cổng khác cùng bộ mã dựng xong.'),
    signal,
  );
  try {
    for (const list of ['content-assets.mjs', 'content-modules.mjs'])
      await rm(join(kept, list), { force: true });
    await runAstro({ root, contentDir, outDir, stateDir, log, signal });
  } finally {
    await unlock();
  }
}

async function runAstro({ root, contentDir, outDir, stateDir, log, signal }: AstroBuild) {
  const logFile = join(stateDir, 'build.log');
  await mkdir(stateDir, { recursive: true });
  const file = createWriteStream(logFile);
  const output: string[] = [];
  const code = await runNode(astroProgram(), ['build', '--root', root], {
    cwd: root,
    env: {
      CONTENT_DIR: contentDir,
      OUT_DIR: outDir,
      ASTRO_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      FORCE_COLOR: '0',
    },
    signal,
    onLine: (line) => {
      output.push(line);
      file.write(`${line}\n`);
      log(line);
    },
  });
  file.end();
  await once(file, 'close');
  signal?.throwIfAborted();
  if (code !== 0) throw readBuildError(output, logFile);
}

function astroProgram(): string {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('astro/package.json');
  const { bin } = require('astro/package.json') as { bin: { astro: string } };
  return join(dirname(manifest), bin.astro);
}
