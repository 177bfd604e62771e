import type { Page } from '@playwright/test';
import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';

test.use({ samples: true });

/** Decap's toolbar above the form. */
const toolbar = (page: Page) => page.locator('[class*="-ToolbarContainer"]').first();

const text = (title: string, more = '') => `---
title: ${title}
summary: Bài mẫu dùng để thử những gì người biên tập thấy khi mở bài, không nói về ai ngoài đời.
date: 2026-01-05T08:00:00+07:00
unit: bhxh-tinh-binh-phuoc
byline: Bài mẫu
topics:
  - binh-dang-gioi
${more}---

Có 12 người tham gia.
`;

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

test('what is to be mended stands above the bar of a returned draft, as plain text, until it is sent again', async ({
  page,
  portal,
}) => {
  const id = '2026/bai-mau-tra-lai';
  const editor = new Editor(page, portal);
  await page.goto(`${portal.url}admin/`);
  const send = (method: string, path: string, more: object) =>
    editor.act(method, path, { collection: 'articles', id, ...more });
  await send('PUT', 'draft', { base: null, source: text('Bài mẫu bị trả lại') });
  await send('POST', 'draft/status', { state: 'pending_review' });
  await send('POST', 'draft/status', { state: 'draft', note: 'Thêm nguồn ảnh <img src=x>.' });

  await editor.openArticle(id);
  const region = page.getByRole('region', { name: 'Bài bị trả lại' });
  await expect(region).toContainText(/Người Thử trả lại lúc \d\d\/\d\d\/\d{4} \d\d:\d\d:/u);
  await expect(region).toContainText('Thêm nguồn ảnh <img src=x>.');
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: test.info().outputPath(`tra-lai-${width}.png`) });
    // It covers no field: the form ends above it.
    const form = await page.locator('[class*="-EditorContainer"]').first().boundingBox();
    const bar = await region.boundingBox();
    expect((form?.y ?? 0) + (form?.height ?? 0)).toBeLessThanOrEqual((bar?.y ?? 0) + 1);
  }
  await editor.setStatus('Chờ duyệt');
  await expect(region).toBeHidden();
});

test('a note or a reason is asked for by the desk, by keyboard alone; whoever thinks better of it changes nothing', async ({
  page,
  portal,
}) => {
  const id = '2026/bai-mau-hoi-ly-do';
  const editor = new Editor(page, portal);
  await page.goto(`${portal.url}admin/`);
  const send = (method: string, path: string, more: object) =>
    editor.act(method, path, { collection: 'articles', id, ...more });
  await send('PUT', 'draft', { base: null, source: text('Bài mẫu hỏi lý do') });
  await send('POST', 'draft/status', { state: 'pending_review' });
  await editor.openArticle(id);
  const status = page.getByRole('button', { name: /^Trạng thái:/u });
  const question = page.getByRole('dialog', { name: 'Trả lại bản nháp' });
  const note = question.getByLabel('Cần sửa gì?');
  const sendBack = async () => {
    await status.press('Enter');
    await page.getByRole('menuitem', { name: 'Bản nháp' }).press('Enter');
    await expect(note).toBeFocused();
  };

  await sendBack();
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: test.info().outputPath(`hoi-${width}.png`) });
  }
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(status).toHaveText('Trạng thái: Chờ duyệt');
  await expect(status).toBeFocused();

  await sendBack();
  await page.keyboard.type('Thêm nguồn ảnh.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Bỏ câu cuối.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(status).toHaveText('Trạng thái: Bản nháp');
  await expect(page.getByRole('region', { name: 'Bài bị trả lại' })).toContainText(
    'Thêm nguồn ảnh.\nBỏ câu cuối.',
  );
});

test('what is not an article is deleted with a reason, which is kept, or not at all', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  await page.goto(`${portal.url}admin/`);
  const topic = { collection: 'topics', id: 'chuyen-de-mau-de-xoa' };
  const source = 'title: Chuyên đề mẫu để xóa\nsummary: Chuyên đề mẫu, chỉ dùng để thử việc xóa.\n';
  await editor.act('PUT', 'draft', { ...topic, base: null, source });
  await editor.act('POST', 'draft/status', { ...topic, state: 'pending_publish' });
  await editor.act('POST', 'draft/publish', topic);
  await editor.open(`collections/topics/entries/${topic.id}`);
  await page.getByRole('button', { name: 'Xóa khỏi cổng' }).click();
  const question = page.getByRole('dialog', { name: 'Xóa khỏi cổng' });
  await question.getByRole('button', { name: 'Thôi' }).click();
  const isThere = () => portal.git('ls-tree', '-r', '--name-only', 'main').includes(topic.id);
  expect(isThere()).toBe(true);

  await page.getByRole('button', { name: 'Xóa khỏi cổng' }).click();
  await question.getByLabel('Vì sao xóa mục này khỏi cổng?').fill('Trùng chuyên đề khác.');
  await question.getByRole('button', { name: 'Xóa khỏi cổng' }).click();
  await expect.poll(isThere).toBe(false);
  expect(portal.git('log', '-1', '--format=%B', 'main')).toContain('Trùng chuyên đề khác.');
});

test('what needs a look of a file that was handed in stands in the open draft until somebody has looked', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  await page.goto(`${portal.url}admin/`);
  const lines = ['Bài mẫu từ tệp chữ', 'Ngày: 8/3/2026', 'Nội dung của bài mẫu.', 'Hết bài mẫu.'];
  const content = Buffer.from(lines.join('\n\n')).toString('base64');
  await editor.act('POST', 'submission', { name: 'bai.txt', content });
  const open = async () => {
    await editor.openArticle('2026/bai-mau-tu-tep-chu');
    await page.getByRole('button', { name: /chỗ xem lại$/u }).click();
    return page.getByRole('region', { name: 'Cần xem lại từ tệp đã gửi' });
  };
  let list = await open();
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: test.info().outputPath(`xem-lai-${width}.png`) });
  }
  const topic = list.getByRole('listitem').filter({ hasText: 'Chưa có chuyên đề.' });
  const before = await list.getByRole('listitem').count();
  await topic.getByRole('button', { name: /^Đã xem/u }).press('Enter');
  await expect(topic).toHaveCount(0);
  // Nor is it there for whoever opens the draft next.
  await page.evaluate(() => localStorage.setItem('desk:checklist', 'folded'));
  list = await open();
  await expect(list.getByRole('listitem')).toHaveCount(before - 1);
  await expect(topic).toHaveCount(0);
});

test('a block that is put in comes before the eyes, and its first field takes what is typed', async ({
  page,
  portal,
}) => {
  const id = '2026/bai-mau-chen-khoi';
  const editor = new Editor(page, portal);
  await page.goto(`${portal.url}admin/`);
  const paragraphs = Array.from({ length: 60 }, (_, index) => `Đoạn mẫu thứ ${index + 1}.`);
  const source = text('Bài mẫu chèn khối') + paragraphs.join('\n\n');
  await editor.act('PUT', 'draft', { collection: 'articles', id, base: null, source });
  await editor.openArticle(id);
  await editor.body.getByText('Đoạn mẫu thứ 60.').click();
  await page.keyboard.press('End');
  await editor.insert('Lời trích');
  const block = page.locator('.cms-editor-visual [data-slate-void]');
  const first = block.getByRole('textbox').first();
  await expect(first).toBeFocused();
  await expect(first).toBeInViewport();
  await page.keyboard.type('Lời mẫu.');
  await expect(first).toHaveValue('Lời mẫu.');
});

test('without accounts no name and no unit are made up for a new article', async ({
  page,
  portal,
}) => {
  await page.goto(`${portal.url}admin/#/collections/articles/new`);
  await expect(page.getByLabel('Tác giả')).toHaveValue('');
  await expect(page.getByText('Bảo hiểm xã hội tỉnh Bình Phước')).toHaveCount(0);
});
