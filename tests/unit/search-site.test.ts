import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { indexSite } from '../../src/search/site.ts';
import { openSources } from '../../src/search/sources.ts';
import { fetchFile } from './search-opened.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-site-'));
  await mkdir(join(folder, 'content', 'achievements'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const achievement = (id: string, expires: string) =>
  writeFile(
    join(folder, 'content', 'achievements', `${id}.yaml`),
    `name: Tên mẫu ${id}\nkind: person\nhonour: Giấy khen mẫu\nlevel: unit\nyear: 2024\nunit: don-vi\nbasis: consent\nexpires: ${expires}\n`,
  );

/** Which of the addresses are in the index as it is written on a day. */
async function indexedOn(day: string, addresses: string[]) {
  const outDir = join(folder, `site-${day}`);
  const contentDir = join(folder, 'content');
  const stateDir = join(folder, 'state');
  await indexSite({ contentDir, outDir, stateDir, base: '/' }, new Date(`${day}T05:00:00Z`));
  const texts = await textsOf(outDir);
  return addresses.filter((address) => texts.some((text) => text.includes(address)));
}

/** All files below a folder, decompressed. */
async function textsOf(dir: string): Promise<string[]> {
  const names = await readdir(dir, { recursive: true, withFileTypes: true });
  return Promise.all(
    names
      .filter((name) => name.isFile())
      .map(async (file) => {
        const bytes = await readFile(join(file.parentPath, file.name));
        return bytes[0] === 0x1f && bytes[1] === 0x8b ? String(gunzipSync(bytes)) : String(bytes);
      }),
  );
}

test('a name is found until its last day, and in no index from the next, though no file changed', async () => {
  await achievement('con', '2099-12-31');
  await achievement('het', '2025-03-10');
  const both = ['/thanh-tich/con/', '/thanh-tich/het/'];
  expect(await indexedOn('2025-03-10', both)).toEqual(both);
  expect(await indexedOn('2025-03-11', both)).toEqual(['/thanh-tich/con/']);
});

const NOW = '2025-03-10T05:00:00Z';
const article = (id: string, word: string, rest = '') =>
  writeFile(
    join(folder, 'content', 'articles', '2025', `${id}.mdx`),
    `---
title: Bài mẫu ${word} thử
summary: Tóm tắt mẫu ${word} dùng để thử việc tìm kiếm của cổng thông tin.
date: 2025-01-05T08:00:00+07:00
unit: don-vi
byline: Người thử
topics:
  - chuyen-de
${rest}---

Chữ mẫu ${word} trong bài.
`,
  );

/** Which of the words some file of the index has, in whatever folder, or the table of neighbours. */
async function wordsIn(site: string, words: string[]): Promise<string[]> {
  vi.stubGlobal('fetch', fetchFile);
  const { pairs } = await openSources(site);
  const texts = await textsOf(site);
  const found: string[] = [];
  for (const word of words)
    if (texts.some((text) => text.includes(word)) || (await pairs('mau', word)).length > 0)
      found.push(word);
  vi.unstubAllGlobals();
  return found;
}

test('nothing of what readers may not see is in any file of the index', async () => {
  await mkdir(join(folder, 'content', 'articles', '2025'), { recursive: true });
  const write = async () => {
    const site = `${folder}/site/`;
    const places = { contentDir: join(folder, 'content'), stateDir: join(folder, 'state') };
    await indexSite({ ...places, outDir: site, base: site }, new Date(NOW));
    return wordsIn(site, ['zzmo', 'zzhen', 'zzgo', 'zzhet', 'zzrut']);
  };
  await article('mo', 'zzmo');
  await article('hen', 'zzhen', 'publishAt: 2025-04-01T08:00:00+07:00\n');
  await article('go', 'zzgo', 'withdrawn:\n  date: 2025-02-01\n  reason: Bài mẫu đã gỡ để thử.\n');
  await article('het', 'zzhet', 'unpublishAt: 2025-02-01T08:00:00+07:00\n');
  await article('rut', 'zzrut');
  expect(await write()).toEqual(['zzmo', 'zzrut']);

  await article('rut', 'zzrut', 'unpublishAt: 2025-03-10T08:00:00+07:00\n');
  expect(await write()).toEqual(['zzmo']);
});
