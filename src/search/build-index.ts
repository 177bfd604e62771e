import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { onlyFirsts, type SearchRecord, toPagefindRecord } from './record.ts';

/** Writes one Pagefind index, without Pagefind's program, to `folder`. Texts have only each word's first place. */
export async function buildIndex(records: readonly SearchRecord[], folder: string): Promise<void> {
  const index = await openIndex();
  for (let start = 0; start < records.length; start += BATCH)
    await Promise.all(
      records.slice(start, start + BATCH).map((record) => addRecord(index, record)),
    );
  await write(index, folder, (name) => !ENGINE_FILES.test(name) && INDEX_FILES.test(name));
}

/**
 * Writes Pagefind's program to `folder`, beside an index of one record that no word finds: the
 * program insists on an index beside it, and a real one would make readers load the program anew
 * whenever an article changes.
 */
export async function buildEngine(folder: string): Promise<void> {
  const index = await openIndex();
  await addRecord(index, { url: '/', kind: 'page', title: NOBODYS, summary: '', body: NOBODYS });
  await write(index, folder, (name) => ENGINE_FILES.test(name) || INDEX_FILES.test(name));
}

/** Ends Pagefind's process, which otherwise keeps Node from ending. */
export const closePagefind = () => close();

async function openIndex(): Promise<PagefindIndex> {
  // Smaller files: with the default a query fetches three times as much (measured, five indexes).
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] ??= '2000';
  const { index, errors } = await createIndex({});
  if (!index) throw new Error(`Pagefind cannot start: ${errors.join('; ')}. Run npm ci again.`);
  return index;
}

async function addRecord(index: PagefindIndex, record: SearchRecord): Promise<void> {
  const whole = toPagefindRecord(record);
  const { errors } = await index.addCustomRecord({ ...whole, content: onlyFirsts(whole.content) });
  if (errors.length > 0)
    throw new Error(
      `Pagefind refused the record of ${record.url}: ${errors.join('; ')}. Check its title and text.`,
    );
}

async function write(index: PagefindIndex, folder: string, isKept: (name: string) => boolean) {
  const { errors } = await index.writeFiles({ outputPath: folder });
  await index.deleteIndex();
  if (errors.length > 0)
    throw new Error(`Pagefind could not write ${folder}: ${errors.join('; ')}. Is the disk full?`);
  for (const name of await readdir(folder))
    if (!isKept(name)) await rm(join(folder, name), { recursive: true });
}

const INDEX_FILES = /^(?:pagefind-entry\.json|.*\.pf_meta|index|fragment|filter)$/u;
const ENGINE_FILES = /^(?:pagefind\.js|pagefind-worker\.js|wasm\.unknown\.pagefind)$/u;
// A letter of Linear A, which no keyboard has. A record without a word would be left out.
const NOBODYS = '\u{10600}';
const BATCH = 50;
