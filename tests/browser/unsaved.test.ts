import { type Page } from '@playwright/test';
import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';

const SUMMARY = 'Bài mẫu dùng để thử giữ lại chữ chưa lưu khi cửa sổ bị đóng giữa chừng.';
const offer = (page: Page) => page.getByRole('dialog', { name: 'Trên máy này có bản chưa lưu' });
/** A key is kept at the latest two seconds after it was typed. */
const KEPT = 2000;

/** Closes a window as a crash does: nobody is asked. */
const crash = (page: Page) => page.close({ runBeforeUnload: false });

async function typeAtEnd({ page, body }: Editor, words: string) {
  await body.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
}

test('text that was not saved comes back after the window was gone, and goes away once saved', async ({
  browser,
  portal,
}) => {
  const own = await browser.newContext();
  const before = new Editor(await own.newPage(), portal);
  await before.write('Bài mẫu mất điện', SUMMARY);
  await before.page.keyboard.type('Câu đã lưu.');
  await before.save();
  const id = await before.id();
  await before.title.fill('Bài mẫu mất điện giữa chừng');
  await typeAtEnd(before, ' Câu chưa lưu.');
  await before.page.waitForTimeout(KEPT);
  await crash(before.page);

  const after = new Editor(await own.newPage(), portal);
  await after.open('collections/articles');
  const kept = after.page.getByRole('region', { name: 'Trên máy này còn bản chưa lưu' });
  await kept.getByRole('link', { name: 'Bài mẫu mất điện giữa chừng' }).click();
  await expect(after.page).toHaveURL(new RegExp(`/entries/${id}$`, 'u'));
  await expect(kept).toBeHidden();
  await expect(offer(after.page)).toContainText('Câu chưa lưu.');
  await offer(after.page).getByRole('button', { name: 'Để sau' }).click();
  await expect(after.body).not.toContainText('Câu chưa lưu.');

  await after.openArticle(id);
  await offer(after.page).getByRole('button', { name: 'Lấy lại bản chưa lưu' }).click();
  await expect(after.body).toContainText('Câu đã lưu. Câu chưa lưu.');
  await expect(after.title).toHaveValue('Bài mẫu mất điện giữa chừng');
  // Whatever Decap is still waiting for does not take the text away again.
  await after.page.waitForTimeout(KEPT);
  await expect(after.body).toContainText('Câu chưa lưu.');
  await after.save();
  expect(portal.git('show', `refs/drafts/articles/${id}:content/articles/${id}.mdx`)).toContain(
    'Câu đã lưu. Câu chưa lưu.',
  );
  await after.openArticle(id);
  await expect(after.body).toContainText('Câu chưa lưu.');
  await after.page.waitForTimeout(KEPT);
  await expect(offer(after.page)).toHaveCount(0);
});

test('an article without an address comes back too, and nowhere else', async ({
  browser,
  portal,
}) => {
  const own = await browser.newContext();
  const before = new Editor(await own.newPage(), portal);
  await before.open('collections/articles/new');
  await before.title.fill('Bài mẫu chưa có địa chỉ');
  await before.body.click();
  await before.page.keyboard.type('Câu đầu của bài mới.');
  await before.page.waitForTimeout(KEPT);

  // While the first window is open its text is nobody else's.
  const beside = new Editor(await own.newPage(), portal);
  await beside.open('collections/articles/new');
  await expect(beside.title).toBeVisible();
  await beside.page.waitForTimeout(KEPT);
  await expect(offer(beside.page)).toHaveCount(0);
  await crash(beside.page);
  await crash(before.page);

  const after = new Editor(await own.newPage(), portal);
  await after.open('collections/topics/new');
  await after.page.waitForTimeout(KEPT);
  await expect(offer(after.page)).toHaveCount(0);
  await after.open('collections/articles/new');
  await expect(offer(after.page)).toContainText('Bài mẫu chưa có địa chỉ');
  await offer(after.page).getByRole('button', { name: 'Lấy lại bản chưa lưu' }).click();
  await expect(after.title).toHaveValue('Bài mẫu chưa có địa chỉ');
  await after.page.getByRole('button', { name: 'Bây giờ' }).first().click();
  await after.save();
  const id = await after.id();
  expect(portal.git('show', `refs/drafts/articles/${id}:content/articles/${id}.mdx`)).toContain(
    'Câu đầu của bài mới.',
  );
  await after.open('collections/articles/new');
  await after.page.waitForTimeout(KEPT);
  await expect(offer(after.page)).toHaveCount(0);
});

test('text that is thrown away is gone, and only after a second press', async ({
  browser,
  portal,
}) => {
  const own = await browser.newContext();
  const before = new Editor(await own.newPage(), portal);
  await before.open('collections/articles/new');
  await before.title.fill('Bài mẫu bỏ đi');
  await before.page.waitForTimeout(KEPT);
  await crash(before.page);
  const after = new Editor(await own.newPage(), portal);
  await after.open('collections/articles/new');
  await offer(after.page).getByRole('button', { name: 'Bỏ bản này' }).click();
  await expect(offer(after.page)).toBeVisible();
  await offer(after.page).getByRole('button', { name: 'Bấm lần nữa để bỏ hẳn' }).click();
  await after.open('collections/articles/new');
  await after.page.waitForTimeout(KEPT);
  await expect(offer(after.page)).toHaveCount(0);
});

test('an unfinished draft is saved with a title and a date alone, and says what misses to be sent on', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  await editor.open('collections/articles/new');
  await editor.body.click();
  await page.keyboard.type('Mới có một câu.');
  const save = page.getByRole('button', { name: 'Lưu', exact: true });
  await save.click();
  await expect(page.getByText('Bài chưa có tên nên chưa có địa chỉ để lưu.')).toBeVisible();
  await editor.title.fill('Bài mẫu viết dở');
  await save.click();
  await expect(page.getByText('Bài chưa có ngày nên chưa có địa chỉ để lưu.')).toBeVisible();
  await page.getByRole('button', { name: 'Bây giờ' }).first().click();
  await page.getByLabel('Tóm tắt').fill('Ngắn.');
  await editor.save();
  const id = await editor.id();
  expect(portal.git('show', `refs/drafts/articles/${id}:content/articles/${id}.mdx`)).toContain(
    'Mới có một câu.',
  );
  await page.getByRole('button', { name: /^Trạng thái:/u }).click();
  await page.getByRole('menuitem', { name: 'Chờ duyệt' }).click();
  const issues = page.getByRole('dialog');
  await expect(issues).toContainText('Mục “Tóm tắt” quá ngắn');
  await expect(issues).toContainText('Mục “Tác giả” còn trống');
});

test('leaving with text that was not saved asks first', async ({ page, portal }) => {
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(`${dialog.type()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(`${portal.url}admin/#/collections/articles/new`);
  await page.getByLabel('Tiêu đề').first().fill('Bài mẫu rời trang');
  await page
    .getByRole('link', { name: /Tin bài/u })
    .first()
    .click();
  await expect(page.getByLabel('Tiêu đề').first()).toHaveValue('Bài mẫu rời trang');
  expect(asked[0]).toContain('confirm: Bài có thay đổi chưa lưu.');
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked.at(-1)).toContain('beforeunload');
});
