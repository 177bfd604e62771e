import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { settings } from '../src/settings.ts';
import { articleUrl, withBase } from '../src/urls.ts';
import { CHROMIUM_ARGS, ensureChromium } from '../tests/browser/chromium.ts';
import { readCorpus } from './corpus.ts';
import { importCorpus } from './portal-site.ts';
import { measureCosts } from './search-costs.ts';
import { extendGlossary } from './search-glossary.ts';
import { prepareMinisearch } from './search-minisearch.ts';
import { type EngineName, type Options, readOptions } from './search-options.ts';
import { preparePagefind } from './search-pagefind.ts';
import { preparePortal } from './search-portal.ts';
import { missesOf, runQueries, scoreOf } from './search-quality.ts';
import { makeQueries, type Query, readQueries, sampleOf } from './search-queries.ts';
import { serve } from './search-served.ts';
import { NOTES } from './search-notes.ts';
import type { SearchSetup, SearchSite } from './search-site.ts';
import { type EngineResult, printCosts, printScores, sizeOf } from './search-table.ts';

const ENGINES: Record<EngineName, (setup: SearchSetup) => Promise<SearchSite>> = {
  portal: preparePortal,
  pagefind: preparePagefind,
  minisearch: prepareMinisearch,
};

/** Asks the portal's search page, and two stock engines, for texts that are known to be there. */
export async function benchSearch(args: string[]): Promise<void> {
  const options = readOptions(args);
  console.log(`Seed ${options.seed}`);
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: CHROMIUM_ARGS,
  });
  const report: object[] = [];
  try {
    for (const size of options.sizes) {
      const root = await mkdtemp(join(tmpdir(), 'portal-bench-'));
      try {
        report.push({
          size,
          seed: options.seed,
          ...(await benchSize(browser, root, size, options)),
        });
      } finally {
        if (options.keep) console.log(`Kept: ${root}`);
        else await rm(root, { recursive: true, force: true, maxRetries: 5 });
      }
    }
  } finally {
    await browser.close();
  }
  console.log(NOTES);
  if (options.json) await writeFile(options.json, JSON.stringify(report, null, 2));
}

async function benchSize(browser: Browser, root: string, size: number, options: Options) {
  const setup = await importTexts(root, size, options);
  const { queries, articles } = setup;
  console.log(`\n${size} articles, ${queries.length} queries`);
  const sample = sampleOf(queries, options.sample);
  const results: EngineResult[] = [];
  const outcomes: object = {};
  for (const name of options.only) {
    const start = performance.now();
    const log = (step: string) =>
      console.log(`  ${name}: ${step} ${((performance.now() - start) / 1000).toFixed(0)} s`);
    const site = await ENGINES[name](setup);
    log('built');
    const served = await serve(site);
    try {
      const costs = setup.isQuick
        ? {}
        : {
            plain: await measureCosts(browser, site, served, sample),
            slow: await measureCosts(browser, site, served, sample, SLOWDOWN),
          };
      log('costs');
      const address = served.address + site.page;
      const asked = await runQueries(browser, site, address, queries, articles);
      log('queries');
      const scores = scoreOf(asked);
      const index = await sizeOf(site.indexFolder);
      results.push({ engine: name, scores, ...index, builds: site.builds, ...costs });
      Object.assign(outcomes, { [name]: asked });
      if (options.showMisses) console.table(missesOf(asked, articles));
    } finally {
      await served.close();
    }
  }
  printScores(results);
  printCosts(results);
  return { results, outcomes };
}

/** The content as the project's import makes it, and the queries for it. */
async function importTexts(root: string, size: number, options: Options) {
  const contentDir = join(root, 'content');
  const texts = await readCorpus(size);
  const added = await importCorpus(contentDir, texts, (text) => text);
  console.log(
    `Glossary: the project's own and ${await extendGlossary(contentDir)} general abbreviations from abbreviations.tsv${options.site ? ', if the given site was built with them' : ''}.`,
  );
  // The import names what it added in the order of the texts.
  const articles = texts.map(({ id, title, body }, index) => {
    const entry = added[index]?.replace(/^articles\/|\.mdx$/gu, '') ?? '';
    return { id, title, body, path: withBase(articleUrl(entry), settings.base) };
  });
  const articlesFile = join(root, 'articles.json');
  await writeFile(articlesFile, JSON.stringify(articles));
  const queries: Query[] = options.queries
    ? await readQueries(options.queries, texts)
    : await makeQueries(root, texts, options.seed, options.per);
  const setup: SearchSetup = {
    root,
    contentDir,
    articlesFile,
    articles,
    builtSite: options.site,
    isQuick: options.sample === 0,
  };
  return { ...setup, queries };
}

const SLOWDOWN = 4;
