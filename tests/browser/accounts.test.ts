import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';

// A portal of its own: once it has people, everybody has to sign in.
test.use({ basePath: '/co-nguoi/' });

const PASSWORD = 'cái ghế tre bay qua sông Bé';
const UNIT = 'Bảo hiểm xã hội tỉnh Bình Phước';
const NEXT = 'đàn kiến tha hạt kê lên mái';

const newPage = async (browser: Browser) => (await browser.newContext()).newPage();

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Thư điện tử').fill(email);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

/** Fills in the form for a new person and gives the password that is shown once. */
async function addPerson(
  page: Page,
  name: string,
  email: string,
  role: string,
  unit?: string,
): Promise<string> {
  await page.getByRole('button', { name: 'Thêm người' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Họ tên').fill(name);
  await dialog.getByLabel('Thư điện tử').fill(email);
  await dialog.getByLabel('Vai trò').selectOption(role);
  if (unit) await dialog.getByLabel('Đơn vị của cộng tác viên').selectOption({ label: unit });
  await dialog.getByRole('button', { name: 'Tạo tài khoản' }).click();
  const password = await page.locator('output').textContent();
  await page.getByRole('button', { name: 'Đã ghi lại' }).click();
  return password ?? '';
}

/** Opens the desk as somebody who signs in for the first time. */
async function enter(browser: Browser, url: string, email: string, first: string): Promise<Page> {
  const page = await newPage(browser);
  await page.goto(`${url}admin/`);
  await expect(page).toHaveURL(/\/admin\/dang-nhap\//u);
  await signIn(page, email, first);
  await page.getByLabel('Mật khẩu mới').fill(NEXT);
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await expect(page).toHaveURL(/\/admin\/(?:#|$)/u);
  return page;
}

test('an office of people signs in, writes, approves and publishes; text outlives a session', async ({
  browser,
  portal,
}) => {
  test.slow();
  execFileSync(
    process.execPath,
    ['admin/desk/accounts/command.ts', 'create', 'quan.tri@example.com', 'Mẫu Quản Trị'],
    {
      input: `${PASSWORD}\n`,
      env: {
        ...process.env,
        CONTENT_DIR: portal.contentDir,
        OUT_DIR: join(dirname(dirname(portal.contentDir)), 'dist'),
      },
    },
  );

  const admin = await newPage(browser);
  await admin.goto(`${portal.url}admin/tai-khoan/`);
  await expect(admin).toHaveURL(/\/admin\/dang-nhap\//u);
  await signIn(admin, 'quan.tri@example.com', 'không phải mật khẩu này');
  await expect(admin.getByRole('alert')).toContainText('Thư điện tử hoặc mật khẩu không đúng.');
  await signIn(admin, 'quan.tri@example.com', PASSWORD);
  await expect(admin).toHaveURL(/\/admin\/tai-khoan\/$/u);
  const first = {
    editor: await addPerson(admin, 'Mẫu Biên Tập', 'bien.tap@example.com', 'editor'),
    publisher: await addPerson(admin, 'Mẫu Xuất Bản', 'xuat.ban@example.com', 'publisher'),
    contributor: await addPerson(
      admin,
      'Mẫu Cộng Tác',
      'cong.tac@example.com',
      'contributor',
      UNIT,
    ),
  };
  await expect(admin.getByRole('region', { name: 'Các tài khoản' }).getByRole('row')).toHaveCount(
    5,
  );

  // A unit's contributor begins with their name and their unit; a draft of theirs is saved as it is.
  const contributor = await enter(browser, portal.url, 'cong.tac@example.com', first.contributor);
  await contributor.goto(`${portal.url}admin/#/collections/articles/new`);
  await expect(contributor.getByLabel('Tác giả')).toHaveValue('Mẫu Cộng Tác');
  await expect(contributor.getByText(UNIT)).toBeVisible();
  await contributor.getByLabel('Tiêu đề').first().fill('Bài mẫu của đơn vị');
  await contributor.getByRole('button', { name: 'Bây giờ' }).first().click();
  await contributor.getByLabel('Tác giả').fill('Người khác viết');
  await new Editor(contributor, portal).save();
  await expect(contributor.getByLabel('Tác giả')).toHaveValue('Người khác viết');

  const editorPage = await enter(browser, portal.url, 'bien.tap@example.com', first.editor);
  const editor = new Editor(editorPage, portal);
  await editor.write(
    'Bài mẫu nhiều người cùng làm',
    'Bài mẫu dùng để thử việc nhiều người cùng làm một bài, mỗi người một vai trò.',
  );
  await editorPage.keyboard.type('Câu đầu.');
  await editor.save();
  const id = await editor.id();
  await editor.setStatus('Chờ duyệt');
  await expect(editorPage.getByRole('button', { name: 'Đăng', exact: true })).toBeHidden();
  await editorPage.getByRole('button', { name: /^Trạng thái:/u }).click();
  await editorPage.getByRole('menuitem', { name: 'Đã duyệt' }).click();
  await expect(editorPage.getByText(/không tự duyệt được/u).first()).toBeVisible();

  // The same person signs out everywhere, at another machine, in the middle of a sentence.
  await editor.openArticle(id);
  await editor.body.click();
  await editorPage.keyboard.press('Control+End');
  await editorPage.keyboard.type(' Câu chưa lưu.');
  const elsewhere = await newPage(browser);
  await elsewhere.goto(`${portal.url}admin/tai-khoan/`);
  await signIn(elsewhere, 'bien.tap@example.com', NEXT);
  await elsewhere.getByRole('button', { name: 'Đăng xuất khỏi mọi máy' }).click();
  await expect(elsewhere).toHaveURL(/\/admin\/dang-nhap\//u);

  await editorPage.getByRole('button', { name: 'Lưu', exact: true }).click();
  const dialog = editorPage.getByRole('dialog');
  await expect(dialog).toContainText('Phiên làm việc đã hết');
  await expect(editor.body).toContainText('Câu chưa lưu.');
  await dialog.getByLabel('Mật khẩu', { exact: true }).fill(NEXT);
  await dialog.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await expect(editorPage.getByText('Đã lưu').first()).toBeVisible();
  await expect(editor.body).toContainText('Câu chưa lưu.');
  const kept = portal.git('show', `refs/drafts/articles/${id}:content/articles/${id}.mdx`);
  expect(kept).toContain('Câu chưa lưu.');

  const publisher = new Editor(
    await enter(browser, portal.url, 'xuat.ban@example.com', first.publisher),
    portal,
  );
  await publisher.openArticle(id);
  await publisher.setStatus('Đã duyệt');
  await publisher.publish();
  expect(portal.git('log', '-1', '--format=%an / %cn')).toBe('Mẫu Biên Tập / Mẫu Xuất Bản');

  await admin.reload();
  const log = admin.getByRole('region', { name: 'Nhật ký' });
  await expect(
    log.getByRole('row', { name: /xuat\.ban@example\.com Đăng collection=articles / }),
  ).toBeVisible();
});
