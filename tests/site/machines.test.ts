import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type BuiltPage, elementsOf, filesOf, FRAGMENT, pagesOf } from './pages.ts';
import { SITES } from './sites.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

describe.each(SITES)('machines that read the site $name', (site) => {
  const pages = pagesOf(site, 'reading');
  const root = site.siteUrl + site.base;
  const read = (file: string) => readFileSync(join(site.dist, file), 'utf8');

  /** Does a full address lead to a file of this site? */
  const exists = (address: string) => {
    if (!address.startsWith(root)) return false;
    const path = decodeURIComponent(new URL(address).pathname).slice(site.base.length);
    return existsSync(
      join(site.dist, path === '' || path.endsWith('/') ? `${path}index.html` : path),
    );
  };

  test('every page has the whole of Dublin Core', () => {
    for (const page of pages)
      for (const element of ['title', 'creator', 'date', 'description', 'publisher', 'identifier'])
        expect(metaOf(page, `DC.${element}`), `${page.url} ${element}`).toMatch(/\S/u);
  });

  test('every page has a share image that exists and is as large as it says', async () => {
    const seen = new Set<string>();
    for (const page of pages) {
      const address = metaOf(page, 'og:image') ?? '';
      expect(exists(address), `${page.url} → ${address}`).toBe(true);
      expect(metaOf(page, 'og:image:alt'), page.url).toMatch(/\S/u);
      if (seen.has(address)) continue;
      seen.add(address);
      const { width, height } = await sharp(
        join(site.dist, new URL(address).pathname.slice(site.base.length)),
      ).metadata();
      expect(metaOf(page, 'og:image:width')).toBe(String(width));
      expect(metaOf(page, 'og:image:height')).toBe(String(height));
    }
    expect(seen.size).toBe(filesOf(site).filter((file) => file.endsWith('chia-se.png')).length);
  });

  test('every page describes itself in data that can be read, with full addresses of its own', () => {
    for (const page of pages) {
      const things = dataOf(page);
      if (metaOf(page, 'robots') !== 'noindex') expect(things, page.url).not.toHaveLength(0);
      for (const address of addressesIn(things))
        if (address.startsWith(site.siteUrl))
          expect(exists(address.replace(/#.*$/u, '')), `${page.url} → ${address}`).toBe(true);
    }
  });

  test('the trail in the data is the one that readers see', () => {
    for (const page of pages) {
      const list = dataOf(page).find((thing) => thing['@type'] === 'BreadcrumbList');
      const shown = trailOf(page);
      const told = ((list?.['itemListElement'] ?? []) as { name: string; item?: string }[])
        .filter(({ item }) => item)
        .map(({ name, item }) => [name, new URL(item ?? '').pathname]);
      expect(told, page.url).toEqual(shown);
      if (page.url.startsWith(`${site.base}tin/2020/h`)) expect(shown).toHaveLength(3);
    }
  });

  test('sample contacts are in no data', () => {
    const { sample, address, email, phone, responsible } = parse(read('../content/site.yaml'));
    expect(sample).toBe(true);
    // A unit has contacts of its own.
    for (const page of pages.filter(({ url }) => !url.startsWith(`${site.base}don-vi/`)))
      for (const contact of [address, email, phone, responsible])
        expect(JSON.stringify(dataOf(page)).includes(contact), `${page.url} ${contact}`).toBe(
          false,
        );
  });

  test('feeds can be read, are linked from their pages, and lead to articles that exist', () => {
    const feeds = filesOf(site).filter((file) => /(?:^|\/)feed\.json$/u.test(file));
    expect(feeds).toContain('feed.json');
    for (const file of feeds) {
      const feed = JSON.parse(read(file)) as {
        feed_url: string;
        home_page_url: string;
        items: { id: string; url: string; date_published: string; image?: string }[];
      };
      expect(exists(feed.feed_url) && exists(feed.home_page_url), file).toBe(true);
      for (const { url, image, date_published: date } of feed.items) {
        expect(exists(url), `${file} → ${url}`).toBe(true);
        if (image) expect(exists(image), `${file} → ${image}`).toBe(true);
        expect(date).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00$/u);
      }
      const rss = read(file.replace(/feed\.json$/u, 'rss.xml'));
      expect([...rss.matchAll(/<guid[^>]*>([^<]*)</gu)].map(([, url]) => url)).toEqual(
        feed.items.map(({ id }) => id),
      );
      const page = pages.find(({ url }) => site.siteUrl + url === feed.home_page_url);
      const linked = page?.elements
        .filter(({ attributes }) => attributes['rel'] === 'alternate')
        .map(({ attributes }) => new URL(attributes['href'] ?? '', root).href);
      expect(linked, file).toContain(feed.feed_url);
      expect(linked, file).toContain(feed.feed_url.replace(/feed\.json$/u, 'rss.xml'));
    }
  });

  test('site maps name pages and pictures that exist', () => {
    const maps = filesOf(site).filter((file) => /^sitemap-.*\.xml$/u.test(file));
    const index = read('sitemap-index.xml');
    for (const file of maps) {
      if (file !== 'sitemap-index.xml') expect(index).toContain(`${root}${file}<`);
      for (const [, address = ''] of read(file).matchAll(/<(?:image:)?loc>([^<]*)</gu))
        expect(exists(address), `${file} → ${address}`).toBe(true);
    }
  });

  test('the icons of pages and of the manifest exist in the size that they have', async () => {
    const manifest = JSON.parse(read('manifest.webmanifest')) as {
      start_url: string;
      scope: string;
      icons: { src: string; sizes: string }[];
    };
    expect([manifest.start_url, manifest.scope]).toEqual([site.base, site.base]);
    for (const { src, sizes } of manifest.icons) {
      const file = join(site.dist, src.slice(site.base.length));
      const { width, height } = await sharp(file).metadata();
      if (sizes !== 'any') expect(`${width}x${height}`, src).toBe(sizes);
    }
    for (const { attributes } of pages[0]?.elements ?? [])
      if (/icon|manifest/u.test(attributes['rel'] ?? ''))
        expect(exists(new URL(attributes['href'] ?? '', root).href), attributes['href']).toBe(true);
  });

  test('security.txt is where it says that it is, and not yet over', () => {
    const text = read('.well-known/security.txt');
    expect(text).toContain(`Canonical: ${root}.well-known/security.txt`);
    expect(Date.parse(/^Expires: (.*)$/mu.exec(text)?.[1] ?? '')).toBeGreaterThan(Date.now());
  });

  test('the piece for other sites brings nothing but words and full addresses', () => {
    const elements = elementsOf(read(FRAGMENT)).filter(({ tag }) => !ROOTS.has(tag));
    expect(elements.length).toBeGreaterThan(3);
    for (const { tag, attributes } of elements) {
      expect(['section', 'ul', 'li', 'a', 'time', 'p']).toContain(tag);
      if (tag === 'a') expect(exists(attributes['href'] ?? ''), attributes['href']).toBe(true);
    }
  });

  test('the worker that keeps pages is small and knows where the portal lives', () => {
    const worker = read('sw.js');
    expect(worker).toContain(`{"base":"${site.base}"`);
    expect(() => new Function(worker)).not.toThrow();
    expect(worker.length).toBeLessThan(3500);
  });
});

const ROOTS: ReadonlySet<string> = new Set(['html', 'head', 'body']);

const metaOf = ({ elements }: BuiltPage, name: string) =>
  elements.find(
    ({ tag, attributes }) =>
      tag === 'meta' && (attributes['name'] === name || attributes['property'] === name),
  )?.attributes['content'];

const dataOf = ({ elements }: BuiltPage) =>
  elements
    .filter(({ attributes }) => attributes['type'] === 'application/ld+json')
    .flatMap(({ text }) => (JSON.parse(text) as { '@graph': { [key: string]: Json }[] })['@graph']);

function trailOf({ html }: BuiltPage): [string, string][] {
  const nav = /<nav aria-label="Đường dẫn"[^>]*>.*?<\/ol>/su.exec(html)?.[0] ?? '';
  return elementsOf(nav)
    .filter(({ tag }) => tag === 'a')
    .map(({ attributes, text }) => [text, attributes['href'] ?? '']);
}

const addressesIn = (value: Json): string[] =>
  typeof value === 'string'
    ? /^https?:\/\/[^{}]*$/u.test(value)
      ? [value]
      : []
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(addressesIn)
      : [];
