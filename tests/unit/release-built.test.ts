import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { planBuild, rememberBuild, whyDue } from '../../src/release/built.ts';

const MINUTE = 60_000;

/** A site that was just built from content with one article that waits for `publishAt`. */
async function built(publishAt: Date) {
  const folder = await mkdtemp(join(tmpdir(), 'due-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const place = {
    contentDir: join(folder, 'content'),
    outDir: join(folder, 'dist'),
    stateDir: join(folder, '.portal'),
    base: '/',
    siteUrl: 'https://phunu.example.vn',
  };
  const article = join(place.contentDir, 'articles', '2026');
  await mkdir(article, { recursive: true });
  await mkdir(place.outDir);
  await writeFile(join(article, 'hen.mdx'), `publishAt: ${publishAt.toISOString()}\n`);
  const build = async () => {
    const plan = await planBuild(place);
    await rememberBuild(place, undefined);
    await writeFile(join(place.outDir, 'index.html'), '');
    await rememberBuild(place, plan);
  };
  return { place, build, article };
}

test('a timer builds what was never built, then waits for the next article', async () => {
  const soon = new Date(Date.now() + 20_000);
  const { place, build } = await built(soon);
  expect(await whyDue(place)).toEqual({ reason: 'Trang chưa được dựng lần nào.' });
  await build();
  expect(await whyDue(place)).toEqual({ until: soon.toISOString() });
  expect(await whyDue(place, new Date(soon.getTime() - 1))).toEqual({ until: soon.toISOString() });
  expect(await whyDue(place, soon)).toEqual({ reason: 'Đã tới giờ có thay đổi.' });
  const back = new Date(Date.now() - 5 * MINUTE);
  expect(await whyDue(place, back)).toEqual({ reason: 'Đã tới giờ có thay đổi.' });
});

test('a timer builds what came since, and what a build that was interrupted left', async () => {
  const { place, build, article } = await built(new Date(Date.now() + 20_000));
  await build();
  await writeFile(join(article, 'moi.mdx'), 'title: Mới\n');
  expect(await whyDue(place)).toEqual({ reason: 'Nội dung đã khác lần dựng trước.' });
  await build();
  await rememberBuild(place, undefined);
  expect(await whyDue(place)).toEqual({ reason: 'Trang chưa được dựng lần nào.' });
  await writeFile(join(place.stateDir, 'built.json'), '{"outDir":');
  expect(await whyDue(place)).toEqual({ reason: 'Trang chưa được dựng lần nào.' });
});
