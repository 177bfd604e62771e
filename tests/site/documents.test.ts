import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type BuiltPage, filesOf, pagesOf } from './pages.ts';
import { SITES, type TestSite } from './sites.ts';

const siteCalled = (name: string): TestSite => SITES.find((site) => site.name === name)!;
const pageAt = (pages: BuiltPage[], url: string) => pages.find((page) => page.url === url)!;
const linksOf = ({ elements }: BuiltPage) =>
  elements.filter(({ tag }) => tag === 'a').map(({ attributes }) => attributes['href'] ?? '');

/** The addresses that a reader comes to from `start` by links, without leaving `area`. */
function reachable(pages: BuiltPage[], start: string, area: string): Set<string> {
  const found = new Set([start]);
  for (const url of found)
    for (const link of linksOf(
      pages.find((page) => page.url === url) ?? { ...pages[0]!, elements: [] },
    ))
      if (link.startsWith(area)) found.add(link.replace(/#.*$/u, ''));
  return found;
}

describe('the site with hard cases', () => {
  const site = siteCalled('with hard cases');
  const pages = pagesOf(site);

  test('the PDF of a document is published as it is, and its page says how large it is', () => {
    const id = 'mau-391-qd-mau-2021';
    const link = pageAt(pages, `/van-ban/${id}/`).elements.find(
      ({ attributes }) => attributes['href'] === `/van-ban/${id}.pdf`,
    );
    expect(link?.text.trim()).toBe('Tải văn bản (PDF, 1 KB)');
    expect(readFileSync(join(site.dist, `van-ban/${id}.pdf`))).toEqual(
      readFileSync(`tests/fixtures/content/documents/${id}.pdf`),
    );
    expect(filesOf(site).filter((file) => file.endsWith('.pdf'))).toHaveLength(1);
  });

  test('a document and the one that replaced it lead to each other', () => {
    const [older, newer] = ['/van-ban/mau-391-qd-mau-2021/', '/van-ban/mau-712-qd-mau-2022/'];
    expect(linksOf(pageAt(pages, older!))).toContain(newer);
    expect(linksOf(pageAt(pages, newer!))).toContain(older);
  });

  test('numbers in a text lead to their documents, and only those that are certain', () => {
    const article = '/tin/2023/bai-mau-so-van-ban/';
    const links = linksOf(pageAt(pages, article)).filter((link) => link.startsWith('/van-ban/'));
    expect(links.filter((link) => link !== '/van-ban/')).toEqual([
      '/van-ban/241-bhxh-tccb-2020/',
      '/van-ban/mau-241-bhxh-tccb-2021/',
      '/van-ban/mau-391-qd-mau-2021/',
      '/van-ban/mau-05-bc-bhxh-2021/',
      '/van-ban/mau-42-2022-nd-mau/',
      '/van-ban/mau-99-nq-tw-2023/',
      '/van-ban/mau-03-hd-bhxh-2023/',
    ]);
    expect(linksOf(pageAt(pages, '/van-ban/mau-99-nq-tw-2023/'))).toContain(article);
  });

  test('the form that narrows the register is not there without script', () => {
    const register = pageAt(pages, '/van-ban/');
    const form = register.elements.find(({ attributes }) => 'data-filter' in attributes);
    expect(form?.attributes).toHaveProperty('hidden');
    const names = register.elements
      .filter(({ tag }) => tag === 'select')
      .map(({ attributes }) => attributes['name']);
    expect(names).toEqual(['loai', 'co-quan', 'nam', 'hieu-luc']);
    const rows = register.elements.filter(({ attributes }) => 'data-loai' in attributes);
    expect(rows.length).toBeGreaterThan(10);
    for (const { attributes } of rows)
      for (const name of names) expect(attributes[`data-${name}`]).toBeTruthy();
  });

  test('every correction stands in the list of corrections, with its article', () => {
    const list = pageAt(pages, '/dinh-chinh/');
    expect(list.html).toContain('Bài mẫu được đính chính một con số.');
    expect(linksOf(list)).toContain('/tin/2024/bai-mau-du-thu/');
  });
});

describe('the site with two hundred', () => {
  const site = siteCalled('with two hundred');
  const pages = pagesOf(site);
  const below = (area: string) => pages.map(({ url }) => url).filter((url) => url.startsWith(area));

  test('every document can be reached from the register, and every article from the archive', () => {
    for (const area of [`${site.base}van-ban/`, `${site.base}tin/`]) {
      const found = reachable(pages, area, area);
      expect(below(area).filter((url) => !found.has(url))).toEqual([]);
    }
    expect(below(`${site.base}van-ban/mau-`)).toHaveLength(110);
  });

  test('no list grows without end', () => {
    for (const page of pages) {
      const items = page.elements.filter(({ tag }) => tag === 'li').length;
      expect(items, page.url).toBeLessThan(300);
    }
  });

  test('corrections are divided by year', () => {
    const list = pageAt(pages, `${site.base}dinh-chinh/`);
    expect(linksOf(list)).toContain(`${site.base}dinh-chinh/2024/`);
    const ofYear = pageAt(pages, `${site.base}dinh-chinh/2024/`);
    expect(ofYear.html.match(/Mẫu: bài ghi 1, đúng là 2\./gu)).toHaveLength(63);
  });
});

describe('the site with nothing', () => {
  const pages = pagesOf(siteCalled('with nothing'));

  test.each([
    ['/tin/', 'Chưa có tin bài nào.'],
    ['/van-ban/', 'Chưa có văn bản nào.'],
    ['/van-ban/nam/', 'Chưa có văn bản nào.'],
    ['/chuyen-de/', 'Chưa có chuyên đề nào.'],
    ['/don-vi/don-vi-mau/', 'Chưa có tin bài nào.'],
    ['/dinh-chinh/', 'Chưa có bài nào phải đính chính.'],
  ])('%s says in words that it is empty', (url, words) => {
    expect(pageAt(pages, url).html).toContain(words);
  });
});

test.each(SITES)('a page that is not there offers the search of the site $name', (site) => {
  const page = pageAt(pagesOf(site), `${site.base}404.html`);
  const forms = page.elements.filter(
    ({ tag, attributes }) => tag === 'form' && attributes['action'] === `${site.base}tim-kiem/`,
  );
  // One at the top of every page, and one in the text.
  expect(forms).toHaveLength(2);
  expect(page.elements.some(({ attributes }) => 'data-not-found' in attributes)).toBe(true);
});
