import sharp from 'sharp';
import { paragraph, picture, run, table, writeDocx } from '../../src/import/docx-write.ts';
import { violations } from './axe.ts';
import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';

// A sample, made up for this test.
const TITLE = 'Bài mẫu gửi bằng Word';
async function sample(): Promise<Buffer> {
  const names = ['mot', 'hai', 'ba'];
  const media: Record<string, Buffer> = {};
  for (const [index, name] of names.entries())
    media[`${name}.jpg`] = await sharp({
      create: {
        width: 900,
        height: 600,
        channels: 3,
        background: { r: 60 * index, g: 90, b: 120 },
      },
    })
      .jpeg()
      .toBuffer();
  return writeDocx({
    media,
    body: [
      paragraph(run(TITLE, '<w:b/>'), '<w:jc w:val="center"/>'),
      paragraph(run('Ngày: 8/3/2026')),
      paragraph(run('Đơn vị: Bảo hiểm xã hội tỉnh Bình Phước')),
      paragraph(
        run('Bài mẫu để thử: một tệp Word có ba ảnh và một bảng thành bài trên cổng.', '<w:b/>'),
      ),
      paragraph(run('Nội dung mẫu thứ nhất.')),
      ...names.flatMap((name) => [
        paragraph(picture(`${name}.jpg`)),
        paragraph(run(`Ảnh: Chú thích ${name} (Người chụp mẫu)`)),
      ]),
      table([
        ['Việc mẫu', 'Số lượng'],
        ['Việc một', '12'],
      ]),
      paragraph(run('Hết bài mẫu./.')),
      paragraph(run('Người Viết Mẫu', '<w:b/>'), '<w:jc w:val="right"/>'),
    ].join(''),
  });
}
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

test('a Word file with three pictures and a table is handed in, looked at, and published', async ({
  page,
  portal,
}) => {
  const file = { name: 'bai-mau.docx', mimeType: DOCX, buffer: await sample() };
  const old = {
    name: 'bai-cu.doc',
    mimeType: 'application/msword',
    buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  };
  await page.goto(`${portal.url}admin/gui-bai/`);
  await page.getByLabel(/^Chọn tệp/u).setInputFiles([file, old]);
  await expect(page.getByRole('status')).toHaveText('Đã xong 2 tệp.', { timeout: 60_000 });
  await expect(page.getByRole('listitem').filter({ hasText: 'bai-cu.doc' })).toContainText(
    'lưu lại thành .docx',
  );
  const taken = page.getByRole('listitem').filter({ hasText: 'bai-mau.docx' });
  await expect(taken).toContainText('đã thành bản nháp');
  await expect(taken).toContainText('Chưa có chuyên đề. Chọn mục Chuyên đề.');
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [320, 360, 1280]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scroll).toBeLessThanOrEqual(width);
      await page.screenshot({
        path: test.info().outputPath(`gui-bai-${width}-${colorScheme}.png`),
        fullPage: true,
      });
    }
  await page.setViewportSize({ width: 1280, height: 900 });
  expect(await violations(page)).toEqual([]);

  await page.getByLabel(/^Chọn tệp/u).setInputFiles(file);
  await expect(page.getByText('bản nháp này đã có từ trước, không tạo thêm')).toBeVisible({
    timeout: 60_000,
  });
  const drafts = portal.git('for-each-ref', 'refs/drafts/articles/2026').split('\n');
  expect(drafts.filter((line) => line.includes('bai-mau-gui-bang-word'))).toHaveLength(1);

  const editor = new Editor(page, portal);
  await page
    .getByRole('link', { name: `Mở bản nháp “${TITLE}”` })
    .last()
    .click();
  await expect(editor.title).toHaveValue(TITLE, { timeout: 60_000 });
  await editor.choose('Chuyên đề', 'Bình đẳng giới');
  await editor.save();
  await editor.setStatus('Chờ duyệt');
  await editor.setStatus('Đã duyệt');
  await editor.publish();

  await page.goto(`${portal.url}tin/2026/bai-mau-gui-bang-word/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLE);
  for (const name of ['mot', 'hai', 'ba'])
    await expect(page.getByRole('img', { name: `Chú thích ${name}` })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Số lượng' })).toBeVisible();
  await expect(page.getByRole('cell', { name: '12' })).toBeVisible();
  await expect(page.getByText('Người chụp mẫu').first()).toBeVisible();
});

test('the template can be fetched from the page', async ({ page, portal }) => {
  await page.goto(`${portal.url}admin/gui-bai/`);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Tải mẫu bài viết Word' }).click();
  expect((await download).suggestedFilename()).toBe('mau-bai-viet.docx');
});
