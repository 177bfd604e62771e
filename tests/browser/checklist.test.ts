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
  // As it was sent: the readers' scripts change a page once it is open.
  const mainOf = async (address: string) => {
    const html = await (await page.request.get(portal.url + address)).text();
    return (/<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? '')
      .replace(/ data-astro-cid-[\w-]+(?:="[^"]*")?/gu, '')
      .replace(/\s+/gu, ' ');
  };
  const query = new URLSearchParams({ collection: 'articles', id: CHARTED });
  const shown = await mainOf(`admin/api/preview?${query}`);
  expect(shown).toContain('role="img"');
  expect(shown).toBe(await mainOf(`tin/${CHARTED}/`));
});

test('a line of the list leads to its field, also in the text; errors keep a draft from review', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  await editor.write('Bài mẫu để thử danh sách', 'Ngắn quá.');
  await page.keyboard.insertText('Bài mẫu có "nháy thẳng" ở đây.');
  await page.getByRole('button', { name: /lỗi/u }).click();
  await expect(list(page).getByText('Dấu nháy thẳng')).toBeVisible();

  await list(page).getByRole('button', { name: 'Dấu nháy thẳng' }).click();
  await expect
    .poll(() => page.evaluate(() => document.getSelection()?.toString()))
    .toBe('"nháy thẳng"');
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
  await expect(list(page).getByText('Dấu nháy thẳng')).toBeHidden();
  await expect(list(page).getByRole('button', { name: /^Hiện lại/u })).toBeVisible();
});

test('the page beside the form follows what is typed, with its chart', async ({ page, portal }) => {
  const editor = new Editor(page, portal);
  await editor.openArticle(CHARTED);
  await expect(preview(page).getByRole('img', { name: /nữ/iu }).first()).toBeAttached();
  await editor.title.fill('Tiêu đề vừa gõ');
  await expect(preview(page).getByRole('heading', { name: 'Tiêu đề vừa gõ' })).toBeVisible();
});
