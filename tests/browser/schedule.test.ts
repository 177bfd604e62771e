import type { Page } from '@playwright/test';
import { localIso } from '../../src/dates.ts';
import { Editor } from './desk.ts';
import { expect, type Portal, test } from './portal.ts';

const YEAR = localIso(new Date()).slice(0, 4);
const ID = `${YEAR}/bai-mau-hen-gio`;
const TEXT = `---
title: Bài mẫu hẹn giờ
summary: Bài mẫu dùng để thử việc hẹn giờ đăng, gỡ, đính chính và đổi địa chỉ ở bàn biên tập.
date: ${YEAR}-01-05T08:00:00+07:00
unit: bhxh-tinh-binh-phuoc
byline: Bài mẫu
topics:
  - binh-dang-gioi
---

Có 12 người tham gia.
`;

const act = (editor: Editor, method: string, path: string, body: object) =>
  editor.act(method, path, { collection: 'articles', id: ID, ...body });

const statusOf = async (page: Page, portal: Portal, path: string) =>
  (await page.request.get(portal.url + path)).status();

const textOf = async (page: Page, portal: Portal, path: string) =>
  (await page.request.get(portal.url + path)).text();

/** The bar below an article, and one of its acts. */
const bar = (page: Page) => page.getByRole('region', { name: 'Việc với bài này' });
async function open(page: Page, name: string) {
  await bar(page).getByText('Việc khác').click();
  await bar(page).getByRole('button', { name }).click();
  return page.getByRole('dialog');
}

test('an article comes by itself at its time, is withdrawn, comes back, is corrected and moves', async ({
  page,
  portal,
}) => {
  test.setTimeout(900_000);
  const editor = new Editor(page, portal);
  await page.goto(`${portal.url}admin/`);
  await act(editor, 'PUT', 'draft', { base: null, source: TEXT });
  await act(editor, 'POST', 'draft/status', { state: 'pending_publish' });
  await editor.openArticle(ID);

  await test.step('it is not there before its time, and there within a minute after it', async () => {
    await bar(page).getByRole('button', { name: 'Hẹn giờ đăng…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Hẹn giờ đăng' });
    // Nothing of the form behind it shines through.
    await expect(dialog).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await page.screenshot({ path: 'test-results/act-schedule.png' });
    await dialog.getByLabel('Ngày', { exact: true }).fill('2026-01-01');
    await dialog.getByRole('button', { name: 'Hẹn giờ' }).click();
    await expect(dialog.getByRole('alert')).toContainText('đã qua');
    // Whole minutes: the next one that is at least twenty seconds away.
    const at = new Date(Math.ceil((Date.now() + 20_000) / 60_000) * 60_000);
    const [day = '', time = ''] = localIso(at).split('T');
    await dialog.getByLabel('Ngày', { exact: true }).fill(day);
    await dialog.getByLabel('Giờ', { exact: true }).fill(time.slice(0, 5));
    await dialog.getByRole('button', { name: 'Hẹn giờ' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Đã hẹn giờ' })).toBeVisible();
    await expect(bar(page)).toContainText('Tự lên cổng lúc');
    expect(await statusOf(page, portal, `tin/${ID}/`)).toBe(404);
    await expect
      .poll(() => statusOf(page, portal, `tin/${ID}/`), { timeout: 180_000, intervals: [1000] })
      .toBe(200);
    expect(Date.now()).toBeGreaterThanOrEqual(at.getTime());
    expect(Date.now() - at.getTime()).toBeLessThan(60_000);
  });

  await test.step('it is gone at once, and its address says why', async () => {
    await editor.openArticle(ID);
    const dialog = await open(page, 'Gỡ khỏi cổng…');
    await dialog.getByLabel('Lý do (người đọc sẽ thấy)').fill('Bài mẫu được gỡ để thử.');
    await expect(dialog.getByLabel('Người đọc sẽ thấy', { exact: true })).toContainText(
      'Lý do: Bài mẫu được gỡ để thử.',
    );
    await page.screenshot({ path: 'test-results/act-withdraw.png' });
    await dialog.getByRole('button', { name: 'Gỡ khỏi cổng' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Bài đã được gỡ.' })).toBeVisible();
    await expect
      .poll(() => textOf(page, portal, `tin/${ID}/`), { timeout: 120_000 })
      .toContain('Bài mẫu được gỡ để thử.');
    expect(await textOf(page, portal, 'rss.xml')).not.toContain('Bài mẫu hẹn giờ');
  });

  await test.step('it comes back', async () => {
    await bar(page).getByRole('button', { name: 'Đăng lại…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Đăng lại' });
    await dialog.getByLabel('Vì sao đăng lại').fill('Đã kiểm tra.');
    await dialog.getByRole('button', { name: 'Đăng lại' }).click();
    await expect
      .poll(() => textOf(page, portal, `tin/${ID}/`), { timeout: 120_000 })
      .toContain('Có 12 người tham gia.');
  });

  await test.step('a correction goes through review and is shown in both places', async () => {
    await editor.openArticle(ID);
    const dialog = await open(page, 'Đính chính…');
    await dialog.getByLabel('Bài đã viết').fill('có 12 người tham gia');
    await dialog.getByLabel('Đúng là').fill('có 21 người tham gia');
    await dialog.getByRole('button', { name: 'Thêm đính chính vào bản nháp' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Đã thêm đính chính' })).toBeVisible();
    await editor.setStatus('Chờ duyệt');
    await editor.setStatus('Đã duyệt');
    await editor.publish();
    const note = 'Bài đã viết: có 12 người tham gia. Đúng là: có 21 người tham gia.';
    for (const path of [`tin/${ID}/`, 'dinh-chinh/'])
      expect(await textOf(page, portal, path)).toContain(note);
  });

  await test.step('it moves, and the old address leads to the new one', async () => {
    await editor.openArticle(ID);
    const dialog = await open(page, 'Đổi địa chỉ…');
    await dialog.getByLabel('Phần cuối của địa chỉ').fill('bai-mau-dia-chi-moi');
    await page.screenshot({ path: 'test-results/act-address.png' });
    await dialog.getByRole('button', { name: 'Đổi địa chỉ' }).click();
    await expect(page).toHaveURL(new RegExp(`entries/${YEAR}/bai-mau-dia-chi-moi`, 'u'));
    const moved = `tin/${YEAR}/bai-mau-dia-chi-moi/`;
    await expect.poll(() => statusOf(page, portal, moved), { timeout: 120_000 }).toBe(200);
    await page.goto(`${portal.url}tin/${ID}/`);
    await expect(page).toHaveURL(portal.url + moved);
  });
});
