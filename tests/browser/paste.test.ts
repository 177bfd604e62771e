import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';

const SUMMARY = 'Bài mẫu dùng để thử dán từ Word và từ các chương trình khác vào bài viết.';
const sample = (name: string) => readFileSync(join('tests', 'fixtures', 'paste', name), 'utf8');

/** What must stand in the text after all samples, in the portal's own Markdown. */
const KEPT = [
  '## Tiêu đề mẫu của bài',
  '[một liên kết](https://example.vn/van-ban)',
  '- Việc thứ nhất\n  - Việc nhỏ trong việc thứ nhất\n- Việc thứ hai\n\n1. Bước một\n2. Bước hai',
  'Câu giữ lại chữ đã thêm.',
  '| **Đơn vị** | **Số người** |\n| --- | --- |\n| Phòng A \\| B | 12 |',
  '## Mục mẫu',
  '- Mục một\n  - Mục con\n- Mục hai',
  '1. Một\n2. Hai\n   1. Hai một',
  '| Năm | Nữ | Nam |\n| --- | --- | --- |\n| 2019 | 61,3% | 38,7% |',
  'Đoạn một\\\nxuống dòng [thư](mailto:mau@example.vn), liên kết trong trang.',
  '> Lời trích mẫu.',
  '<Figure src="anh-x.png" />',
  'Đẳng giới, phụ nữ',
];

/** Pastes into the body, as the browser does with what another program put on the clipboard. */
const paste = ({ body }: Editor, html: string, text = '', rtf = '') =>
  body.evaluate(
    (element, clipboard) => {
      const data = new DataTransfer();
      data.setData('text/html', clipboard.html);
      data.setData('text/plain', clipboard.text);
      data.setData('text/rtf', clipboard.rtf);
      element.dispatchEvent(
        new InputEvent('beforeinput', {
          inputType: 'insertFromPaste',
          dataTransfer: data,
          bubbles: true,
          cancelable: true,
        }),
      );
    },
    { html, text, rtf },
  );

test('what is pasted from Word, Docs, LibreOffice, Excel and pages keeps its shape, and only that', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  await editor.write('Bài mẫu dán', SUMMARY);
  await paste(editor, sample('word.html'));
  const notice = page.getByRole('dialog');
  await expect(notice).toContainText('1 ảnh chưa vào bài');
  await notice.getByRole('button', { name: 'Đã hiểu' }).click();
  const end = async () => {
    await editor.body.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
  };
  for (const name of ['google-docs', 'libreoffice', 'excel', 'web', 'nfd']) {
    await end();
    await paste(editor, sample(`${name}.html`));
  }
  await editor.save();
  const body = (await editor.savedBody()).replace(/anh-[0-9a-f]{8}/gu, 'anh-x');
  for (const part of KEPT) expect(body).toContain(part);
  expect(body).not.toMatch(/chữ đã xóa|msocom|file:|Trình đơn|alert|style/u);
});

test('the pictures of a text that is copied in Word come with it', async ({ page, portal }) => {
  const editor = new Editor(page, portal);
  await editor.write('Bài mẫu dán ảnh Word', SUMMARY);
  const folder = 'tests/fixtures/content/articles/2024/';
  const [first = '', second = ''] = ['bai-mau-anh.jpg', 'mau-anh-1.jpg'].map(
    (name) =>
      `{\\*\\shppict{\\pict\\picw10\\jpegblip{\\*\\blipuid 00}\n${readFileSync(join(folder, name)).toString('hex')}}}{\\nonshppict{\\pict\\wmetafile8 00}}`,
  );
  const html =
    '<p>Trước ảnh</p><p><img width=60 src="file:///C:/a/image001.jpg"></p><p>Giữa</p><p><img width=60 src="file:///C:/a/image002.jpg"></p>';
  await paste(editor, html, '', `{\\rtf1 Trong Word ${first}\\par ${second}}`);
  await expect(editor.body.locator('img')).toHaveCount(2);
  await editor.save();
  const body = await editor.savedBody();
  expect(body.replace(/anh-[0-9a-f]{8}/gu, 'anh-x')).toBe(
    'Trước ảnh\n\n<Figure src="anh-x.jpg" />\n\nGiữa\n\n<Figure src="anh-x.jpg" />',
  );
  expect(new Set(body.match(/anh-[0-9a-f]{8}/gu)).size).toBe(2);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a table that is too wide says that it was cut', async ({ page, portal }) => {
  const editor = new Editor(page, portal);
  await editor.write('Bài mẫu dán bảng rộng', SUMMARY);
  const row = `<tr>${'<td>ô</td>'.repeat(41)}</tr>`;
  await paste(editor, `<table>${row}${row}</table>`);
  await expect(page.getByRole('dialog')).toContainText('có bảng quá rộng');
  await expect(editor.body.getByRole('columnheader')).toHaveCount(40);
});

test('hostile, huge and endless pastes do no harm', async ({ page, portal }) => {
  const editor = new Editor(page, portal);
  await editor.write('Bài mẫu dán phá hoại', SUMMARY);
  await paste(editor, sample('hostile.html'));
  const notice = page.getByRole('dialog');
  await notice.getByRole('button', { name: 'Đã hiểu' }).click();
  await expect(editor.body).toContainText("{x} <br> import a from 'b'");
  expect(await page.evaluate(() => Reflect.get(window, 'hurt') as unknown)).toBeUndefined();
  await page.keyboard.press('Control+End');
  await paste(editor, `${'<div>'.repeat(10_000)}chữ sâu${'</div>'.repeat(10_000)}`);
  await expect(editor.body).toContainText('chữ sâu');
  const style = `<p style="${'x'.repeat(500)}">đoạn</p>`;
  await paste(editor, `${style.repeat(200)}<style>${'a{}'.repeat(1_600_000)}</style>`);
  if (await notice.isVisible()) await notice.getByRole('button', { name: 'Đã hiểu' }).click();
  await editor.save();
  const body = await editor.savedBody();
  expect(body).not.toMatch(/javascript:|onerror|<script|a\{\}/u);
  expect(body).toContain('đoạn');
});
