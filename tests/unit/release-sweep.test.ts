import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sweepPictures } from '../../src/release/sweep.ts';

let site: string;

beforeEach(async () => {
  site = await mkdtemp(join(tmpdir(), 'sweep-'));
  await mkdir(join(site, '_astro'));
  await mkdir(join(site, 'tin'));
});
afterEach(() => rm(site, { recursive: true, force: true }));

const picture = (name: string) => writeFile(join(site, '_astro', name), 'x');
const page = (text: string) => writeFile(join(site, 'tin', 'index.html'), text);
const left = async () => (await readdir(join(site, '_astro'))).sort();

test('a picture that no page shows is in no release', async () => {
  await picture('chan-dung.AB_cd.webp');
  await picture('chan-dung.AB.jpg');
  await picture('het-han.CD.jpg');
  await page('<img src="/phu-nu/_astro/chan-dung.AB_cd.webp" alt="">');
  expect(await sweepPictures(site)).toBe(2);
  expect(await left()).toEqual(['chan-dung.AB_cd.webp']);
});

test('a picture that is shown stays, whatever its name and wherever it is named', async () => {
  const names = [
    'Ảnh lễ hội 1.A_1.webp',
    'le (2), ảnh.B.webp',
    'c_320.webp',
    'd.png',
    '50%.jpg',
    'đ.avif',
  ];
  for (const name of names) await picture(name);
  await page(
    `<img src="/_astro/${encodeURI('Ảnh lễ hội 1.A_1.webp')}" srcset="/_astro/c_320.webp 320w, /_astro/${encodeURI('le (2), ảnh.B.webp')} 640w"><img src="/_astro/50%.jpg"><img src="/_astro/đ.avif">`,
  );
  await writeFile(join(site, 'style.css'), 'a{background:url(/_astro/d.png)}');
  expect(await sweepPictures(site)).toBe(0);
  expect(await left()).toEqual(names.sort());
});

test('what is no picture is left alone, and a site without assets is fine', async () => {
  await writeFile(join(site, '_astro', 'start.js'), '');
  expect(await sweepPictures(site)).toBe(0);
  await rm(join(site, '_astro'), { recursive: true });
  expect(await sweepPictures(site)).toBe(0);
});
