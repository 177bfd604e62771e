import type { Page } from '@playwright/test';
import { expect, test } from './portal.ts';
import { TEMPLATES } from './templates.ts';

const OLD = 'huong-dan-trien-khai-cong-tac-vi-su-tien-bo-phu-nu-va-binh-dang-gioi-nam-2020';
const NEW = 'bao-hiem-xa-hoi-tinh-binh-phuoc-thuc-hien-phuong-cham-nam-nu-binh-quyen-tao-dieu';
const ADDRESSES = Object.values(TEMPLATES);

test('no page complains in the console, and none asks another host', async ({ page, portal }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith('khong-co-trang-nay/'))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(portal.url)) complaints.push(request.url());
  });
  for (const template of ADDRESSES) {
    await page.goto(portal.url + template);
    if (template.startsWith('tim-kiem')) await searchIsDone(page);
  }
  expect(complaints).toEqual([]);
});

const FINDS: [string, string][] = [
  ['binh dang gioi', OLD],
  ['bình đẳng giới', OLD],
  ['BĐG', OLD],
  ['bdg', OLD],
  // The register stands above the articles that cite it.
  ['241/BHXH-TCCB', '241-bhxh-tccb-2020'],
  ['"nam nữ bình quyền"', NEW],
  ['"nam nu binh quyen"', NEW],
  ['công nghiệp hoá, hiện đại hoá', OLD],
  ['công nghiệp hóa, hiện đại hóa', OLD],
  ['bình đẳng giới'.normalize('NFD'), OLD],
  ['phương châm nam nữ bình quyền'.normalize('NFD'), NEW],
];
for (const [query, article] of FINDS)
  test(`search finds the right article first: ${query.normalize('NFC')}${query === query.normalize('NFC') ? '' : ' (NFD)'}`, async ({
    page,
    portal,
  }) => {
    await page.goto(`${portal.url}tim-kiem/?${new URLSearchParams({ q: query })}`);
    await searchIsDone(page);
    const results = page.getByRole('list', { name: 'Kết quả tìm kiếm' });
    await expect(results.getByRole('link').first()).toHaveAttribute(
      'href',
      new RegExp(`/${article}/(?:#:~:text=.+)?$`, 'u'),
    );
    expect(await results.innerText()).not.toContain('\u0345');
    await expect(page.getByRole('status')).toContainText('kết quả');
  });

test('the feed and the site maps are well-formed, and every address in them opens', async ({
  page,
  portal,
}) => {
  await page.goto(portal.url);
  const read = async (address: string) =>
    page.evaluate(
      (text) => {
        const xml = new DOMParser().parseFromString(text, 'application/xml');
        if (xml.querySelector('parsererror')) throw new Error(`No XML: ${text.slice(0, 200)}`);
        const texts = (name: string) =>
          [...xml.querySelectorAll(name)].map((node) => node.textContent);
        return {
          root: xml.documentElement.tagName,
          links: texts('item > link'),
          places: texts('loc'),
        };
      },
      await (await page.request.get(address)).text(),
    );
  const feed = await read(`${portal.url}rss.xml`);
  expect(feed.root).toBe('rss');
  const index = await read(`${portal.url}sitemap-index.xml`);
  expect(index.root).toBe('sitemapindex');
  // They name the public host; this portal answers at another.
  const here = (address: string | null) =>
    new URL(new URL(address ?? '').pathname, portal.url).href;
  const maps = await Promise.all(index.places.map((place) => read(here(place))));
  const addresses = [...feed.links, ...maps.flatMap(({ places }) => places)];
  expect(addresses.length).toBeGreaterThan(10);
  for (const address of addresses) {
    expect(address).toMatch(/^https?:/u);
    expect((await page.request.get(here(address))).status(), address ?? '').toBe(200);
  }
});

test('the search form of every page leads to results', async ({ page, portal }) => {
  await page.goto(`${portal.url}van-ban/`);
  await page.getByRole('searchbox').first().fill('nam nu binh quyen');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('list', { name: 'Kết quả tìm kiếm' }).getByRole('link').first(),
  ).toHaveAttribute('href', new RegExp(NEW, 'u'));
});

test('without script the search page offers the archive', async ({ browser, portal }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${portal.url}tim-kiem/?q=bdg`);
  await expect(page.getByRole('main').locator('a[href$="/tin/"]').first()).toBeVisible();
  await context.close();
});

test('the text of every chart lies inside its picture', async ({ browser, portal }) => {
  for (const width of [320, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${portal.url}so-lieu/nu-vien-chuc-lao-dong/`);
    await page.evaluate(() => document.fonts.ready);
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll('svg.chart-svg')]
        .filter((svg) => svg.getBoundingClientRect().width > 0)
        .flatMap((svg) => {
          const box = svg.getBoundingClientRect();
          return [...svg.querySelectorAll('text')]
            .filter((text) => {
              const own = text.getBoundingClientRect();
              return (
                own.left < box.left - 0.5 ||
                own.right > box.right + 0.5 ||
                own.top < box.top - 0.5 ||
                own.bottom > box.bottom + 0.5
              );
            })
            .map((text) => text.textContent);
        }),
    );
    expect(outside).toEqual([]);
    expect(await page.locator('svg.chart-svg:visible').count()).toBe(1);
    await context.close();
  }
});

async function searchIsDone(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await expect(page.getByRole('status')).not.toBeEmpty();
}
