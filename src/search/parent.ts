import { fromInner, toInnerQuery } from './spelling.ts';

/**
 * For pages of another portal that search with Pagefind: adds this portal to theirs. Published as
 * `/nhung/tim-kiem.js`.
 * @param pagefind theirs, of the release that `pagefind/search.json` leads to
 * @param portal our address, with the base path and a slash at the end
 * @returns searches both, like `pagefind.search`, and gives our texts as they were written
 */
export async function joinPortal(pagefind: Pagefind, portal: string): Promise<Search> {
  const address = new URL('pagefind/search.json', portal);
  const response = await fetch(address, { cache: 'no-cache' });
  if (!response.ok)
    throw new Error(`${response.status} for ${address}. Is it the portal’s address?`);
  const { indexes } = (await response.json()) as { indexes: { folder: string }[] };
  for (const { folder } of indexes)
    await pagefind.mergeIndex(new URL(folder, portal).href, { language: 'vi', baseUrl: portal });

  return async (typed, options = {}) => {
    // Their pages have words as written, ours in a spelling of the index.
    const inner = toInnerQuery(typed);
    const queries = new Set([typed, QUOTED.test(typed) ? `"${inner}"` : inner]);
    const answers = await Promise.all([...queries].map((q) => pagefind.search(q, options)));
    const found = new Map<string, Result>();
    for (const result of answers.flatMap(({ results }) => results))
      if ((found.get(result.id)?.score ?? 0) <= result.score) found.set(result.id, result);
    const results = [...found.values()]
      .sort((a, b) => b.score - a.score)
      .map((result) => ({ ...result, data: async () => asWritten(await result.data(), portal) }));
    return { ...answers[0], results };
  };
}

/** The record of a result, in our spelling only if it is ours. */
function asWritten(data: Data, portal: string): Data {
  if (!data.url.startsWith(portal)) return data;
  const restore = (value: unknown): unknown => {
    if (typeof value === 'string') return restoreText(value);
    if (Array.isArray(value)) return value.map(restore);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, restore(part)]));
  };
  return { ...(restore(data) as Data), url: data.url };
}

/** In an excerpt, signs are escaped and words marked. */
const restoreText = (text: string) =>
  fromInner(
    text
      .replace(/\^&lt;/gu, '‘')
      .replace(/\^&gt;/gu, '’')
      .replace(/ (<mark>)?\^\+/gu, '$1'),
  );

const QUOTED = /^\s*".+"\s*$/u;

/** What is used of Pagefind. */
interface Pagefind {
  mergeIndex: (address: string, options: object) => Promise<void>;
  search: Search;
}

type Search = (typed: string, options?: object) => Promise<{ results: Result[] }>;

interface Result {
  id: string;
  score: number;
  data: () => Promise<Data>;
}

interface Data {
  url: string;
}
