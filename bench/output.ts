import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A built site: each file's path, with forward slashes, and the digest of its bytes. */
export type Output = Map<string, string>;

export async function readOutput(dir: string): Promise<Output> {
  const output: Output = new Map();
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path
      .slice(dir.length + 1)
      .split(sep)
      .join('/');
    output.set(
      name,
      createHash('sha1')
        .update(await readFile(path))
        .digest('base64'),
    );
  }
  return output;
}

/** The pages that both outputs have, with different bytes. */
export const changedPages = (before: Output, after: Output) =>
  [...before]
    .filter(([name, digest]) => isPage(name) && after.has(name) && after.get(name) !== digest)
    .map(([name]) => name);

/** The pages that only one of the outputs has. */
export const otherPages = (before: Output, after: Output) =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => isPage(name) && before.has(name) !== after.has(name),
  );

/**
 * Makes sure that a page says `word` and that a search record written since `before` does too.
 * @throws {Error} naming what does not
 */
export async function assertPublished(dir: string, before: Output, page: string, word: string) {
  const html = await readFile(join(dir, page), 'utf8').catch(() => '');
  if (!html.includes(word)) throw new Error(`${join(dir, page)} does not say "${word}".`);
  const names = (await readdir(dir, { recursive: true })).map((name) => name.split(sep).join('/'));
  const fresh = names.filter((name) => name.endsWith('.pf_fragment') && !before.has(name));
  for (const name of fresh) {
    const record = gunzipSync(await readFile(join(dir, name))).toString('utf8');
    if (record.includes(word)) return;
  }
  throw new Error(`None of ${fresh.length} new search records in ${dir} says "${word}".`);
}

export const countPages = (output: Output) => [...output.keys()].filter(isPage).length;

const isPage = (name: string) => name.endsWith('.html');
