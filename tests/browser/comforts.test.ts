import { expect, test } from './portal.ts';

const sizeOf = () => getComputedStyle(document.documentElement).fontSize;

test('a reader sets the text size once, and every page keeps it', async ({ page, portal }) => {
  await page.goto(portal.url);
  await page.getByRole('radio', { name: 'A+, chữ to' }).check({ force: true });
  expect(await page.evaluate(sizeOf)).toBe('20px');
  await page.goto(`${portal.url}van-ban/`);
  await expect(page.getByRole('radio', { name: 'A+, chữ to' })).toBeChecked();
  expect(await page.evaluate(sizeOf)).toBe('20px');
  await page.getByRole('radio', { name: 'A, chữ vừa' }).check({ force: true });
  await page.reload();
  expect(await page.evaluate(sizeOf)).toBe('16px');
});

test('text size is set by keyboard, and without script too', async ({ browser, portal }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(portal.url);
  await page.getByRole('radio', { name: 'A, chữ vừa' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('html')).toHaveCSS('font-size', '20px');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('html')).toHaveCSS('font-size', '24px');
  await context.close();
});

test('a browser that forbids storage still changes the text size', async ({ page, portal }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
  });
  await page.goto(portal.url);
  await page.getByRole('radio', { name: 'A−, chữ nhỏ' }).check({ force: true });
  expect(await page.evaluate(sizeOf)).toBe('14.4px');
});

test('an article is passed on by plain links, and printed by a button', async ({
  page,
  portal,
}) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.classList.add('printed');
  });
  await page.goto(`${portal.url}tin/2020/`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /Hướng dẫn triển khai/u })
    .click();
  const end = page.getByRole('complementary', { name: 'Chia sẻ và góp ý' });
  const mail = await end.getByRole('link', { name: 'Gửi qua thư điện tử' }).getAttribute('href');
  expect(decodeURIComponent(mail ?? '')).toContain('subject=Hướng dẫn triển khai');
  expect(decodeURIComponent(mail ?? '')).toContain('/tin/2020/huong-dan-trien-khai');
  await expect(end.getByRole('link', { name: 'Có', exact: true })).toHaveAttribute(
    'href',
    /^mailto:/u,
  );
  await end.getByRole('button', { name: 'In bài' }).click();
  await expect(page.locator('html')).toHaveClass('printed');
});
