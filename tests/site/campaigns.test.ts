import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type BuiltPage, filesOf, pagesOf } from './pages.ts';
import { SITES } from './sites.ts';

const MONTH = /^thang-hanh-dong\/[^/]+\/index\.html$/u;
const SAMPLE = '/thang-hanh-dong/mau-2024-vi-binh-dang-gioi/';
const hard = SITES.find(({ name }) => name === 'with hard cases')!;
const pages = new Map(pagesOf(hard, 'reading').map((page) => [page.url, page]));
const sample = pages.get(SAMPLE)!;

describe.each(SITES)('on the site $name', (site) => {
  test('every action month can be put into a calendar, by the rules of RFC 5545', () => {
    const files = filesOf(site).filter((file) => file.endsWith('.ics'));
    const months = filesOf(site).filter((file) => MONTH.test(file));
    expect(files).toHaveLength(months.length);
    const uids = files.map((file) => {
      const text = readFileSync(join(site.dist, file), 'utf8');
      expect(text.replaceAll('\r\n', ''), file).not.toMatch(/[\r\n\uFFFD]/u);
      for (const line of text.split('\r\n'))
        expect(Buffer.byteLength(line), file).toBeLessThanOrEqual(75);
      const unfolded = text.replaceAll('\r\n ', '');
      const lines = new Map(unfolded.split('\r\n').map((line) => partsOf(line)));
      expect([...lines.keys()], file).toEqual(
        expect.arrayContaining(['BEGIN', 'VERSION', 'PRODID', 'UID', 'DTSTAMP', 'SUMMARY', 'END']),
      );
      expect(lines.get('DTSTAMP'), file).toMatch(/^\d{8}T\d{6}Z$/u);
      expect(lines.get('DTSTART;VALUE=DATE') ?? '', file).toMatch(/^\d{8}$/u);
      expect(Number(lines.get('DTEND;VALUE=DATE')), file).toBeGreaterThan(
        Number(lines.get('DTSTART;VALUE=DATE')),
      );
      const page = `${site.siteUrl}${site.base}${file.replace(/\.ics$/u, '/')}`;
      expect(lines.get('URL'), file).toBe(page);
      return lines.get('UID');
    });
    expect(new Set(uids).size).toBe(files.length);
  });

  test('no page counts days: it would be wrong tomorrow', () => {
    for (const { url, html } of pagesOf(site, 'reading'))
      expect(html, url).not.toMatch(/Đang diễn ra|Sắp diễn ra|ngày nữa|còn \d+ ngày/u);
  });
});

test('what the units sent adds up to the articles that the page lists', () => {
  const numbers = sample.elements.filter(({ tag }) => tag === 'td').map(({ text }) => Number(text));
  const total = numbers.pop();
  expect(numbers).toEqual([4, 3, 2, 1, 1, 1, 1, 1]);
  expect(total).toBe(numbers.reduce((sum, number) => sum + number, 0));
  const linked = new Set(linksOf(sample).filter((url) => url.startsWith('/tin/2024/mau-')));
  expect(linked.size).toBe(total);
});

test('several units are drawn as a chart beside the table, one unit is not', () => {
  const one = pages.get('/thang-hanh-dong/2020-phong-chong-bao-luc-gia-dinh/')!;
  const hasChart = ({ html }: BuiltPage) => html.includes('chart-svg');
  expect([hasChart(sample), hasChart(one)]).toEqual([true, false]);
  expect(one.elements.some(({ tag }) => tag === 'table')).toBe(true);
});

test('its pictures have text, credit and a way to their article, and none is over', () => {
  const images = sample.elements.filter(({ tag }) => tag === 'img');
  expect(images.map(({ attributes }) => attributes['alt'])).toHaveLength(4);
  expect(images.every(({ attributes }) => attributes['srcset'] && attributes['sizes'])).toBe(true);
  expect(sample.html).not.toContain('hết hạn');
});

test('the home page has the action month with its guidance and a way to all', () => {
  const home = pages.get('/')!;
  expect(linksOf(home)).toEqual(
    expect.arrayContaining(['/thang-hanh-dong/', '/van-ban/241-bhxh-tccb-2020/']),
  );
});

test('where only past months are known, the home page calls the last one the latest', () => {
  const published = SITES.find(({ name }) => name === 'as published')!;
  const home = pagesOf(published).find(({ url }) => url === '/');
  expect(home?.html).toContain('Tháng hành động gần nhất');
});

const linksOf = ({ elements }: BuiltPage) =>
  elements.filter(({ tag }) => tag === 'a').map(({ attributes }) => attributes['href'] ?? '');

const partsOf = (line: string): [string, string] => {
  const [name = '', ...value] = line.split(':');
  return [name, value.join(':')];
};
