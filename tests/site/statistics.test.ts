import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatDate } from '../../src/dates.ts';
import { formatNumber, formatPercent } from '../../src/numbers.ts';
import { type BuiltPage, filesOf, pagesOf } from './pages.ts';
import { SITES, type TestSite } from './sites.ts';

describe.each(SITES)('statistics of the site $name', (site) => {
  const pages = statisticPages(site);

  test('each has its page, its table and its data, and the pages lead to both', () => {
    expect(pages.length > 0).toBe(existsSync(join(site.folder, 'content', 'statistics')));
    for (const { id, page } of pages) {
      const links = page.elements.flatMap(({ tag, attributes }) =>
        tag === 'a' ? [attributes['href'] ?? ''] : [],
      );
      for (const format of ['csv', 'json'])
        expect(links, id).toContain(`${site.base}so-lieu/${id}.${format}`);
    }
  });

  test('the table for spreadsheets holds the rows of the table of the page', () => {
    for (const { id, page, csv } of pages) {
      const [head = [], ...rows] = parseCsv(csv);
      const at = (row: string[], name: string) =>
        row[head.findIndex((title) => title.startsWith(name))] ?? '';
      const shown = cellsOf(page);
      expect(shown.length, id).toBe(rows.length);
      for (const [index, row] of rows.entries()) {
        const cells = shown[index] ?? [];
        const count = at(row, 'Số lượng');
        expect(cells, id).toContain(formatDate(at(row, 'Thời điểm')));
        expect(cells, id).toContain(
          count === '' ? 'không có số liệu' : formatNumber(Number(count)),
        );
        if (at(row, 'Tỷ lệ')) expect(cells, id).toContain(at(row, 'Tỷ lệ'));
      }
    }
  });

  test('every share is the same in the table, the files and the drawing', () => {
    for (const { id, page, csv, data } of pages.filter(({ data }) => data.measure === 'share')) {
      const shares = data.points.flatMap(({ share }) => (share === null ? [] : [share]));
      const [head = [], ...rows] = parseCsv(csv);
      const column = head.indexOf('Tỷ lệ');
      expect(
        rows
          .map((row) => row[column])
          .filter(Boolean)
          .toSorted(),
        id,
      ).toEqual(shares.map(formatPercent).toSorted());
      for (const { numerator, denominator, share } of data.points)
        if (share !== null) expect(share, id).toBe((numerator ?? 0) / (denominator ?? 1));
      const drawn = page.elements.flatMap(({ tag, text }) => (tag === 'text' ? [text] : []));
      expect(drawn, id).toContain(formatPercent(shares.at(-1) ?? 0));
    }
  });

  test('the list shows each with its newest figure', () => {
    const list = pagesOf(site).find(({ url }) => url === `${site.base}so-lieu/`);
    for (const { id, page } of pages) {
      const title = page.elements.find(({ tag }) => tag === 'h1')?.text ?? '';
      const item = list?.elements.find(({ tag, text }) => tag === 'li' && text.includes(title));
      expect(item?.text, id).toMatch(/\d.*tính đến\s\d{2}\/\d{2}\/\d{4}/isu);
    }
  });
});

test('sample statistics are in no site but the one for hard cases', () => {
  for (const site of SITES.filter(({ name }) => name !== 'with hard cases'))
    expect(filesOf(site).filter((file) => file.startsWith('so-lieu/mau-'))).toEqual([]);
});

interface Data {
  measure: 'share' | 'count';
  points: { numerator: number | null; denominator?: number; share: number | null }[];
}

function statisticPages(site: TestSite) {
  return pagesOf(site).flatMap((page) => {
    const id = /\/so-lieu\/([^/]+)\/$/u.exec(page.url)?.[1];
    if (!id) return [];
    const read = (format: string) =>
      readFileSync(join(site.dist, 'so-lieu', `${id}.${format}`), 'utf8');
    return [{ id, page, csv: read('csv'), data: JSON.parse(read('json')) as Data }];
  });
}

/** The texts of the cells of each row of figures, in the order of the table. */
const cellsOf = ({ elements }: BuiltPage): string[][] =>
  elements
    .reduce<string[][]>((rows, { tag, attributes, text }) => {
      if (tag === 'tr') rows.push([]);
      if (tag === 'td' && attributes['data-label']) rows.at(-1)?.push(text.trim());
      return rows;
    }, [])
    .filter((row) => row.length > 0);

/** Rows of cells, by RFC 4180. */
function parseCsv(csv: string): string[][] {
  expect(csv.startsWith('\uFEFF')).toBe(true);
  return csv
    .slice(1)
    .split('\r\n')
    .filter(Boolean)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/gu)].map(
        ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
      ),
    );
}
