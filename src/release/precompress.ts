import { createHash } from 'node:crypto';
import {
  copyFile,
  link,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isText } from './media-types.ts';

/** Below this a file fits one packet either way. */
const SMALLEST = 1024;
// 7 gave pages of 1,938 bytes in 0.4 ms; 9 the same size in 7 ms, 11 made them 6 % smaller in 14 ms.
const BROTLI_QUALITY = 7;
// Every first visit waits for the one style sheet: 5 % for 70 ms, once.
const BROTLI_QUALITY_CSS = 11;
const GZIP_LEVEL = 6;
/** Part of every cached name: other settings, other files. */
const METHOD = `b${BROTLI_QUALITY}c${BROTLI_QUALITY_CSS}g${GZIP_LEVEL}`;
/** zlib works on four threads; a few more files keep the disk busy meanwhile. */
const AT_ONCE = 8;

export interface PrecompressResult {
  /** Text files that are now there compressed too. */
  files: number;
  /** How many of them had to be compressed; the others came from the cache. */
  compressed: number;
}

/**
 * Puts `.br` and `.gz` beside every text file of a site. What was compressed before is taken from
 * `cacheDir`, where every content has one name; what this site does not use is removed from there.
 */
export async function precompress(siteDir: string, cacheDir: string): Promise<PrecompressResult> {
  const files = await textFiles(siteDir);
  const ready = new Map<string, Promise<void>>();
  const result: PrecompressResult = { files: 0, compressed: 0 };
  await mkdir(cacheDir, { recursive: true });
  const waiting = files.values();
  const work = async () => {
    for (const file of waiting) {
      const body = await readFile(file);
      if (body.length < SMALLEST) continue;
      const digest = createHash('sha256').update(METHOD).update(body).digest('hex').slice(0, 40);
      const cached = join(cacheDir, digest.slice(0, 2), digest.slice(2));
      result.files++;
      const isReady =
        ready.get(digest) ?? compressOnce(file, body, cached, () => result.compressed++);
      ready.set(digest, isReady);
      await isReady;
      await Promise.all([place(`${cached}.br`, `${file}.br`), place(`${cached}.gz`, `${file}.gz`)]);
      // Web servers name a version by its time: equal content keeps its time from release to release.
      const { mtime } = await stat(`${cached}.gz`);
      await utimes(file, mtime, mtime);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await sweep(cacheDir, ready);
  return result;
}

async function textFiles(siteDir: string): Promise<string[]> {
  const entries = await readdir(siteDir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && isText(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

async function compressOnce(
  file: string,
  body: Buffer,
  cached: string,
  onWork: () => void,
): Promise<void> {
  // Written last, so that both are whole when this one is there.
  if (await exists(`${cached}.gz`)) return;
  const [brotli, gzipped] = await Promise.all([
    toBrotli(body, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: file.endsWith('.css')
          ? BROTLI_QUALITY_CSS
          : BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
    toGzip(body, { level: GZIP_LEVEL }),
  ]);
  await mkdir(dirname(cached), { recursive: true });
  for (const [name, bytes] of [
    [`${cached}.br`, brotli],
    [`${cached}.gz`, gzipped],
  ] as const) {
    await writeFile(`${name}.new`, bytes);
    await rename(`${name}.new`, name);
  }
  onWork();
}

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Puts a cached file into the site: the same file under a second name where the disk allows that. */
async function place(cached: string, file: string): Promise<void> {
  await rm(file, { force: true });
  await link(cached, file).catch(() => copyFile(cached, file));
}

async function sweep(cacheDir: string, used: ReadonlyMap<string, unknown>): Promise<void> {
  for (const folder of await readdir(cacheDir))
    for (const name of await readdir(join(cacheDir, folder)))
      if (!used.has(folder + name.replace(/\..*$/u, ''))) await rm(join(cacheDir, folder, name));
}

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );
