import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { paragraph, run, writeDocx } from '../../src/import/docx-write.ts';
import { Editor } from '../browser/desk.ts';
import { expect, test } from '../browser/portal.ts';

// Takes the pictures of the handbook, and the README's of the desk, at a portal of its own.
test.describe.configure({ mode: 'serial' });
test.use({ samples: true });

/** Where the handbook has its pictures. */
const FOLDER = 'src/pages/huong-dan/_anh';
const LARGEST = 60 * 1024;
const TITLE = 'Bài mẫu: ngày hội gia đình của đơn vị mẫu';
const SUMMARY =
  'Bài mẫu để chụp màn hình hướng dẫn, không phải tin thật. Mọi tên, ngày và con số ở đây đều là mẫu.';
const PASSWORD = 'cái ghế tre bay qua sông Bé';

test('writing', async ({ page, portal }) => {
  const editor = new Editor(page, portal);
  await editor.open('collections/articles');
  await page.getByRole('link', { name: 'Thêm tin bài' }).waitFor();
  await take(page, 'tin-bai');

  await editor.write(TITLE, 'Tóm tắt mẫu còn ngắn.');
  await page.keyboard.type('Đây là bài mẫu của ĐVM. Gõ chữ ở đây như trong Word.');
  await page.locator('.desk-checklist > button').click();
  const list = page.getByRole('region', { name: 'Cần xem trước khi gửi' });
  await list.getByRole('button', { name: /“Tóm tắt” quá ngắn/u }).waitFor();
  await page.evaluate(() => document.querySelector('label')?.scrollIntoView());
  await take(page, 'can-sua');
  await page.locator('.desk-checklist > button').click();

  await page.getByLabel('Tóm tắt').fill(SUMMARY);
  await editor.body.evaluate((body) => body.closest('[class*=ControlContainer]')?.scrollIntoView());
  await page.getByRole('button', { name: 'Chèn ảnh, bảng, biểu đồ…' }).click();
  await page.getByText('Ảnh trong bài', { exact: true }).first().waitFor();
  await take(page, 'chen-khoi');
  await page.keyboard.press('Escape');
  await page.mouse.click(5, 400);

  await editor.addPicture(
    'tests/fixtures/content/achievements/mau-chan-dung-1.jpg',
    'Ảnh mẫu: hình vẽ một người',
  );
  await page
    .locator('.desk-picture')
    .first()
    .evaluate((field) => field.scrollIntoView({ block: 'start' }));
  await take(page, 'dien-anh');
  await editor.save();
});

test('other pages', async ({ page, portal }) => {
  const open = async (path: string, ready: Locator) => {
    await page.setViewportSize({ width: 860, height: 960 });
    await page.goto(`${portal.url}admin/${path}`);
    // Typefaces come with the second look, for a page does not wait for them.
    await page.reload();
    await ready.first().waitFor();
    await page.waitForLoadState('networkidle');
  };
  await open('ban-lam-viec/', page.getByRole('link', { name: /Bản nháp của tôi/u }));
  await take(page, 'ban-lam-viec');
  await open('noi-dung/', page.getByRole('link', { name: TITLE }));
  await take(page, 'tat-ca-noi-dung');
  await open('gui-bai/', page.getByLabel(/^Chọn tệp/u));
  await page.getByLabel(/^Chọn tệp/u).setInputFiles(await wordFile());
  await page.getByText('Đã xong 1 tệp.').waitFor();
  await take(page, 'gui-bai-word');
});

test('what is done with an article', async ({ page, portal }) => {
  const editor = new Editor(page, portal);
  await page.goto(`${portal.url}admin/noi-dung/`);
  await page.getByRole('link', { name: TITLE }).first().click();
  await editor.title.waitFor();
  const id = await editor.id();
  await page.getByRole('button', { name: /^Trạng thái:/u }).click();
  await page.getByRole('menuitem', { name: 'Chờ duyệt' }).waitFor();
  await take(page, 'trang-thai');
  await page.keyboard.press('Escape');
  await page.getByLabel('Tóm tắt').fill(`${SUMMARY} Câu này được thêm khi sửa.`);
  await editor.save();
  await editor.openArticle(id);
  await editor.setStatus('Chờ duyệt');
  await editor.setStatus('Đã duyệt');
  await expect(page.getByText('Đã chuyển trạng thái')).toHaveCount(0);
  await page.getByRole('button', { name: 'Đăng', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Đăng ngay' }).waitFor();
  await take(page, 'dang');
  await editor.openArticle(id);
  await page.getByRole('button', { name: 'Hẹn giờ đăng…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hẹn giờ đăng' });
  await dialog.getByLabel('Ngày', { exact: true }).fill('2027-03-08');
  await dialog.getByLabel('Giờ', { exact: true }).fill('07:00');
  await take(page, 'hen-gio');
  await editor.openArticle(id);
  await page.getByRole('link', { name: 'Lịch sử', exact: true }).last().click();
  await page
    .getByRole('button', { name: /^Xem thay đổi/u })
    .first()
    .click();
  await page.waitForLoadState('networkidle');
  await take(page, 'lich-su');
});

test.describe('wide', () => {
  test.use({ viewport: { width: 1280, height: 820 }, deviceScaleFactor: 1 });

  test('the article beside its page', async ({ page, portal }) => {
    await page.goto(`${portal.url}admin/noi-dung/`);
    await page.getByRole('link', { name: TITLE }).first().click();
    await page
      .frameLocator('iframe')
      .frameLocator('iframe')
      .getByRole('heading', { name: TITLE })
      .waitFor();
    await page.waitForTimeout(2000);
    const picture = await page.screenshot({ path: 'tests/screenshots/desk.png' });
    await shrink(picture, 'xem-truoc');
  });
});

// Last, because from then on everybody has to sign in.
test('signing in', async ({ page, portal }) => {
  execFileSync(
    process.execPath,
    ['admin/desk/accounts/command.ts', 'create', 'ban.bien.tap@example.com', 'Người mẫu'],
    {
      input: `${PASSWORD}\n`,
      env: {
        ...process.env,
        CONTENT_DIR: portal.contentDir,
        OUT_DIR: join(dirname(dirname(portal.contentDir)), 'dist'),
      },
    },
  );
  await page.goto(`${portal.url}admin/dang-nhap/`);
  await page.reload();
  await page.getByLabel('Thư điện tử').fill('ban.bien.tap@example.com');
  await take(page, 'dang-nhap');
});

const wordFile = async () => ({
  name: 'bai-mau.docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: await writeDocx({
    body: [
      paragraph(run('Bài mẫu gửi bằng tệp Word', '<w:b/>'), '<w:jc w:val="center"/>'),
      paragraph(run('Ngày: 8/3/2026')),
      paragraph(run('Bài mẫu để chụp màn hình hướng dẫn, không phải tin thật.', '<w:b/>')),
      paragraph(run('Nội dung mẫu thứ nhất.')),
    ].join(''),
  }),
});

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  // What appears slowly has appeared, and no caret blinks.
  await page.waitForTimeout(600);
  await shrink(await page.screenshot({ caret: 'hide' }), name);
}

/** Keeps a picture as WebP of at most 60 KB, as good as that allows. */
async function shrink(picture: Buffer, name: string): Promise<void> {
  const at = join(FOLDER, `${name}.webp`);
  for (const quality of [80, 70, 60, 50, 40]) {
    const { size } = await sharp(picture)
      .resize({ width: 1312, withoutEnlargement: true })
      .webp({ quality, effort: 6, smartSubsample: true })
      .toFile(at);
    if (size <= LARGEST) return;
  }
  throw new Error(`${at} is larger than 60 KB. Show less in it.`);
}
