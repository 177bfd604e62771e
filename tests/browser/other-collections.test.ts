import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';

/** Sends the saved entry the whole way, then gives the text that is kept of it. */
async function publish(editor: Editor, file: string): Promise<string> {
  await editor.save();
  await editor.setStatus('Chờ duyệt');
  await editor.setStatus('Đã duyệt');
  await editor.publish();
  return editor.portal.git('show', `main:content/${file}`);
}

test('an action month is published', async ({ page, portal }) => {
  const editor = new Editor(page, portal);
  await editor.open('collections/campaigns/new');
  await page.getByLabel('Tên chính thức').fill('Tháng hành động mẫu');
  await editor.choose('Loại', 'Vì bình đẳng giới (15/11–15/12)');
  await page.getByLabel('Từ ngày').fill('15/11/2030');
  await page.getByLabel('Đến ngày').fill('15/12/2030');
  const text = await publish(editor, 'campaigns/2030-thang-hanh-dong-mau.yaml');
  expect(text).toContain('from: 2030-11-15\nto: 2030-12-15');
  await page.goto(`${portal.url}thang-hanh-dong/2030-thang-hanh-dong-mau/`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Tháng hành động mẫu');
});

test('a unit is published', async ({ page, portal }) => {
  const editor = new Editor(page, portal);
  await editor.open('collections/units/new');
  await page.getByRole('button', { name: 'Thêm tên gọi' }).click();
  await page.getByLabel('Tên đầy đủ').fill('Đơn vị mẫu để thử');
  await page.getByLabel('Tên gọi tắt').fill('ĐV mẫu');
  await editor.choose('Cấp', 'Khu vực');
  const text = await publish(editor, 'units/don-vi-mau-de-thu.yaml');
  expect(text).toContain('shortName: ĐV mẫu');
});

test('a topic is published', async ({ page, portal }) => {
  const editor = new Editor(page, portal);
  await editor.open('collections/topics/new');
  await page.getByLabel('Tên chuyên đề').fill('Chuyên đề mẫu');
  await page.getByLabel('Giới thiệu').fill('Chuyên đề mẫu để thử bàn biên tập.');
  const text = await publish(editor, 'topics/chuyen-de-mau.yaml');
  expect(text).toContain('title: Chuyên đề mẫu');
});

test('a page is published, its text safe', async ({ page, portal }) => {
  const editor = new Editor(page, portal);
  await editor.open('collections/pages/new');
  await page.getByLabel('Tiêu đề').first().fill('Trang mẫu');
  await page.getByLabel('Tóm tắt').fill('Trang mẫu để thử bàn biên tập, không phải trang thật.');
  await editor.body.click();
  await page.keyboard.type('Tỷ lệ mẫu <3% và {x}.');
  const text = await publish(editor, 'pages/trang-mau.mdx');
  expect(text).toContain('&lt;3%');
  await page.goto(`${portal.url}trang-mau/`);
  await expect(page.getByText('Tỷ lệ mẫu <3% và {x}.')).toBeVisible();
});

test('the office puts a notice on every page', async ({ page, portal }) => {
  const editor = new Editor(page, portal);
  await editor.open('collections/site/entries/site');
  await expect(page.getByLabel('Tên cổng')).not.toHaveValue('');
  const notice = page.locator(
    '//label[starts-with(normalize-space(), "Thông báo chung")]/ancestor::*[contains(@class, "ControlContainer")][1]',
  );
  await notice.getByRole('button', { name: 'Mở ra' }).first().click();
  await notice.getByLabel('Thông báo', { exact: true }).fill('Thông báo mẫu để thử.');
  await notice.getByLabel('Từ ngày').fill('01/01/2026');
  await notice.getByLabel('Đến ngày').fill('31/12/2099');
  const text = await publish(editor, 'site.yaml');
  expect(text).toContain('notice:\n  text: Thông báo mẫu để thử.\n  from: 2026-01-01');
  await page.goto(portal.url);
  await expect(page.getByText('Thông báo mẫu để thử.')).toBeVisible();
});

test('an abbreviation is added, and no other changes', async ({ page, portal }) => {
  const editor = new Editor(page, portal);
  const before = portal.git('show', 'main:content/glossary.yaml');
  await editor.open('collections/glossary/entries/glossary');
  await page.getByRole('button', { name: 'Thêm từ viết tắt' }).click();
  await page.getByLabel('Viết tắt').last().fill('BMVT');
  await page.getByLabel('Viết đầy đủ').last().fill('bài mẫu viết tắt');
  const text = await publish(editor, 'glossary.yaml');
  const added = '  - abbreviation: BMVT\n    expansion: bài mẫu viết tắt\n';
  expect(text).toContain(added);
  expect(text.replace(added, '')).toBe(before);
});
