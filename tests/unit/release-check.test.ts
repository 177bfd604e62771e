import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkSite } from '../../src/release/check.ts';
import { nextChange } from '../../src/release/next-change.ts';

const NOW = new Date('2026-11-22T08:00:00+07:00');
let folder: string;
let contentDir: string;
let siteDir: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-'));
  contentDir = join(folder, 'content');
  siteDir = join(folder, 'site');
  await article('2020/cu', 'date: 2020-03-19T13:10:00+07:00');
  for (const file of [
    'index.html',
    '404.html',
    'sitemap-index.xml',
    'pagefind/search.json',
    'tin/2020/cu/index.html',
  ])
    await write(siteDir, file, 'x');
  await write(siteDir, 'rss.xml', '<link>https://phunu.example.vn/tin/2020/cu/</link>');
});
afterEach(() => rm(folder, { recursive: true }));

async function write(dir: string, file: string, text: string) {
  await mkdir(dirname(join(dir, file)), { recursive: true });
  await writeFile(join(dir, file), text);
}
const article = (id: string, data: string) =>
  write(
    contentDir,
    `articles/${id}.mdx`,
    `---\ntitle: Bài thử\nsummary: ${'Tóm tắt của bài thử. '.repeat(4)}\n${data}\nunit: bhxh-tinh\nbyline: TH\ntopics:\n  - binh-dang-gioi\n---\n\nChữ.\n`,
  );
const check = (from = NOW, until = NOW) => checkSite({ contentDir, siteDir, from, until });

test('a whole site passes', async () => {
  await expect(check()).resolves.toBeUndefined();
});

test('a site without its parts is not released, and the message names each of them', async () => {
  await rm(join(siteDir, 'rss.xml'));
  await rm(join(siteDir, 'pagefind'), { recursive: true });
  await rm(join(siteDir, 'tin'), { recursive: true });
  await expect(check()).rejects.toThrowErrorMatchingInlineSnapshot(
    `[BuildError: Bản vừa dựng chưa trọn vẹn: thiếu nguồn tin rss.xml; thiếu chỉ mục tìm kiếm; thiếu trang /tin/2020/cu/. Báo người quản trị; bản đang đăng được giữ nguyên.]`,
  );
});

test('an article before its time is nowhere', async () => {
  await article(
    '2026/mai',
    'date: 2026-11-20T08:00:00+07:00\npublishAt: 2026-11-23T08:00:00+07:00',
  );
  await expect(check()).resolves.toBeUndefined();
  await write(siteDir, 'tin/2026/mai/index.html', 'x');
  await write(siteDir, 'sitemap-2026.xml', '<loc>https://phunu.example.vn/tin/2026/mai/</loc>');
  await expect(check()).rejects.toThrowErrorMatchingInlineSnapshot(
    `[BuildError: Bản vừa dựng chưa trọn vẹn: trang /tin/2026/mai/ chưa đến giờ đăng; /tin/2026/mai/ chưa đến giờ đăng mà đã ở trong nguồn tin. Báo người quản trị; bản đang đăng được giữ nguyên.]`,
  );
});

test.each(['don-vi/bhxh-tinh/feed.json', 'chuyen-de/nu/rss.xml', 'nhung/tin-moi.html'])(
  'an article before its time is not in %s either, and has no share image',
  async (file) => {
    await article('2026/mai', 'date: 2026-11-23T08:00:00+07:00');
    await write(siteDir, file, 'https://phunu.example.vn/tin/2026/mai/');
    await expect(check()).rejects.toThrow(
      '/tin/2026/mai/ chưa đến giờ đăng mà đã ở trong nguồn tin',
    );
    await write(siteDir, file, '');
    await write(siteDir, 'tin/2026/mai/chia-se.png', 'x');
    await expect(check()).rejects.toThrow('ảnh của /tin/2026/mai/ chưa đến giờ đăng');
  },
);

test('an article that became due while the site was built may be there or not', async () => {
  await article('2026/gio', 'date: 2026-11-22T08:00:30+07:00');
  const until = new Date('2026-11-22T08:01:00+07:00');
  await expect(check(NOW, until)).resolves.toBeUndefined();
  await write(siteDir, 'tin/2026/gio/index.html', 'x');
  await expect(check(NOW, until)).resolves.toBeUndefined();
});

test('a withdrawn article still needs its page', async () => {
  await article(
    '2020/go',
    'date: 2020-03-19T13:10:00+07:00\nwithdrawn:\n  date: 2021-01-01\n  reason: Sai.',
  );
  await expect(check()).rejects.toThrow('thiếu trang /tin/2020/go/');
});

test('the site is built again when an article becomes due or is over, and at midnight in any case', async () => {
  expect((await nextChange(contentDir, NOW)).toISOString()).toBe('2026-11-22T17:00:00.000Z');
  await article(
    '2026/toi',
    'date: 2026-11-20T08:00:00+07:00\npublishAt: 2026-11-22T20:00:00+07:00',
  );
  expect((await nextChange(contentDir, NOW)).toISOString()).toBe('2026-11-22T13:00:00.000Z');
  await article(
    '2026/trua',
    "date: 2026-11-20T08:00:00+07:00\nunpublishAt: '2026-11-22T12:00:00+07:00'",
  );
  expect((await nextChange(contentDir, NOW)).toISOString()).toBe('2026-11-22T05:00:00.000Z');
});
