import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { importFiles } from '../src/import/import.ts';
import { type CorpusText, withBlock } from './corpus.ts';
import type { SiteUnderTest } from './site-under-test.ts';

/**
 * A content root with the project's own units, topics and settings, and the corpus as its articles.
 * @param toText what is imported of each
 */
export async function importCorpus(
  contentDir: string,
  texts: readonly CorpusText[],
  toText: (text: CorpusText) => CorpusText = withBlock,
) {
  await mkdir(contentDir, { recursive: true });
  for (const part of ['site.yaml', 'glossary.yaml', 'units', 'topics', 'pages'])
    await cp(resolve('content', part), join(contentDir, part), { recursive: true });
  const file = join(contentDir, '..', 'texts.jsonl');
  await writeFile(file, texts.map((text) => JSON.stringify(toText(text))).join('\n'));
  const { added, problems } = await importFiles([file], { contentDir });
  if (problems.length > 0)
    throw new Error(`The import refused ${problems.length} texts, first: ${problems[0]?.message}`);
  return added;
}

/** The portal, built the way that `npm run build` does. */
export const portalSite = (contentDir: string, outDir: string): SiteUnderTest => ({
  name: 'portal',
  articlesDir: join(contentDir, 'articles'),
  outDir,
  build: [
    {
      command: process.execPath,
      args: [resolve('src/release/build.ts')],
      cwd: process.cwd(),
      env: { CONTENT_DIR: contentDir, OUT_DIR: outDir },
    },
  ],
  pageOf: (id) => `tin/${id}/index.html`,
});
