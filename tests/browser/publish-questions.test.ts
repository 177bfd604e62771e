import { localIso } from '../../src/dates.ts';
import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';

const YEAR = localIso(new Date()).slice(0, 4);
const ONE = `${YEAR}/bai-mau-dan-nhau-mot`;
const TWO = `${YEAR}/bai-mau-dan-nhau-hai`;

const text = (title: string, other: string) => `---
title: ${title}
summary: Bài mẫu dùng để thử hai bài dẫn nhau và lời hỏi khi đăng, không nói về ai ngoài đời.
date: ${YEAR}-01-05T08:00:00+07:00
unit: bhxh-tinh-binh-phuoc
byline: Bài mẫu
topics:
  - binh-dang-gioi
related:
  - ${other}
---

Có 12 người tham gia.
`;

test('texts that cite each other go out together, and a change is told, by keyboard alone', async ({
  page,
  portal,
}) => {
  test.setTimeout(300_000);
  const editor = new Editor(page, portal);
  await page.goto(`${portal.url}admin/`);
  const send = (id: string, method: string, path: string, body: object) =>
    editor.act(method, path, { collection: 'articles', id, ...body });
  const sources = {
    [ONE]: text('Bài mẫu dẫn nhau một', TWO),
    [TWO]: text('Bài mẫu dẫn nhau hai', ONE),
  };
  for (const [id, source] of Object.entries(sources))
    await send(id, 'PUT', 'draft', { base: null, source });
  for (const id of [ONE, TWO]) await send(id, 'POST', 'draft/status', { state: 'pending_publish' });

  const statusOf = async (id: string) =>
    (await page.request.get(`${portal.url}tin/${id}/`)).status();
  const pressPublish = async () => {
    await page.getByRole('button', { name: 'Đăng', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: 'Đăng ngay' }).press('Enter');
  };
  const isLive = expect(page.getByText('Bài đã lên trang'));

  await test.step('Escape publishes neither', async () => {
    await editor.openArticle(ONE);
    await pressPublish();
    const question = page.getByRole('dialog', { name: 'Đăng cùng lúc?' });
    await expect(question).toContainText('Bài mẫu dẫn nhau hai');
    await expect(question).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    expect(portal.git('ls-tree', '-r', '--name-only', 'main')).not.toContain(ONE);
  });

  await test.step('the button publishes both', async () => {
    await pressPublish();
    const question = page.getByRole('dialog', { name: 'Đăng cùng lúc?' });
    await question.getByRole('button', { name: 'Đăng cùng lúc' }).press('Enter');
    await isLive.toBeVisible({ timeout: 120_000 });
    expect([await statusOf(ONE), await statusOf(TWO)]).toEqual([200, 200]);
    expect(portal.git('log', '-1', '--format=%s', 'main')).toBe(
      'Đăng: Bài mẫu dẫn nhau một; Bài mẫu dẫn nhau hai',
    );
  });

  await test.step('what is changed later asks for a note, which readers see', async () => {
    const base = portal.git('rev-parse', `main:content/articles/${ONE}.mdx`);
    const source = (sources[ONE] ?? '').replace('12 người', '13 người');
    await send(ONE, 'PUT', 'draft', { base, source });
    await send(ONE, 'POST', 'draft/status', { state: 'pending_publish' });
    await editor.openArticle(ONE);
    await pressPublish();
    const question = page.getByRole('dialog', { name: 'Đã sửa gì?' });
    await question.getByLabel('Sửa nhỏ').focus();
    await page.keyboard.press('ArrowDown');
    await expect(question.getByLabel('Sửa lớn')).toBeChecked();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(question, 'without a note nothing is sent').toBeVisible();
    await page.keyboard.type('Sửa số người tham gia.');
    await page.keyboard.press('Enter');
    await isLive.toBeVisible({ timeout: 120_000 });
    await page.goto(`${portal.url}tin/${ONE}/`);
    await expect(page.getByRole('main')).toContainText('13 người');
    await expect(page.getByRole('main')).toContainText('Sửa số người tham gia.');
  });
});
