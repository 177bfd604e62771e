import type { Page } from '@playwright/test';
import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';

const CHARTED =
  '2025/bao-hiem-xa-hoi-tinh-binh-phuoc-thuc-hien-phuong-cham-nam-nu-binh-quyen-tao-dieu';

const list = (page: Page) => page.getByRole('region', { name: 'Cần xem trước khi gửi' });
const preview = (page: Page) =>
  page.frameLocator('#preview-pane').frameLocator('iframe[title="Trang như người đọc sẽ thấy"]');

test('the preview of what is published is the released page, chart included', async ({
  page,
  portal,
}) => {
  const mainOf = async (address: string) => {
    await page.goto(portal.url + address);
    return page.locator('main').evaluate((main) =>
      main.outerHTML
        .replace(/ data-astro-cid-[\w-]+(?:="[^"]*")?/gu, '')
        .replace(/https?:\/\/[^/"]+/gu, '')
        .replace(/\s+/gu, ' ')
        .replace(/> </gu, '><'),
    );
  };
  const query = new URLSearchParams({ collection: 'articles', id: CHARTED });
  const shown = await mainOf(`admin/api/preview?${query}`);
  await expect(page.getByText('Bản xem trước của trang đang đăng')).toBeVisible();
  await expect(page.getByRole('img', { name: /nữ/iu }).first()).toBeVisible();
  expect(shown).toBe(await mainOf(`tin/${CHARTED}/`));
});

test('a line of the list leads to its field, also in the text; errors keep a draft from review', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  await editor.write('Bài mẫu để thử danh sách', 'Ngắn quá.');
  await page.keyboard.insertText('Bài mẫu:  hai dấu cách ở đây.');
  await page.getByRole('button', { name: /lỗi/u }).click();
  await expect(list(page).getByText('Có hai dấu cách liền nhau')).toBeVisible();

  await list(page).getByRole('button', { name: 'Có hai dấu cách liền nhau' }).click();
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe('  ');
  await list(page)
    .getByRole('button', { name: /“Tóm tắt” quá ngắn/u })
    .click();
  await expect(page.getByLabel('Tóm tắt')).toBeFocused();

  await editor.save();
  await page.getByRole('button', { name: /^Trạng thái:/u }).click();
  await page.getByRole('menuitem', { name: 'Chờ duyệt' }).click();
  await expect(page.getByRole('dialog', { name: 'Bài còn lỗi phải sửa' })).toBeVisible();
  await page.getByRole('button', { name: 'Quay lại sửa' }).click();

  await list(page).getByRole('button', { name: 'Đã xem, bỏ qua' }).first().click();
  await expect(list(page).getByText('Có hai dấu cách liền nhau')).toBeHidden();
  await expect(list(page).getByRole('button', { name: /^Hiện lại/u })).toBeVisible();
  await page.screenshot({ path: '/tmp/wt-scratch-d/c1.png' });
});

test('the page beside the form follows what is typed, with its chart', async ({ page, portal }) => {
  const editor = new Editor(page, portal);
  await editor.openArticle(CHARTED);
  await expect(preview(page).getByRole('img', { name: /nữ/iu }).first()).toBeAttached();
  await editor.title.fill('Tiêu đề vừa gõ');
  await expect(preview(page).getByRole('heading', { name: 'Tiêu đề vừa gõ' })).toBeVisible();
  await page.screenshot({ path: '/tmp/wt-scratch-d/c2.png' });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.screenshot({ path: '/tmp/wt-scratch-d/c3.png' });
});
