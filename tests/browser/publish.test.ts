import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';
import { publishingWorks } from './publishing.ts';

publishingWorks();

test('an article with a mistake is sent back with the place and what to do, and the site stays up', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  await editor.write(
    'Bài mẫu thiếu phần',
    'Bài mẫu dùng để thử việc gửi duyệt một bài còn thiếu chuyên đề và tác giả.',
  );
  await page.keyboard.type('Bài mẫu.');
  await page.getByLabel('Tóm tắt').fill('Ngắn');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(page.getByText(/Từ 50|ít nhất 50/u).first()).toBeVisible();
  expect((await page.request.get(portal.url)).status()).toBe(200);
});
