import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';

test('of two editors of one draft the second save is refused, and nothing is lost', async ({
  browser,
  portal,
}) => {
  const first = new Editor(await (await browser.newContext()).newPage(), portal);
  await first.write(
    'Bài mẫu hai người cùng sửa',
    'Bài mẫu dùng để thử hai người cùng sửa một bản nháp trong cùng một lúc.',
  );
  await first.page.keyboard.type('Câu đầu.');
  await first.save();
  const id = await first.id();

  const second = new Editor(await (await browser.newContext()).newPage(), portal);
  await second.openArticle(id);
  await first.openArticle(id);

  for (const [editor, words] of [
    [first, ' Chữ của người thứ nhất.'],
    [second, ' Chữ của người thứ hai.'],
  ] as const) {
    await editor.body.click();
    await editor.page.keyboard.press('Control+End');
    await editor.page.keyboard.type(words);
  }
  await first.save();
  await second.page.getByRole('button', { name: 'Lưu', exact: true }).click();

  const dialog = second.page.getByRole('dialog');
  await expect(dialog).toContainText('Chữ của người thứ nhất.');
  await expect(dialog).toContainText('Chữ của người thứ hai.');
  await dialog.getByRole('button', { name: 'Tiếp tục sửa bản của tôi' }).click();
  await expect(second.body).toContainText('Chữ của người thứ hai.');

  const kept = portal.git('show', `refs/drafts/articles/${id}:content/articles/${id}.mdx`);
  expect(kept).toContain('Chữ của người thứ nhất.');
  expect(kept).not.toContain('Chữ của người thứ hai.');
});

test('text that a closed window kept never overwrites what a colleague saved since', async ({
  browser,
  portal,
}) => {
  const own = await browser.newContext();
  const before = new Editor(await own.newPage(), portal);
  await before.write(
    'Bài mẫu đóng cửa sổ',
    'Bài mẫu dùng để thử đóng cửa sổ khi còn chữ chưa lưu trong bản nháp.',
  );
  await before.page.keyboard.type('Câu đầu.');
  await before.save();
  const id = await before.id();
  await before.body.click();
  await before.page.keyboard.press('Control+End');
  await before.page.keyboard.type(' Chữ chưa lưu.');
  await before.page.waitForTimeout(2000);
  await before.page.close({ runBeforeUnload: false });

  const colleague = new Editor(await (await browser.newContext()).newPage(), portal);
  await colleague.openArticle(id);
  await colleague.body.click();
  await colleague.page.keyboard.press('Control+End');
  await colleague.page.keyboard.type(' Chữ của đồng nghiệp.');
  await colleague.save();

  const after = new Editor(await own.newPage(), portal);
  await after.openArticle(id);
  const offer = after.page.getByRole('dialog');
  await expect(offer).toContainText('bài đã được lưu bản khác');
  await offer.getByRole('button', { name: 'Lấy lại bản chưa lưu' }).click();
  await expect(after.body).toContainText('Chữ chưa lưu.');
  await after.page.getByRole('button', { name: 'Lưu', exact: true }).click();
  const conflict = after.page.getByRole('dialog', { name: 'Chưa lưu: bài đã thay đổi' });
  await expect(conflict).toContainText('Chữ chưa lưu.');
  await expect(conflict).toContainText('Chữ của đồng nghiệp.');
  const kept = portal.git('show', `refs/drafts/articles/${id}:content/articles/${id}.mdx`);
  expect(kept).toContain('Chữ của đồng nghiệp.');
  expect(kept).not.toContain('Chữ chưa lưu.');
});
