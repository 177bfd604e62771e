import { type Facts, readFacts } from './facts.ts';
import { GoneError } from './gone.ts';
import { Lexicon } from './lexicon.ts';
import { MANIFEST_FILE, SEARCH_FOLDER, type SearchManifest, TABLES } from './manifest.ts';
import { fileOf, findPostings, hashOf, markOf, type Posting } from './pairs.ts';
import { rowName } from './rows.ts';
import { openWords, type WordHit } from './words-index.ts';

/** What the index of one release holds. Every part is fetched once, when it is first asked for. */
export interface Sources {
  manifest: SearchManifest;
  facts: Facts;
  lexicon: Lexicon;
  /** How many records there are. */
  size: number;
  /** Where two words stand side by side; beside nothing (an empty first), where a title has the second. */
  pairs: (first: string, second: string) => Promise<Posting[]>;
  /** The records that have a word, from Pagefind. */
  words: (word: string, options: { exact: boolean }) => Promise<WordHit[]>;
  text: (row: number) => Promise<RecordText>;
}

/** A record as Pagefind keeps it: in the inner spelling, but for the filters. */
export interface RecordText {
  url: string;
  content: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}

/**
 * Opens the index of the site at `base`.
 * @throws {GoneError} when a newer release took a file away; whoever asks opens the index again
 */
export async function openSources(base: string): Promise<Sources> {
  const address = `${base.replace(/\/?$/u, '/')}${SEARCH_FOLDER}/${MANIFEST_FILE}`;
  const response = await fetch(address, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${response.status} for ${address}. Build the site again.`);
  const manifest = (await response.json()) as SearchManifest;
  const { tables, bits } = manifest;
  const [facts, lexicon] = await Promise.all([
    get(`${tables}${TABLES.facts}`).then(async (file) => readFacts(await file.text())),
    get(`${tables}${TABLES.lexicon}`).then(async (file) => new Lexicon(await file.text())),
  ]);

  const file = once(
    async (name: string) => new Uint8Array(await unzipped(`${tables}${TABLES.pairs}${name}`)),
  );
  const words = once(() => openWords(manifest));
  return {
    manifest,
    facts,
    lexicon,
    size: facts.days.length,
    pairs: once(async (first, second) => {
      const hashed = hashOf(first, second);
      return findPostings(await file(fileOf(hashed, bits)), markOf(hashed, bits));
    }),
    words: async (word, options) => (await words())(word, options),
    text: once(async (row) => {
      const address = textAddress(manifest, row);
      const text = new TextDecoder().decode(await unzipped(address));
      return JSON.parse(text.slice(SIGNATURE.length)) as RecordText;
    }),
  };
}

async function get(address: string): Promise<Response> {
  const response = await fetch(address);
  if (response.status === 404) throw new GoneError(`404 for ${address}. Load the page again.`);
  if (!response.ok) throw new Error(`${response.status} for ${address}. Load the page again.`);
  return response;
}

async function unzipped(address: string): Promise<ArrayBuffer> {
  const { body } = await get(address);
  if (!body) throw new Error(`${address} is empty. Load the page again.`);
  return new Response(body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

function textAddress({ indexes }: SearchManifest, row: number): string {
  let first = 0;
  for (const { folder, tag, records } of indexes) {
    if (row < first + records) return `${folder}fragment/${rowName(tag, row - first)}.pf_fragment`;
    first += records;
  }
  throw new Error(`There is no record ${row}. Load the page again.`);
}

/** Remembers what was got; what failed is asked for again. */
function once<Args extends unknown[], Value>(load: (...args: Args) => Promise<Value>) {
  const known = new Map<string, Promise<Value>>();
  return (...args: Args): Promise<Value> => {
    const key = args.join('\n');
    const value = known.get(key) ?? load(...args);
    if (!known.has(key)) {
      known.set(key, value);
      value.catch(() => known.delete(key));
    }
    return value;
  };
}

const SIGNATURE = 'pagefind_dcd';
