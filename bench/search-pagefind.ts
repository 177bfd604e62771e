import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { measure } from './measure.ts';
import { writeFindPage } from './search-page.ts';
import type { Article, SearchSetup, SearchSite } from './search-site.ts';

/** Pagefind with its own defaults: a record an article, title and body as its text. */
export async function preparePagefind({ root, articlesFile }: SearchSetup): Promise<SearchSite> {
  const folder = join(root, 'pagefind');
  const indexFolder = join(folder, 'pagefind');
  const args = [import.meta.filename, articlesFile, indexFolder];
  const cold = await measure([{ command: process.execPath, args, cwd: process.cwd() }]);
  await writeFindPage(folder, FIND, ['pagefind/pagefind.js', 'pagefind/pagefind-worker.js']);
  return { name: 'pagefind', page: '/', hasFind: true, folder, indexFolder, builds: { cold } };
}

const FIND = `import * as pagefind from '/pagefind/pagefind.js';
export async function find(query) {
  const { results } = await pagefind.search(query);
  const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return shown.map(({ raw_url, url, meta }) => ({ path: raw_url ?? url, title: meta.title }));
}
`;

// Run by `preparePagefind`.
if (import.meta.main) {
  const [articlesFile = '', outputPath = ''] = process.argv.slice(2);
  const { index, errors } = await createIndex();
  if (!index) throw new Error(`Pagefind cannot start: ${errors.join('; ')}. Run npm ci again.`);
  for (const { path, title, body } of JSON.parse(await readFile(articlesFile, 'utf8')) as Article[])
    await index.addCustomRecord({
      url: path,
      language: 'vi',
      meta: { title },
      content: `${title}\n${body}`,
    });
  await index.writeFiles({ outputPath });
  await close();
}
