import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeDigest } from '../code.ts';
import { digestOf } from '../model/entries.ts';
import { runNode } from '../release/child.ts';
import { settings } from '../settings.ts';

/** Where the templates of the site's pages lie, ready to render. */
export interface TemplateFolder {
  /** The program; it exports what `Templates` says. */
  program: string;
  /** Style sheets and fonts, below which their addresses follow. */
  client: string;
}

/**
 * The templates of this version of the code, from the state folder. Makes them there when they are
 * missing, which takes some seconds, and removes those of earlier versions.
 */
export async function readyTemplates(): Promise<TemplateFolder> {
  const all = join(settings.stateDir, 'preview');
  const name = digestOf(await codeDigest(), settings.base, settings.siteUrl, import.meta.dirname);
  const folder = join(all, `v${name}`);
  const found = {
    program: join(folder, 'server', 'entry.mjs'),
    client: join(folder, 'client'),
  };
  if (await isThere(found.program)) return found;
  const making = join(all, `making-${process.pid}`);
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  const lines: string[] = [];
  const code = await runNode(BUNDLE, [making], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: '0' },
    onLine: (line) => lines.push(line),
  });
  if (code !== 0) {
    await rm(making, { recursive: true, force: true });
    throw new Error('The templates of the preview could not be made. See the cause.', {
      cause: lines.join('\n'),
    });
  }
  for (const old of await readdir(all))
    if (old.startsWith('v')) await rm(join(all, old), { recursive: true, force: true });
  await rename(join(making, 'out'), folder);
  await rm(making, { recursive: true, force: true });
  return found;
}

const BUNDLE = fileURLToPath(new URL('bundle.ts', import.meta.url));

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
