import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SITES, type TestSite } from './sites.ts';

/** Builds every site that the tests read, the way a release is built. */
export default function buildSites() {
  for (const site of SITES) buildSite(site);
}

function buildSite({ folder, content, generate, base, siteUrl }: TestSite) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of content) cpSync(part, join(folder, 'content'), { recursive: true });
  generate?.(join(folder, 'content'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/release/build.ts'], {
    encoding: 'utf8',
    env: {
      ...process.env,
      CONTENT_DIR: join(folder, 'content'),
      OUT_DIR: join(folder, 'dist'),
      BASE_PATH: base,
      SITE_URL: siteUrl,
    },
  });
  if (status !== 0) throw new Error(`The site in ${folder} was not built.\n${stdout}\n${stderr}`);
}
