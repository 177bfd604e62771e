import type { Page } from '@playwright/test';
import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';

const CHARTED =
  '2025/bao-hiem-xa-hoi-tinh-binh-phuoc-thuc-hien-phuong-cham-nam-nu-binh-quyen-tao-dieu';

const list = (page: Page) => page.getByRole('region', { name: 'Cần xem trước khi gửi' });
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

test('a line of the list leads to its field', async ({ page, portal }) => {
  const editor = new Editor(page, portal);
  await editor.write('Bài mẫu để thử danh sách', 'Ngắn quá.');
  await page.getByRole('button', { name: /lỗi/u }).click();
  await list(page)
    .getByRole('button', { name: /“Tóm tắt” quá ngắn/u })
    .click();
  await expect(page.getByLabel('Tóm tắt')).toBeFocused();
});
