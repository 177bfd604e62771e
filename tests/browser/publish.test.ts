import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';
import { publishingWorks } from './publishing.ts';

publishingWorks();

test('an article with a mistake is sent back with the place and what to do, and nothing goes live', async ({
  page,
  portal,
}) => {
  const main = portal.git('rev-parse', 'main');
  const editor = new Editor(page, portal);
  await editor.write(
    'Bài mẫu thiếu phần',
    'Bài mẫu dùng để thử việc gửi duyệt một bài có khối dẫn văn bản còn để trống.',
  );
  await page.keyboard.type('Bài mẫu.');
  await editor.insert('Dẫn văn bản');
  await editor.save();
  await page.getByRole('button', { name: /^Trạng thái:/u }).click();
  await page.getByRole('menuitem', { name: 'Chờ duyệt' }).click();

  await expect(page.getByRole('dialog')).toContainText(
    /Dòng \d+.*Khối DocumentLink, mục “[^”]+” \(id\)/su,
  );
  const state = portal.git(
    'log',
    '-1',
    '--format=%(trailers:key=Desk-State,valueonly)',
    `refs/drafts/articles/${await editor.id()}`,
  );
  expect(state).toBe('draft');
  expect(portal.git('rev-parse', 'main')).toBe(main);
});

test('a release that fails leaves the last good one up, and the desk says why', async ({
  page,
  portal,
}) => {
  writeFileSync(
    join(portal.contentDir, 'topics', 'binh-dang-gioi.yaml'),
    'title: Bình đẳng giới\n',
  );
  portal.git('commit', '--all', '--quiet', '--message', 'Break a topic');
  const release = async () =>
    (await (await page.request.get(`${portal.url}admin/api/release`)).json()) as { state: string };
  await expect.poll(async () => (await release()).state, { timeout: 90_000 }).toBe('failed');

  expect((await page.request.get(`${portal.url}chuyen-de/binh-dang-gioi/`)).status()).toBe(200);
  await page.goto(`${portal.url}admin/`);
  await expect(page.getByRole('status').filter({ hasText: 'Chưa lên trang.' })).toContainText(
    'topics/binh-dang-gioi.yaml:1:1 Mục “Giới thiệu” còn trống. Hãy điền mục này.',
  );

  portal.git('revert', '--no-edit', 'HEAD');
  await expect.poll(async () => (await release()).state, { timeout: 90_000 }).toBe('idle');
});
