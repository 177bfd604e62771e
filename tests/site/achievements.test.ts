import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type BuiltPage, filesOf, pagesOf, textOfFile } from './pages.ts';
import { SITES } from './sites.ts';

const hard = SITES.find(({ name }) => name === 'with hard cases')!;
const published = SITES.find(({ name }) => name === 'as published')!;
const files = filesOf(hard).map((file) => [file, textOfFile(join(hard.dist, file))] as const);
const pages = new Map(pagesOf(hard, 'reading').map((page) => [page.url, page]));

test.each([
  'mau-nguoi-het-han',
  'Hết Hạn',
  'Chuyện chìm',
  'Chân dung chìm',
  'mau-chan-dung-chim',
  'mau-chan-dung-het-han',
  'mau-anh-het-han',
  'Chú thích chìm',
])('“%s”, of what may no longer be published, is in no file of the release', (words) => {
  const holders = files.filter(([file, text]) => file.includes(words) || text.includes(words));
  expect(holders.map(([file]) => file)).toEqual([]);
});

test('no picture is published as it was taken, with the place and the hour in it', () => {
  const originals = files.filter(([file]) => /^_astro\/[^_]*\.(?:jpe?g|png)$/u.test(file));
  expect(originals.map(([file]) => file)).toEqual([]);
});

test('a portrait whose time is over is gone, and the person is still honoured', () => {
  const page = pages.get('/thanh-tich/mau-nguoi-thu-2/');
  expect(page?.html).toContain('Tên mẫu Thứ Hai');
  expect(page?.elements.filter(({ tag }) => tag === 'img')).toEqual([]);
  expect(pages.get('/thanh-tich/mau-nguoi-thu-1/')?.elements.some(({ tag }) => tag === 'img')).toBe(
    true,
  );
});

// A link to a list, and beside it how many it has: `Năm 2024` `4 thành tích`.
const COUNTED =
  /<a href="(\/thanh-tich\/([\w-]+)\/[\w-]+\/)"[^>]*>[^<]*<\/a>\s*<span[^>]*>(\d+) thành tích</gu;

test('each way of listing counts every published achievement, and its pages hold as many', () => {
  const index = pages.get('/thanh-tich/')!;
  const counted = new Map<string, number>();
  for (const [, url = '', facet = '', said] of index.html.matchAll(COUNTED)) {
    const count = Number(said);
    counted.set(facet, (counted.get(facet) ?? 0) + count);
    expect(peopleOn(pages.get(url)!), url).toBe(count);
  }
  expect(Object.fromEntries(counted)).toEqual({ nam: 11, cap: 11, 'hinh-thuc': 11, 'don-vi': 11 });
  expect(peopleOn(index)).toBe(11);
});

test('an article leads to those whom it honours, and they lead back to it', () => {
  const article = '/tin/2024/mau-thang-hanh-dong-02/';
  expect(linksOf(pages.get(article)!)).toEqual(
    expect.arrayContaining(['/thanh-tich/mau-nguoi-thu-1/', '/thanh-tich/mau-tap-the/']),
  );
  expect(linksOf(pages.get('/thanh-tich/mau-tap-the/')!)).toContain(article);
});

test('a portal without achievements says so, and still leads to the page', () => {
  const all = pagesOf(published);
  const page = all.find(({ url }) => url === '/thanh-tich/');
  expect(page?.html).toContain('Chưa có thành tích nào được công bố trên cổng.');
  expect(linksOf(all.find(({ url }) => url === '/so-do/')!)).toContain('/thanh-tich/');
});

const linksOf = ({ elements }: BuiltPage) =>
  elements.filter(({ tag }) => tag === 'a').map(({ attributes }) => attributes['href'] ?? '');

const peopleOn = (page: BuiltPage) =>
  new Set(linksOf(page).filter((url) => /^\/thanh-tich\/mau-[\w-]+\/$/u.test(url))).size;
