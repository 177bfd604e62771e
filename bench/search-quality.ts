import type { Browser, Page } from '@playwright/test';
import { ask, askInPage, type Found, watchPage } from './search-ask.ts';
import type { Query } from './search-queries.ts';
import type { Article, SearchSite } from './search-site.ts';

/** A query with what was shown for it. */
export interface Outcome extends Query {
  found: Found[];
  /** The place of the first target among ten, from 1; 0 when it is not there. */
  rank: number;
}

export interface Score {
  family: string;
  queries: number;
  /** The share of queries whose target is among the first ten. */
  success: number;
  /** The mean of 1/rank, 0 for a target that is not among them. */
  mrr: number;
}

/** Two cores are no faster with more. */
const PAGES = 2;

/** Asks every query in a browser that keeps its cache, and looks where the targets stand. */
export async function runQueries(
  browser: Browser,
  site: SearchSite,
  address: string,
  queries: readonly Query[],
  articles: readonly Article[],
): Promise<Outcome[]> {
  const paths = new Map(articles.map(({ id, path }) => [id, path]));
  const context = await browser.newContext({ serviceWorkers: 'block' });
  await context.addInitScript(watchPage);
  const outcomes: Outcome[] = [];
  const waiting = queries.entries();
  const troubles: string[] = [];
  const work = async (page: Page) => {
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    if (site.hasFind) await ask(page, address, '');
    for (const [index, query] of waiting) {
      const found = site.hasFind
        ? await askInPage(page, query.q)
        : (await ask(page, address, query.q)).found;
      const targets = new Set(query.targets.map((id) => paths.get(id)));
      const rank = found.slice(0, 10).findIndex(({ path }) => targets.has(path)) + 1;
      outcomes[index] = { ...query, found: found.slice(0, 10), rank };
    }
  };
  await Promise.all(Array.from({ length: PAGES }, async () => work(await context.newPage())));
  await context.close();
  if (troubles.length > 0)
    console.log(`  ${site.name}: pages told of ${troubles.length} errors, first: ${troubles[0]}`);
  return outcomes;
}

/** The score of each family, then of all. */
export function scoreOf(outcomes: readonly Outcome[]): Score[] {
  const families: [string, readonly Outcome[]][] = [
    ...Map.groupBy(outcomes, ({ family }) => family),
    ['all', outcomes],
  ];
  return families.map(([family, some]) => ({
    family,
    queries: some.length,
    success: some.filter(({ rank }) => rank > 0).length / some.length,
    mrr: some.reduce((sum, { rank }) => sum + (rank > 0 ? 1 / rank : 0), 0) / some.length,
  }));
}

/** Ten failing queries of the family that does worst, with what was found first instead. */
export function missesOf(outcomes: readonly Outcome[], articles: readonly Article[]) {
  const scores = scoreOf(outcomes).filter(({ family }) => family !== 'all');
  const worst = scores.toSorted((a, b) => a.success - b.success)[0]?.family;
  const titles = new Map(articles.map(({ id, title }) => [id, title]));
  return outcomes
    .filter(({ family, rank }) => family === worst && rank === 0)
    .slice(0, 10)
    .map(({ family, q, targets, found }) => ({
      family,
      query: q,
      wanted: `${targets[0]} ${titles.get(targets[0] ?? '')}`,
      first: found[0] ? found[0].title : '(nothing)',
    }));
}
