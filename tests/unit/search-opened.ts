import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Question } from '../../src/search/answer.ts';
import type { Labels } from '../../src/search/facts.ts';
import type { GlossaryTerm } from '../../src/search/manifest.ts';
import { respond } from '../../src/search/respond.ts';
import { openSources, type Sources } from '../../src/search/sources.ts';
import { type SearchRecord, writeSearchIndex } from '../../src/search/write-index.ts';

/** A network that is the disk: addresses are paths. */
export async function fetchFile(address: string): Promise<Response> {
  const bytes = await readFile(address.replace(/\?.*$/u, '')).catch(() => undefined);
  return bytes ? new Response(bytes) : new Response('', { status: 404 });
}

/** The real index of some records, opened; Pagefind's own program runs in it. */
export interface Opened {
  sources: Sources;
  /** The folder that is the site, with a slash at the end. */
  site: string;
  ask: (question: string | Partial<Question>) => Promise<Answer>;
  /** The addresses on the first page of results. */
  find: (q: string) => Promise<string[]>;
  remove: () => Promise<void>;
}

/** Expects `fetch` to be `fetchFile`. */
export async function openRecords(
  records: readonly SearchRecord[],
  { terms = [], labels = {} }: { terms?: GlossaryTerm[]; labels?: Labels } = {},
): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'search-'));
  const site = `${folder}/site/`;
  await writeSearchIndex({
    periods: [{ key: '2025', digest: 'a', records: () => [...records] }],
    terms,
    labels,
    outDir: site,
    cacheDir: `${folder}/cache`,
    base: site,
  });
  return {
    ...asking(await openSources(site)),
    site,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export function asking(sources: Sources): Pick<Opened, 'sources' | 'ask' | 'find'> {
  const ask: Opened['ask'] = (question) =>
    respond(
      {
        q: '',
        filters: {},
        sort: 'relevance',
        page: 1,
        ...(typeof question === 'string' ? { q: question } : question),
      },
      sources,
    );
  return { sources, ask, find: async (q) => (await ask(q)).results.map(({ url }) => url) };
}

/** A record of little more than a title; what is not said is empty. */
export const aRecord = (
  name: string,
  title: string,
  rest: Partial<SearchRecord> = {},
): SearchRecord => ({
  url: `/tin/2025/${name}/`,
  kind: 'article',
  title,
  summary: '',
  body: '',
  date: '2025-03-06',
  ...rest,
});
