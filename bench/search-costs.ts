import type { Browser } from '@playwright/test';
import { type Answer, askAndWait, watchPage } from './search-ask.ts';
import type { Query } from './search-queries.ts';
import type { Sent, Served } from './search-served.ts';
import type { SearchSite } from './search-site.ts';

/** What answers cost a reader: medians over the queries, but for blocks. */
export interface Cost {
  /** Bytes of each kind, over the wire. */
  bytes: Record<ByteKind, number>;
  allBytes: number;
  /** From opening the page to the answer. */
  milliseconds: number;
  /** From the last byte of data to the answer; undefined where nothing was fetched. */
  afterData: number | undefined;
  /** The longest block of the main thread in any of the pages, and how many pages had one. */
  longestBlock: number;
  pagesWithBlocks: number;
  pages: number;
}

/** The first query of a reader who never was here, and the next one in the same tab. */
export interface Costs {
  first: Cost;
  next: Cost;
}

/** What a path of the search is; the first that fits. Everything else is the page around it. */
const KINDS = {
  engine: /\.wasm$|\/(?:wasm[^/]*\.pagefind|pagefind[^/]*\.js|minisearch\.js)$/u,
  metadata: /\.pf_meta$|\/pagefind\/.*\.json$/u,
  chunks: /\.(?:pf_index|pf_filter|index)$/u,
  fragments: /\.pf_fragment$/u,
  tables: /\/pagefind\/tables-/u,
  otherIndex: /\/pagefind\//u,
  scripts: /\.js$/u,
};
export type ByteKind = keyof typeof KINDS;
const NAMES = Object.keys(KINDS) as ByteKind[];
const NO_SEARCH = /\/sw\.js$/u;

/** Measures each query as a first one, with an empty cache, and its neighbour as the next. */
export async function measureCosts(
  browser: Browser,
  site: SearchSite,
  served: Served,
  queries: readonly Query[],
  slowdown = 1,
): Promise<Costs> {
  const firsts: Visit[] = [];
  const nexts: Visit[] = [];
  for (const [index, query] of queries.entries()) {
    const following = queries[(index + 1) % queries.length] ?? query;
    const context = await browser.newContext();
    await context.addInitScript(watchPage);
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    for (const [visits, { q }] of [
      [firsts, query],
      [nexts, following],
    ] as const) {
      served.take();
      const answer = await askAndWait(page, served.address + site.page, q);
      visits.push({ answer, sent: served.take() });
    }
    await context.close();
  }
  return { first: summarize(firsts), next: summarize(nexts) };
}

interface Visit {
  answer: Answer;
  sent: Sent[];
}

function summarize(visits: readonly Visit[]): Cost {
  const split = visits.map(({ sent }) => splitBytes(sent));
  const blocks = visits.map(({ answer }) => answer.blocks);
  const bytes = Object.fromEntries(
    NAMES.map((name) => [name, median(split.map((sums) => sums[name]))]),
  ) as Record<ByteKind, number>;
  const waits = visits.map(waitAfterData).filter((wait) => wait !== undefined);
  return {
    bytes,
    allBytes: median(split.map((sums) => NAMES.reduce((sum, name) => sum + sums[name], 0))),
    milliseconds: median(visits.map(({ answer }) => answer.shownAt - answer.startedAt)),
    afterData: waits.length > 0 ? median(waits) : undefined,
    longestBlock: Math.max(0, ...blocks.flat()),
    pagesWithBlocks: blocks.filter((some) => some.length > 0).length,
    pages: visits.length,
  };
}

function splitBytes(sent: readonly Sent[]) {
  const sums = Object.fromEntries(NAMES.map((name) => [name, 0])) as Record<ByteKind, number>;
  for (const { path, bytes } of sent) {
    const kind = kindOf(path);
    if (kind) sums[kind] += bytes;
  }
  return sums;
}

/** By the page's own mark; else by the last of the index that the server sent before the answer. */
function waitAfterData({ answer, sent }: Visit): number | undefined {
  const { dataAt, shownAt } = answer;
  if (dataAt !== undefined) return shownAt - dataAt;
  const ends = sent.filter(({ path, at }) => isData(path) && at <= shownAt).map(({ at }) => at);
  return ends.length > 0 ? shownAt - Math.max(...ends) : undefined;
}

const kindOf = (path: string) =>
  NO_SEARCH.test(path) ? undefined : NAMES.find((name) => KINDS[name].test(path));
const isData = (path: string) => ![undefined, 'scripts'].includes(kindOf(path));

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
