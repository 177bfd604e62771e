import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { precompress } from '../../src/release/precompress.ts';

let folder: string;
let cacheDir: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'precompress-'));
  cacheDir = join(folder, 'cache');
});
afterEach(() => rm(folder, { recursive: true }));

const long = (text: string) => text.repeat(400);
async function build(name: string, files: Record<string, string>) {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name, file)), { recursive: true });
    await writeFile(join(folder, name, file), text);
  }
  return join(folder, name);
}

test('text is there compressed both ways; short files and pictures are left alone', async () => {
  const page = long('Bình đẳng giới. ');
  const files = { 'tin/index.html': page, 'ngan.html': 'Ngắn', 'anh.png': page, 'rss.xml': page };
  const dir = await build('1', files);
  expect(await precompress(dir, cacheDir)).toEqual({ files: 2, compressed: 1 });
  expect(String(brotliDecompressSync(await readFile(join(dir, 'tin/index.html.br'))))).toBe(page);
  expect(String(gunzipSync(await readFile(join(dir, 'tin/index.html.gz'))))).toBe(page);
  expect((await readdir(dir)).sort()).toEqual([
    'anh.png',
    'ngan.html',
    'rss.xml',
    'rss.xml.br',
    'rss.xml.gz',
    'tin',
  ]);
});

test('an unchanged page is not compressed again and keeps its time; what is not used any more goes', async () => {
  const [a, b, c] = [long('Một. '), long('Hai. '), long('Ba. ')];
  const first = await build('1', { 'a.html': a, 'b.html': b });
  await precompress(first, cacheDir);
  const second = await build('2', { 'a.html': a, 'c.html': c });
  expect(await precompress(second, cacheDir)).toEqual({ files: 2, compressed: 1 });
  expect((await stat(join(second, 'a.html'))).mtimeMs).toBe(
    (await stat(join(first, 'a.html'))).mtimeMs,
  );
  expect(String(brotliDecompressSync(await readFile(join(second, 'a.html.br'))))).toBe(a);
  const kept = await readdir(cacheDir, { recursive: true });
  expect(kept.filter((name) => name.endsWith('.br')).length).toBe(2);
});

test('a copy that was cut short in the cache is made anew', async () => {
  const page = long('Một. ');
  await precompress(await build('1', { 'a.html': page }), cacheDir);
  for (const name of await readdir(cacheDir, { recursive: true }))
    if (name.endsWith('.gz')) await rm(join(cacheDir, name));
  const dir = await build('2', { 'a.html': page });
  expect(await precompress(dir, cacheDir)).toEqual({ files: 1, compressed: 1 });
  expect(String(gunzipSync(await readFile(join(dir, 'a.html.gz'))))).toBe(page);
});
