import { readFileSync } from 'node:fs';
import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';

const FOLDER = 'tests/fixtures/content/articles/2024/';
const SHOTS = process.env['SHOTS'];

test('a gallery and a video are inserted, come back folded, and are on the page', async ({
  page,
  portal,
}) => {
  test.setTimeout(240_000);
  const editor = new Editor(page, portal);
  await editor.write(
    'Bài mẫu có chùm ảnh và video',
    'Bài mẫu dùng để thử việc chèn một chùm ảnh và một video ở bàn biên tập.',
  );
  await page.keyboard.type('Chữ của bài.');
  await editor.addPicture(`${FOLDER}bai-mau-anh.jpg`, 'Ảnh mẫu của bài');
  await editor.body.getByText('Chữ của bài.').click();
  await page.keyboard.press('End');

  await editor.insert('Chùm ảnh');
  await page.getByLabel('Tên chùm ảnh').fill('Ảnh mẫu ngày hội');
  const gallery = page.locator('.cms-editor-visual [data-slate-void]').first();
  const files = gallery.locator('input[type=file]').first();
  await files.setInputFiles([1, 2, 3].map((number) => `${FOLDER}mau-anh-${number}.jpg`));
  await expect(gallery.getByLabel('Mô tả ảnh')).toHaveCount(3);
  for (const number of [0, 1]) {
    await gallery
      .getByLabel('Mô tả ảnh')
      .nth(number)
      .fill(`Ảnh mẫu "số ${number + 1}"`);
    await gallery
      .getByLabel('Chú thích')
      .nth(number)
      .fill(`Chú thích mẫu ${number + 1}`);
  }
  await gallery.getByLabel('Chỉ để trang trí').nth(2).click();
  if (SHOTS) await gallery.screenshot({ path: `${SHOTS}/desk-gallery-open.png` });

  await editor.insert('Video');
  const video = page.locator('.cms-editor-visual [data-slate-void]').nth(1);
  await video.getByLabel('Địa chỉ video').fill('https://youtu.be/aaaaaaaaaaa?si=theo-doi');
  await video.getByLabel('Tên video').fill('Video mẫu');
  await video.getByLabel('Thời lượng').fill('4:35');
  await video.getByLabel('Nội dung bằng chữ').fill('Lời nói mẫu.\nDòng hai.');
  await video.locator('input[type=file]').setInputFiles(`${FOLDER}bai-mau-anh.jpg`);
  await expect(video.locator('.desk-shown')).toBeVisible();
  await video.getByLabel('Mô tả ảnh').fill('Ảnh mẫu, hai mảng màu');
  if (SHOTS) await video.screenshot({ path: `${SHOTS}/desk-video-open.png` });

  await editor.save();
  const id = await editor.id();
  const kept = () => portal.git('show', `refs/drafts/articles/${id}:content/articles/${id}.mdx`);
  const before = kept();
  expect(before).toMatch(
    /<Gallery\n {2}title="Ảnh mẫu ngày hội"\n {2}src1="mau-anh-1-[0-9a-f]{8}\.jpg" alt1="Ảnh mẫu &quot;số 1&quot;" caption1="Chú thích mẫu 1"\n {2}src2="mau-anh-2-[0-9a-f]{8}\.jpg" alt2="Ảnh mẫu &quot;số 2&quot;" caption2="Chú thích mẫu 2"\n {2}src3="mau-anh-3-[0-9a-f]{8}\.jpg" decorative3\n\/>\n/u,
  );
  expect(before).toMatch(
    /<Video url="https:\/\/youtu\.be\/aaaaaaaaaaa\?si=theo-doi" title="Video mẫu" duration="4:35" text="Lời nói mẫu\.&#10;Dòng hai\." src="bai-mau-anh-[0-9a-f]{8}\.jpg" alt="Ảnh mẫu, hai mảng màu" \/>/u,
  );

  // Opened again, both are folded and say what they are; nothing has to be saved.
  await editor.openArticle(id);
  await expect(page.getByRole('button', { name: 'Lưu', exact: true })).toBeDisabled();
  const glances = page.locator('.cms-editor-visual .desk-glance:visible');
  await expect(glances).toHaveCount(2);
  await expect(glances.nth(0)).toContainText('Ảnh mẫu ngày hội');
  await expect(glances.nth(0)).toContainText('3 ảnh');
  await expect(glances.nth(0).locator('img')).toHaveCount(3);
  await expect(glances.nth(0).locator('img').first()).toHaveJSProperty('complete', true);
  await expect(glances.nth(1)).toContainText('Video mẫu');
  await expect(glances.nth(1)).toContainText('YouTube · 4:35');
  await expect(page.getByLabel('Tên video')).toBeHidden();
  if (SHOTS) await shoot('desk-folded');

  // What is typed beside them leaves every byte of them as it was.
  await editor.body.getByText('Chữ của bài.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Thêm.');
  await editor.save();
  expect(kept()).toBe(before.replace('Chữ của bài.', 'Chữ của bài. Thêm.'));

  await editor.setStatus('Chờ duyệt');
  await editor.setStatus('Đã duyệt');
  await editor.publish();
  // Nothing of another site loads before a reader asks for it.
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${portal.url}tin/${id}/`);
  const group = page.getByRole('group', { name: 'Ảnh mẫu ngày hội' });
  await expect(group.getByRole('listitem')).toHaveCount(3);
  const first = group.getByRole('link', { name: 'Ảnh mẫu "số 1"' });
  await expect(first).toHaveAttribute('href', /\.webp$/u);
  const large = await page.request.get(
    new URL((await first.getAttribute('href')) ?? '', page.url()).href,
  );
  expect(large.headers()['content-type']).toBe('image/webp');
  await expect(
    page.getByRole('link', { name: 'Xem trên YouTube (mở trang khác)' }),
  ).toHaveAttribute('href', 'https://www.youtube.com/watch?v=aaaaaaaaaaa');
  await expect(page.locator('iframe, video, embed, object')).toHaveCount(0);
  expect(asked.filter((url) => !url.startsWith(portal.url))).toEqual([]);
  if (SHOTS) await shoot('page');
  expect(readFileSync(`${portal.contentDir}/articles/${id}.mdx`, 'utf8')).toContain('<Gallery\n');

  async function shoot(name: string) {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1280, 360]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await glances.or(page.getByRole('group')).first().scrollIntoViewIfNeeded();
        await page.waitForTimeout(600);
        await page.screenshot({ path: `${SHOTS}/${name}-${colorScheme}-${width}.png` });
      }
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ colorScheme: 'light' });
  }
});

test('blocks that refer to something say its title, figure and number when they are folded', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  await editor.openArticle(
    '2025/bao-hiem-xa-hoi-tinh-binh-phuoc-thuc-hien-phuong-cham-nam-nu-binh-quyen-tao-dieu',
  );
  await editor.body.getByRole('paragraph').or(editor.body.locator('p')).last().click();
  await page.keyboard.press('Control+End');
  for (const [button, label, option] of [
    ['Con số nổi bật', 'Số liệu', 'Nữ viên chức, lao động và nữ giữ chức vụ quản lý'],
    ['Dẫn văn bản', 'Văn bản', '241/BHXH-TCCB'],
  ] as const) {
    await editor.insert(button);
    const block = page.locator('.cms-editor-visual [data-slate-void]').last();
    await block.getByRole('combobox', { name: label }).click();
    await page.getByRole('option', { name: option }).first().click();
    await block.getByRole('button', { name: 'Thu lại' }).click();
  }
  const glances = page.locator('.cms-editor-visual .desk-glance:visible');
  await expect(glances.filter({ hasText: '61,3%' })).toBeVisible();
  await expect(glances.filter({ hasText: '241/BHXH-TCCB' })).toBeVisible();
  if (SHOTS)
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      await glances.first().scrollIntoViewIfNeeded();
      await page.waitForTimeout(600);
      await page.screenshot({ path: `${SHOTS}/desk-glances-${width}.png` });
    }
});

test('a block goes up, down and away by its buttons, and Ctrl+Z brings it back', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  await editor.write('Bài mẫu chuyển khối', 'Bài mẫu dùng để thử việc chuyển khối và xóa khối.');
  await page.keyboard.type('Đoạn một.');
  await editor.insert('Lời trích');
  await page.locator('[data-slate-void]').getByLabel('Lời trích').fill('Lời mẫu');
  await page.getByRole('button', { name: 'Chuyển khối lên' }).click();
  await expect(page.getByRole('button', { name: 'Chuyển khối lên' })).toBeFocused();
  await editor.save();
  expect(await editor.savedBody()).toBe('<Quote text="Lời mẫu" />\n\nĐoạn một.');

  await page.getByRole('button', { name: 'Xóa khối' }).click();
  await expect(page.getByRole('button', { name: 'Xóa khối' })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Chuyển khối xuống' }).click();
  await editor.save();
  expect(await editor.savedBody()).toBe('Đoạn một.\n\n<Quote text="Lời mẫu" />');
});

test('the buttons of a block after a list, after a quote or in a list act on that block alone', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  await editor.write('Bài mẫu có danh sách', 'Bài mẫu dùng để thử xóa khối sau một danh sách.');
  await page.keyboard.type('Chữ.');
  await editor.save();
  const id = await editor.id();
  const source = () => portal.git('show', `refs/drafts/articles/${id}:content/articles/${id}.mdx`);
  const [head] = source().split('\n---\n\n');
  const base = portal
    .git('rev-parse', `refs/drafts/articles/${id}:content/articles/${id}.mdx`)
    .trim();
  const note = (text: string) => `<Note text="${text}" />`;
  const body = `- một\n\n  ${note('trong')}\n\n- hai\n\n> Lời.\n>\n> Lời nữa.\n\n${note('sau')}\n\nCuối.\n\nHết.`;
  await editor.act('PUT', 'draft', {
    collection: 'articles',
    id,
    base,
    source: `${head}\n---\n\n${body}\n`,
  });
  await editor.openArticle(id);
  await page.getByRole('button', { name: 'Chuyển khối xuống' }).last().click();
  await page.getByRole('button', { name: 'Xóa khối' }).first().click();
  await expect(page.getByRole('button', { name: 'Xóa khối' })).toHaveCount(1);
  await editor.save();
  expect(source().split('\n---\n\n')[1]?.trim()).toBe(
    `- một\n\n- hai\n\n> Lời.\n>\n> Lời nữa.\n\nCuối.\n\n${note('sau')}\n\nHết.`,
  );
});
