import type { Page } from '@playwright/test';
import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';

test.use({ samples: true });

/** Decap's toolbar above the form. */
const toolbar = (page: Page) => page.locator('[class*="-ToolbarContainer"]').first();

test('what waits for its hour and what is gone are called so in the toolbar and in the list', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  await editor.openArticle('2024/bai-mau-hen-gio');
  const state = (name: string) => toolbar(page).getByRole('button', { name, exact: true });
  await expect(state('Đã hẹn giờ 08:00 ngày 01/01/2099')).toBeVisible();

  // On the way to other entries the page is not loaded anew.
  const follow = async (name: string) => {
    await toolbar(page)
      .getByRole('link', { name: /Tin bài/u })
      .click();
    await page.getByRole('link', { name }).click();
  };
  await follow('Bài mẫu đã gỡ · 02/05/2024 · Đã gỡ ngày 01/06/2024');
  await expect(state('Đã gỡ ngày 01/06/2024')).toBeVisible();
  await follow('Bài mẫu 9 của tháng hành động');
  await expect(state('Đã đăng')).toBeVisible();
  await follow('Bài mẫu hẹn giờ · 01/05/2024 · Đã hẹn giờ 08:00 ngày 01/01/2099');
  await expect(state('Đã hẹn giờ 08:00 ngày 01/01/2099')).toBeVisible();
});

test('a draft beside a text that readers have says so, in every collection', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  await page.goto(`${portal.url}admin/`);
  const change = async (collection: string, id: string, file: string, to: string) => {
    const base = portal.git('rev-parse', `main:content/${file}`);
    const source = `${portal.git('show', `main:content/${file}`)}\n${to}`;
    await editor.act('PUT', 'draft', { collection, id, base, source });
  };
  await change('articles', '2024/bai-mau-du-thu', 'articles/2024/bai-mau-du-thu.mdx', 'Thêm.\n');
  await change('topics', 'binh-dang-gioi', 'topics/binh-dang-gioi.yaml', '# Thêm.\n');

  await editor.openArticle('2024/bai-mau-du-thu');
  const status = (name: string) => toolbar(page).getByRole('button', { name, exact: true });
  await expect(status('Trạng thái: Bản nháp của bài đã đăng')).toBeVisible();
  await editor.setStatus('Chờ duyệt');
  await expect(status('Trạng thái: Chờ duyệt bản sửa của bài đã đăng')).toBeVisible();

  await editor.open('collections/topics/entries/binh-dang-gioi');
  await expect(status('Trạng thái: Bản nháp của mục đã đăng')).toBeVisible();
});
