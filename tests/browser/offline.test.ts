import { expect, test } from './portal.ts';

const ARTICLE =
  'tin/2020/huong-dan-trien-khai-cong-tac-vi-su-tien-bo-phu-nu-va-binh-dang-gioi-nam-2020/';

test.use({ basePath: '/phu-nu/' });

test('pages that were opened can be read without a network, others say what is the matter', async ({
  browser,
  portal,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });

  await page.goto(portal.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  // The very first page was opened before there was a worker.
  await expect.poll(() => keptPages(page)).toContain(new URL(portal.url).pathname);
  await page.goto(portal.url + ARTICLE);
  await page.goto(`${portal.url}tim-kiem/?q=phu+nu`);
  await page.goto(`${portal.url}admin/`);

  await context.setOffline(true);
  for (const address of [ARTICLE, '']) {
    await page.goto(portal.url + address);
    await page.reload();
    await expect(page.locator('h1')).toBeVisible();
    expect(await page.title(), address).not.toContain('Không có kết nối');
    // Its style sheet and its letters are there too.
    expect(await page.evaluate(() => document.styleSheets[0]?.cssRules.length)).toBeGreaterThan(5);
    expect(await page.evaluate(() => document.fonts.check('16px "Be Vietnam Pro"'))).toBe(true);
  }
  for (const address of ['van-ban/', 'tim-kiem/?q=phu+nu']) {
    await page.goto(portal.url + address);
    await expect(page.locator('h1')).toHaveText('Không có kết nối mạng');
  }
  await expect(page.goto(`${portal.url}admin/`)).rejects.toThrow();

  await context.setOffline(false);
  await page.goto(`${portal.url}van-ban/`);
  await expect(page.locator('h1')).toHaveText('Văn bản');
  const kept = await keptPages(page);
  expect(kept.filter((path) => /\/(?:admin|tim-kiem|pagefind)\//u.test(path))).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('a page that is not there is not kept', async ({ browser, portal }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(portal.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await page.goto(`${portal.url}khong-co-trang-nay/`);
  expect(await keptPages(page)).not.toContain(`${new URL(portal.url).pathname}khong-co-trang-nay/`);
  await context.close();
});

/** The paths of all kept pages, the one for “no network” among them. */
const keptPages = (page: { evaluate: <T>(read: () => Promise<T>) => Promise<T> }) =>
  page.evaluate(async () => {
    const caches = await globalThis.caches.keys();
    const requests = await Promise.all(
      caches.map(async (name) => (await globalThis.caches.open(name)).keys()),
    );
    return requests
      .flat()
      .map(({ url }) => new URL(url).pathname)
      .filter((path) => path.endsWith('/'));
  });
