import { expectUsable } from './axe.ts';
import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';

const PAGES: Record<string, string> = {
  contents: 'admin/noi-dung/',
  history: 'admin/lich-su/',
  pictures: 'admin/anh/',
  submission: 'admin/gui-bai/',
  accounts: 'admin/tai-khoan/',
  'sign-in': 'admin/dang-nhap/',
};

for (const [name, address] of Object.entries(PAGES))
  test(`everybody can use the desk's page: ${name}`, async ({ page, portal }) => {
    await page.goto(portal.url + address);
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    await page.waitForLoadState('networkidle');
    await expectUsable(page);
  });

test('the bar below an article hides no field, and its lists work by keyboard', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  await page.setViewportSize({ width: 360, height: 740 });
  await editor.openArticle(
    '2025/bao-hiem-xa-hoi-tinh-binh-phuoc-thuc-hien-phuong-cham-nam-nu-binh-quyen-tao-dieu',
  );
  const bar = page.locator('#desk-bar');
  await expect(bar.getByText('Việc khác')).toBeVisible();
  const below = () =>
    bar.evaluate((element) => {
      const { top } = element.getBoundingClientRect();
      const form = document.querySelector('[class*="ControlPaneContainer"]');
      return Math.round(top - (form?.getBoundingClientRect().bottom ?? Infinity));
    });
  await expect.poll(below).toBeGreaterThanOrEqual(0);

  await bar.getByText('Việc khác').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Đính chính…' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Đính chính…' })).toBeInViewport();

  const count = bar.getByRole('button', { name: /lỗi|nhắc|Không còn gì/u });
  await count.press('Enter');
  await expect(page.getByRole('region', { name: 'Cần xem trước khi gửi' })).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});
