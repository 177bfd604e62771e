import { expect, type Page, test as base } from '@playwright/test';
import { overflow, violations } from './axe.ts';
import { withServedSite } from './served-site.ts';
import { WITH_SAMPLES } from './templates.ts';

/** The portal over its own content and all samples: every template has something to show. */
const test = base.extend<object, { site: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it that no other fixture is needed.
  site: [async ({}, use) => withServedSite(use), { scope: 'worker', timeout: 180_000 }],
});

for (const width of [320, 768, 1280])
  test(`every template is sound for assistive technology at ${width} px, light and dark, without scrolling sideways`, async ({
    browser,
    site,
  }) => {
    test.slow();
    const viewport = { width, height: 900 };
    const context = await browser.newContext({ viewport, bypassCSP: true });
    const page = await context.newPage();
    for (const [name, address] of Object.entries(WITH_SAMPLES)) {
      await page.emulateMedia({ colorScheme: 'light' });
      await open(page, site + address);
      expect(await violations(page), name).toEqual([]);
      expect(await overflow(page), name).toEqual([]);
      // In the dark the page is the same but for its colours.
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(page, ['color-contrast']), `${name}, dark`).toEqual([]);
      expect(await overflow(page), `${name}, dark`).toEqual([]);
    }
    await context.close();
  });

for (const width of [320, 1280])
  test(`text of twice the size fits every template at ${width} px`, async ({ browser, site }) => {
    const viewport = { width, height: 900 };
    const context = await browser.newContext({ viewport, bypassCSP: true });
    const page = await context.newPage();
    for (const [name, address] of Object.entries(WITH_SAMPLES)) {
      await open(page, site + address);
      await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
      expect(await overflow(page), name).toEqual([]);
    }
    await context.close();
  });

test('every template works by keyboard: the first stop leads to the content, and every stop shows', async ({
  page,
  site,
}) => {
  for (const [name, address] of Object.entries(WITH_SAMPLES)) {
    await open(page, site + address);
    // What stands in a frame of another site has no header to skip.
    if (name !== 'news-in-a-frame') {
      await page.keyboard.press('Tab');
      await expect(page.locator(':focus'), name).toHaveText('Tới nội dung chính');
      await expect(page.locator(':focus'), name).toBeInViewport();
    }
    for (let stop = 0; stop < 25; stop++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(isOutlined), `${name}, stop ${stop}`).toBe(true);
    }
  }
});

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  if (!address.includes('?q=')) return;
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await expect(page.getByRole('status')).not.toBeEmpty();
}

/** Does whatever has the focus show it? A hidden radio button shows it on the sign beside it. */
function isOutlined(): boolean {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return true;
  return [focused, focused.nextElementSibling].some(
    (element) => element && parseFloat(getComputedStyle(element).outlineWidth) >= 2,
  );
}
