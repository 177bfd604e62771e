import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { measure } from './measure.ts';
import { writeFindPage } from './search-page.ts';
import type { Article, SearchSetup, SearchSite } from './search-site.ts';

const PACKAGE = 'minisearch@7.2.0';
const MODULE = 'node_modules/minisearch/dist/es/index.js';

/** MiniSearch over title and body, accents folded, its whole index sent to the browser. */
export async function prepareMinisearch({ root, articlesFile }: SearchSetup): Promise<SearchSite> {
  const tools = join(root, 'tools');
  install(tools);
  const folder = join(root, 'minisearch');
  const indexFolder = join(folder, 'data');
  await mkdir(indexFolder, { recursive: true });
  await writeFile(join(folder, 'options.js'), OPTIONS);
  await copyFile(join(tools, MODULE), join(folder, 'minisearch.js'));
  const args = [import.meta.filename, articlesFile, folder];
  const cold = await measure([{ command: process.execPath, args, cwd: process.cwd() }]);
  await writeFindPage(folder, FIND, ['minisearch.js', 'options.js', 'data/articles.index']);
  return { name: 'minisearch', page: '/', hasFind: true, folder, indexFolder, builds: { cold } };
}

/** Into the bench's own folder: it is no part of the project. */
function install(folder: string) {
  const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  const { status, stderr } = spawnSync('npm', ['install', '--prefix', folder, ...flags, PACKAGE], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Error(
      `${PACKAGE} could not be installed into ${folder}. Connect to the network, or leave it out with --only portal,pagefind.\n${stderr}`,
    );
}

const OPTIONS = `const fold = (term) =>
  term.toLowerCase().normalize('NFD').replace(/\\p{M}/gu, '').replaceAll('đ', 'd');
export const options = {
  idField: 'path',
  fields: ['title', 'body'],
  storeFields: ['title'],
  processTerm: fold,
  searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2, processTerm: fold },
};
`;

const FIND = `import MiniSearch from './minisearch.js';
import { options } from './options.js';
const opening = fetch('./data/articles.index')
  .then((response) => response.text())
  .then((text) => MiniSearch.loadJSON(text, options));
export async function find(query) {
  const index = await opening;
  const all = index.search(query, { combineWith: 'AND' });
  const results = all.length > 0 ? all : index.search(query, { combineWith: 'OR' });
  return results.slice(0, 10).map(({ id, title }) => ({ path: id, title }));
}
`;

// Run by `prepareMinisearch`.
if (import.meta.main) {
  const [articlesFile = '', folder = ''] = process.argv.slice(2);
  const load = (file: string) => import(pathToFileURL(join(folder, file)).href) as Promise<unknown>;
  const { default: MiniSearch } = (await load('minisearch.js')) as { default: MiniSearchClass };
  const { options } = (await load('options.js')) as { options: object };
  const index = new MiniSearch(options);
  index.addAll(JSON.parse(await readFile(articlesFile, 'utf8')) as Article[]);
  await writeFile(join(folder, 'data', 'articles.index'), JSON.stringify(index));
}

type MiniSearchClass = new (options: object) => { addAll: (articles: Article[]) => void };
