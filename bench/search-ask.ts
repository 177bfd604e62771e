import type { Page } from '@playwright/test';

/** What a search page showed, with moments in milliseconds since 1970. */
export interface Answer {
  found: Found[];
  startedAt: number;
  shownAt: number;
  /** When all data was there, where the page says so by the mark `search:data`. */
  dataAt: number | undefined;
  /** Milliseconds of each block of the main thread over 50 ms, from the start of the page to the answer. */
  blocks: number[];
}

export interface Found {
  path: string;
  title: string;
}

const ANSWERED = 'search-results section[aria-busy="false"]';
const PATIENCE = 120_000;
const AFTERMATH = 250;

/** Loads the search page with a query, as a reader does, and reads its answer once it is complete. */
export async function ask(page: Page, address: string, query: string): Promise<Answer> {
  await load(page, address, query);
  return page.evaluate(readAnswer);
}

/** The same, with all that comes after the answer: blocks are told, and bytes sent, with a delay. */
export async function askAndWait(page: Page, address: string, query: string): Promise<Answer> {
  await load(page, address, query);
  await page.waitForTimeout(AFTERMATH);
  return page.evaluate(readAnswer);
}

async function load(page: Page, address: string, query: string) {
  await page.goto(`${address}?q=${encodeURIComponent(query)}`, { waitUntil: 'commit' });
  await page.locator(ANSWERED).waitFor({ state: 'attached', timeout: PATIENCE });
}

/** Asks a page that is open already by its own `find`. */
export const askInPage = (page: Page, query: string): Promise<Found[]> =>
  page.evaluate((words) => (globalThis as unknown as PageWithFind).find(words), query);

/** Runs in the page before its own scripts. */
export function watchPage() {
  const watch: Watch = { shown: 0, blocks: [] };
  Object.assign(globalThis, { searchWatch: watch });
  new MutationObserver((changes) => {
    for (const { target } of changes)
      if ((target as Element).getAttribute('aria-busy') === 'false')
        watch.shown ||= performance.now();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['aria-busy'] });
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      watch.blocks.push({ startTime, duration });
  });
  observer.observe({ type: 'longtask', buffered: true });
}

/** Runs in the page. */
function readAnswer(): Answer {
  const { shown, blocks } = (globalThis as unknown as { searchWatch: Watch }).searchWatch;
  const markOf = (name: string) => performance.getEntriesByName(name).at(-1)?.startTime;
  const { timeOrigin } = performance;
  const data = markOf('search:data');
  const end = markOf('search:shown') ?? shown;
  return {
    found: [...document.querySelectorAll<HTMLAnchorElement>('search-results ol li h2 a')].map(
      ({ href, textContent }) => ({ path: new URL(href).pathname, title: textContent.trim() }),
    ),
    startedAt: timeOrigin,
    shownAt: timeOrigin + end,
    dataAt: data === undefined ? undefined : timeOrigin + data,
    blocks: blocks.filter(({ startTime }) => startTime <= end).map(({ duration }) => duration),
  };
}

interface Watch {
  shown: number;
  blocks: { startTime: number; duration: number }[];
}

interface PageWithFind {
  find: (query: string) => Promise<Found[]>;
}
