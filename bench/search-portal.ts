import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SEARCH_FOLDER } from '../src/search/manifest.ts';
import { indexSite } from '../src/search/site.ts';
import { settings } from '../src/settings.ts';
import { measure } from './measure.ts';
import { portalSite } from './portal-site.ts';
import type { SearchSetup, SearchSite } from './search-site.ts';

/** The portal as `npm run build` makes it, and its index once more by itself, for the clock. */
export async function preparePortal(setup: SearchSetup): Promise<SearchSite> {
  const folder = setup.builtSite ?? join(setup.root, 'portal', 'dist');
  if (!setup.builtSite) {
    await mkdir(dirname(folder), { recursive: true });
    await measure(portalSite(setup.contentDir, folder).build);
  }
  const missing = setup.articles.find(({ path }) => !existsSync(pageFile(folder, path)));
  if (missing)
    throw new Error(
      `${folder} has no page ${missing.path}. Give --site an output that was built from the same number of texts.`,
    );
  return {
    name: 'portal',
    page: `${settings.base}tim-kiem/`,
    hasFind: false,
    folder,
    indexFolder: join(folder, SEARCH_FOLDER),
    builds: setup.isQuick ? {} : await timeIndex(setup),
  };
}

/** The index alone: from nothing, and again with one more article and one edited. */
async function timeIndex({ root, contentDir, articles }: SearchSetup) {
  const args = [import.meta.filename, contentDir, join(root, 'index'), join(root, 'index-state')];
  const run = () => measure([{ command: process.execPath, args, cwd: process.cwd() }]);
  const fileOf = (index: number) =>
    join(
      contentDir,
      'articles',
      `${(articles.at(index)?.path ?? '').split('/').slice(-3, -1).join('/')}.mdx`,
    );
  const [latest, edited] = [fileOf(-1), fileOf(Math.floor(articles.length / 2))];
  const added = join(dirname(latest), 'them-mot-bai-thu.mdx');
  const cold = await run();
  const before = await readFile(edited, 'utf8');
  await writeFile(added, `${await readFile(latest, 'utf8')}\nBaithemvao.\n`);
  await writeFile(edited, `${before}\nBaivuasua.\n`);
  const again = await run();
  await rm(added);
  await writeFile(edited, before);
  return { cold, again };
}

const pageFile = (folder: string, path: string) =>
  join(folder, path.slice(settings.base.length), 'index.html');

// Run by `timeIndex`.
if (import.meta.main) {
  const [contentDir = '', outDir = '', stateDir = ''] = process.argv.slice(2);
  await indexSite({ contentDir, outDir, stateDir, base: settings.base });
}
