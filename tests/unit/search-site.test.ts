import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { indexSite } from '../../src/search/site.ts';

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
  const names = await readdir(outDir, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    names
      .filter((name) => name.isFile())
      .map(async (file) => {
        const bytes = await readFile(join(file.parentPath, file.name));
        return bytes[0] === 0x1f && bytes[1] === 0x8b ? String(gunzipSync(bytes)) : String(bytes);
      }),
  );
  return addresses.filter((address) => texts.some((text) => text.includes(address)));
}

test('a name is found until its last day, and in no index from the next, though no file changed', async () => {
  await achievement('con', '2099-12-31');
  await achievement('het', '2025-03-10');
  const both = ['/thanh-tich/con/', '/thanh-tich/het/'];
  expect(await indexedOn('2025-03-10', both)).toEqual(both);
  expect(await indexedOn('2025-03-11', both)).toEqual(['/thanh-tich/con/']);
});
