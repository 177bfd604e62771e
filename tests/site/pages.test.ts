import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { type BuiltElement, type BuiltPage, filesOf, pagesOf, textOfFile } from './pages.ts';
import { SITES } from './sites.ts';

describe.each(SITES)('the site $name', (site) => {
  const pages = pagesOf(site);
  const reading = pagesOf(site, 'reading');
  const byUrl = new Map(pages.map((page) => [page.url, page]));

  test('has its stable addresses', () => {
    const addresses = [
      '',
      'tin/',
      'thang-hanh-dong/',
      'so-lieu/',
      'van-ban/',
      'van-ban/loai/',
      'chuyen-de/',
      'don-vi/',
      'dinh-chinh/',
      'tim-kiem/',
      'gioi-thieu/',
      'lien-he/',
      'so-do/',
      'admin/',
    ];
    const years = readdirSync(join(site.folder, 'content'), { recursive: true }).flatMap(
      (file) => /^articles\/(20[0-2]\d)\//u.exec(String(file).replaceAll('\\', '/'))?.[1] ?? [],
    );
    for (const year of new Set(years)) addresses.push(`tin/${year}/`);
    for (const address of addresses) expect(byUrl.has(site.base + address), address).toBe(true);
    for (const file of ['404.html', 'rss.xml', 'sitemap-index.xml'])
      expect(existsSync(join(site.dist, file)), file).toBe(true);
  });

  test('every link, picture, script and style sheet of a page leads to something that exists', () => {
    const broken = pages.flatMap((page) =>
      addressesOf(page)
        .filter((address) => !resolves(page, address))
        .map((address) => `${page.url} → ${address}`),
    );
    expect(broken).toEqual([]);
  });

  test('nothing is fetched from another host', () => {
    const foreign = pages.flatMap((page) =>
      page.elements
        .flatMap(fetchedBy)
        .filter((address) => /^(?:[a-z]+:)?\/\//iu.test(address))
        .map((address) => `${page.url} → ${address}`),
    );
    expect(foreign).toEqual([]);
    for (const file of filesOf(site).filter((name) => name.endsWith('.css')))
      expect(readFileSync(join(site.dist, file), 'utf8')).not.toMatch(
        /url\(["']?(?:https?:)?\/\//iu,
      );
  });

  test('each page has one heading of the first level, a title of its own, a description and its language', () => {
    const titles = new Map<string, string>();
    for (const page of pages.filter(
      ({ url }) => !url.includes('/admin/') && !isRedirect(byUrl.get(url)),
    )) {
      expect(
        page.elements.filter(({ tag }) => tag === 'h1'),
        page.url,
      ).toHaveLength(1);
      const title = page.elements.find(({ tag }) => tag === 'title')?.text ?? '';
      expect(title, page.url).not.toBe('');
      expect(titles.get(title), `${page.url} has the title of`).toBeUndefined();
      titles.set(title, page.url);
      const description = page.elements.find(
        ({ tag, attributes }) => tag === 'meta' && attributes['name'] === 'description',
      );
      expect(description?.attributes['content'], page.url).toBeTruthy();
      expect(page.html, page.url).toMatch(/<html[^>]* lang="vi"/u);
    }
  });

  test('a reading page has no style of its own, and of scripts only data and the one shared file', () => {
    for (const page of reading) {
      expect(
        page.elements.filter(
          ({ tag, attributes }) =>
            tag === 'style' || (tag === 'script' && !isData(attributes) && !attributes['src']),
        ),
        page.url,
      ).toEqual([]);
      expect(
        page.elements.filter(({ tag, attributes }) => tag === 'script' && attributes['src']).length,
        page.url,
      ).toBeLessThanOrEqual(1);
      expect(
        page.elements.filter(
          ({ attributes }) =>
            'style' in attributes || Object.keys(attributes).some((name) => name.startsWith('on')),
        ),
        page.url,
      ).toEqual([]);
    }
  });

  test('a page links every sheet that has rules for it, the one that orders the layers first', () => {
    const rulesOf = new Map(
      filesOf(site)
        .filter((file) => file.endsWith('.css'))
        .map((file) => [site.base + file, scopesIn(readFileSync(join(site.dist, file), 'utf8'))]),
    );
    const all = new Set([...rulesOf.values()].flatMap((scopes) => [...scopes]));
    for (const page of reading.filter(({ url }) => !isRedirect(byUrl.get(url)))) {
      const sheets = page.elements
        .filter(({ attributes }) => attributes['rel'] === 'stylesheet')
        .map(({ attributes }) => attributes['href'] ?? '');
      expect(sheets[0], page.url).toContain('/article.');
      const linked = new Set(sheets.flatMap((sheet) => [...(rulesOf.get(sheet) ?? [])]));
      const missing = [...scopesIn(page.html)].filter(
        (scope) => all.has(scope) && !linked.has(scope),
      );
      expect(missing, page.url).toEqual([]);
    }
  });

  test('every picture has a text for those who do not see it, or says that it is decorative', () => {
    for (const page of pages)
      for (const { tag, attributes } of page.elements)
        if (tag === 'img') expect(attributes, page.url).toHaveProperty('alt');
  });

  test('every time is one that machines can read', () => {
    for (const page of pages)
      for (const { tag, attributes, text } of page.elements)
        if (tag === 'time')
          expect(attributes['datetime'] ?? text, page.url).toMatch(
            /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}:\d{2}\+07:00)?)?)?$/u,
          );
  });

  test('all text is in composed letters', () => {
    for (const page of pages) expect(page.html === page.html.normalize('NFC'), page.url).toBe(true);
  });

  test('the markup of every reading page is valid', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: VALIDATION,
    });
    for (const page of reading) {
      const report = await validator.validateString(page.html);
      const said = report.results.flatMap(({ messages }) =>
        messages.map(
          ({ line, column, message, ruleId }) => `${line}:${column} ${ruleId} ${message}`,
        ),
      );
      expect(said, page.url).toEqual([]);
    }
  });

  function resolves(page: BuiltPage, address: string): boolean {
    const target = new URL(address, `${site.siteUrl}${page.url}`);
    if (target.origin !== site.siteUrl || !/^https?:$/u.test(target.protocol)) return true;
    const path = decodeURIComponent(target.pathname);
    if (!path.startsWith(site.base)) return false;
    const found = byUrl.get(path);
    if (!found)
      return existsSync(join(site.dist, path.slice(site.base.length))) && !path.endsWith('/');
    const fragment = decodeURIComponent(target.hash.slice(1));
    return (
      fragment === '' || found.elements.some(({ attributes }) => attributes['id'] === fragment)
    );
  }
});

describe('what is not public', () => {
  const site = SITES.find(({ name }) => name === 'with hard cases')!;
  const everything = filesOf(site).map(
    (file) => [file, textOfFile(join(site.dist, file))] as const,
  );

  test.each(['bai-mau-tuong-lai', 'bai-mau-hen-gio', 'Chữ chìm'])(
    '%s is in no file of the release',
    (words) => {
      expect(
        everything
          .filter(([file, text]) => file.includes(words) || text.includes(words))
          .map(([file]) => file),
      ).toEqual([]);
    },
  );

  test('a withdrawn article keeps its address, gives the reason and is in no list, feed or index', () => {
    const holders = everything
      .filter(([, text]) => text.includes('Bài mẫu được gỡ để thử việc gỡ bài.'))
      .map(([file]) => file.replace(/\.(?:br|gz)$/u, ''));
    expect([...new Set(holders)]).toEqual(['tin/2024/bai-mau-da-go/index.html']);
    expect(everything.filter(([, text]) => text.includes('Bài mẫu đã gỡ'))).toEqual([]);
  });

  test('an old address leads to the article', () => {
    const page = readFileSync(join(site.dist, 'tin/dia-chi-cu/index.html'), 'utf8');
    expect(page).toContain('/tin/2024/bai-mau-du-thu/');
  });
});

/** The scopes of components that a page or a style sheet speaks of. */
const scopesIn = (text: string) =>
  new Set([...text.matchAll(/data-astro-cid-(\w+)/gu)].map(([, scope]) => scope ?? ''));

const isData = (attributes: BuiltElement['attributes']) =>
  attributes['type'] === 'application/ld+json';

const isRedirect = (page: BuiltPage | undefined) =>
  page?.html.includes('http-equiv="refresh"') ?? false;

const addressesOf = (page: BuiltPage) => [
  ...page.elements.flatMap(fetchedBy),
  ...page.elements.flatMap(({ tag, attributes }) =>
    tag === 'a' ? [attributes['href'] ?? ''] : tag === 'form' ? [attributes['action'] ?? ''] : [],
  ),
];

function fetchedBy({ tag, attributes }: BuiltElement): string[] {
  if (tag === 'link')
    return /canonical|alternate/u.test(attributes['rel'] ?? '') ? [] : [attributes['href'] ?? ''];
  const sources = (attributes['srcset'] ?? '')
    .split(/,\s+/u)
    .map((part) => part.trim().split(/\s+/u)[0] ?? '');
  return [attributes['src'] ?? '', ...sources].filter(Boolean);
}

/** Rules of the validator that ask for another style, not for something wrong. */
const VALIDATION = {
  'no-trailing-whitespace': 'off',
  'doctype-style': 'off',
  'void-style': 'off',
  'attr-quotes': 'off',
  'no-inline-style': 'error',
  'require-sri': 'off',
  'long-title': 'off',
  'no-implicit-button-type': 'error',
  // Safari forgets that a table is one when its rows are laid out as blocks, unless roles say so.
  'no-redundant-role': 'off',
  // Our identifiers are words; a rule about their case tells readers nothing.
  'valid-id': 'off',
} as const;
