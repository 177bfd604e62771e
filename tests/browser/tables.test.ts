import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';
import { composingKeys, rewritingKeys } from './vietnamese-keys.ts';

const SUMMARY = 'Bài mẫu dùng để thử bảng trong bài: dán, gõ, thêm hàng, thêm cột, căn cột.';

const cell = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Sửa bảng' }).getByRole('button', { name });

/** Pastes where the caret is, as the browser does with what another program put on the clipboard. */
const paste = (page: Page, type: string, content: string) =>
  page.evaluate(
    ([type = '', content = '']) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(type, content);
      const target = document.activeElement;
      const isCell = target?.getAttribute('role') === 'textbox' && target.closest('td, th');
      const event = isCell
        ? new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
        : new InputEvent('beforeinput', {
            inputType: 'insertFromPaste',
            dataTransfer: clipboardData,
            bubbles: true,
            cancelable: true,
          });
      target?.dispatchEvent(event);
    },
    [type, content],
  );

test('a table from Word is a table in the text, and is typed in like one', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  await editor.write('Bài mẫu có bảng', SUMMARY);
  await paste(page, 'text/html', readFileSync(join('tests/fixtures/paste', 'excel.html'), 'utf8'));
  await cell(page, 'Hàng 2, cột 1').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' (<3%, {x}, a|b)');
  await page.keyboard.press('Enter');
  await page.keyboard.type('2020');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('62,0%');
  await tool(page, 'Căn phải cột').click();
  await editor.save();
  const body = [
    '| Năm | Nữ | Nam |',
    '| --- | ---: | --- |',
    '| 2019 (&lt;3%, &#123;x&#125;, a\\|b) | 61,3% | 38,7% |',
    '| 2020 | **62,0%** | 100 |',
  ].join('\n');
  expect(await editor.savedBody()).toBe(body);

  await editor.openArticle(await editor.id());
  await expect(cell(page, 'Hàng 2, cột 1')).toHaveText('2019 (<3%, {x}, a|b)');
  await expect(cell(page, 'Hàng 3, cột 2').locator('strong')).toHaveText('62,0%');
  await cell(page, 'Hàng 3, cột 3').click();
  await page.keyboard.press('End');
  await page.keyboard.type('%');
  await editor.save();
  const id = await editor.id();
  expect(await editor.savedBody()).toBe(body.replace('100', '100%'));

  await page.goto(
    `${portal.url}admin/api/preview?${new URLSearchParams({ collection: 'articles', id })}`,
  );
  const figure = page.getByRole('cell', { name: '62,0%' });
  await expect(figure).toHaveCSS('text-align', 'end');
  await expect(page.getByRole('cell', { name: '100%' })).not.toHaveCSS('text-align', 'end');
});

test('rows and columns of a table come and go, and the last step can be taken back', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  await editor.write('Bài mẫu có bảng mới', SUMMARY);
  await editor.insert('Bảng');
  await expect(cell(page, 'Tên cột 1')).toBeFocused();
  await paste(page, 'text/plain', 'Đơn vị\tSố tin\tGhi chú\nĐồng Xoài\t12\t\nBù Đăng\t7\t\n');
  await tool(page, 'Xóa hàng').click();
  await expect(cell(page, 'Tên cột 1')).toHaveText('Đồng Xoài');
  await tool(page, 'Lấy lại').click();
  await expect(cell(page, 'Tên cột 1')).toHaveText('Đơn vị');
  await cell(page, 'Tên cột 3').click();
  await tool(page, 'Xóa cột').click();
  await cell(page, 'Hàng 2, cột 1').click();
  await tool(page, 'Thêm hàng').click();
  await page.keyboard.type('Bù Đốp');
  await tool(page, 'Thêm cột').click();
  await page.keyboard.type('mới');
  await expect(page.getByRole('toolbar', { name: 'Sửa bảng' })).toBeVisible();
  await editor.save();
  expect(await editor.savedBody()).toBe(
    [
      '| Đơn vị |  | Số tin |',
      '| --- | --- | --- |',
      '| Đồng Xoài |  | 12 |',
      '| Bù Đốp | mới |  |',
      '| Bù Đăng |  | 7 |',
    ].join('\n'),
  );
});

test('Ctrl+A, Ctrl+Z and a click stay in the cell', async ({ page, portal }) => {
  const editor = new Editor(page, portal);
  await editor.write('Bài mẫu phím tắt trong bảng', SUMMARY);
  await page.keyboard.type('Chữ ngoài bảng.');
  await editor.insert('Bảng');
  await cell(page, 'Hàng 2, cột 1').click();
  await page.keyboard.type('Bù Đốp');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Bù Đăng!');
  await expect(cell(page, 'Hàng 2, cột 1')).toHaveText('Bù Đăng!');
  await page.keyboard.press('Control+z');
  await expect(cell(page, 'Hàng 2, cột 1')).not.toHaveText('Bù Đăng!');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Lộc Ninh');
  await editor.save();
  expect(await editor.savedBody()).toBe(
    'Chữ ngoài bảng.\n\n|  |  |\n| --- | --- |\n| Lộc Ninh |  |\n|  |  |',
  );
});

for (const [method, open] of [
  ['that composes', composingKeys],
  ['that rubs out and rewrites', rewritingKeys],
] as const)
  test(`with an input method ${method} the cells of a table keep every letter`, async ({
    page,
    portal,
  }) => {
    const editor = new Editor(page, portal);
    await editor.write(`Bài mẫu gõ trong bảng, bộ gõ ${method}`, SUMMARY);
    await editor.insert('Bảng');
    const keys = await open(page);
    await keys.type('Tên đơn vị\nNguyễn Thị Mẫu\nPhường Đồng Xoài\nHàng thứ tư được thêm');
    await editor.save();
    expect(await editor.savedBody()).toBe(
      [
        '| Tên đơn vị |  |',
        '| --- | --- |',
        '| Nguyễn Thị Mẫu |  |',
        '| Phường Đồng Xoài |  |',
        '| Hàng thứ tư được thêm |  |',
      ].join('\n'),
    );
  });
