import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectUsable } from './axe.ts';
import { expect, type Portal, test } from './portal.ts';

const ID = '2031/bai-mau-lich-su';

const articleText = (title: string, body: string) => `---
title: ${title}
summary: Bài mẫu dùng để thử bàn làm việc, lịch và lịch sử, không nói về ai ngoài đời.
date: 2031-11-20T08:30:00+07:00
unit: bhxh-tinh-binh-phuoc
byline: Bài mẫu
topics:
  - binh-dang-gioi
---

${body}
`;

/** Saves a draft as the desk's own page would. */
async function save(page: Page, portal: Portal, source: string, base: string | null) {
  const origin = new URL(portal.url).origin;
  const answer = await page.request.put(`${portal.url}admin/api/draft`, {
    headers: { 'x-desk': '1', origin },
    data: { collection: 'articles', id: ID, base, source },
  });
  expect(answer.status()).toBe(200);
  return ((await answer.json()) as { version: string }).version;
}

test('an editor finds their work, looks back at it and brings an earlier text back', async ({
  page,
  portal,
}) => {
  test.slow();
  const first = await save(page, portal, articleText('Bài mẫu có lịch sử', 'Chữ đầu tiên.'), null);
  const second = await save(
    page,
    portal,
    articleText('Bài mẫu có lịch sử', 'Chữ cuối cùng.'),
    first,
  );

  await page.goto(`${portal.url}admin/ban-lam-viec/`);
  await page.getByRole('link', { name: /^\d+ Bản nháp của tôi$/u }).click();
  const mine = page.getByRole('region', { name: /^Bản nháp của tôi/u });
  await expect(mine.getByRole('link', { name: 'Bài mẫu có lịch sử', exact: true })).toBeVisible();
  await expectUsable(page);
  await mine.getByRole('link', { name: 'Lịch sử của Bài mẫu có lịch sử' }).click();

  await page
    .getByRole('button', { name: /^Xem thay đổi: Lưu nháp/u })
    .first()
    .click();
  const changes = page.locator('#khac-biet');
  await expect(changes.locator('ins')).toContainText(['cuối', 'cùng']);
  await expect(changes.locator('del')).toContainText(['đầu', 'tiên']);
  await expectUsable(page);

  await page.getByRole('button', { name: /^Khôi phục bản này/u }).click();
  await page.getByRole('button', { name: 'Khôi phục', exact: true }).click();
  const refused = page.getByRole('dialog', { name: 'Chưa khôi phục' });
  await expect(refused).toContainText('chưa có gì bị ghi đè');
  const kept = () => portal.git('show', `refs/drafts/articles/${ID}:content/articles/${ID}.mdx`);
  expect(kept()).toContain('Chữ cuối cùng.');
  await refused.getByRole('button', { name: 'Đặt bản khôi phục lên trên' }).click();
  await expect(page.getByText('Đã khôi phục thành bản nháp.')).toBeVisible();
  expect(kept()).toContain('Chữ đầu tiên.');
  expect(portal.git('cat-file', '-p', second)).toContain('Chữ cuối cùng.');

  await page.getByRole('link', { name: 'Mở bản nháp' }).click();
  await expect(page.getByLabel('Tiêu đề').first()).toHaveValue('Bài mẫu có lịch sử', {
    timeout: 60_000,
  });
  await page.getByRole('link', { name: 'Lịch sử', exact: true }).last().click();
  await expect(page.getByRole('list', { name: 'Các lần sửa' }).getByRole('listitem')).toHaveCount(
    3,
  );
});

test('the calendar is walked by keyboard, and a day begins an article', async ({
  page,
  portal,
}) => {
  test.slow();
  await page.goto(`${portal.url}admin/lich/?thang=2031-10`);
  await page.getByRole('link', { name: 'Tháng sau' }).click();
  await expect(page).toHaveURL(/thang=2031-11/u);
  await expect(page.getByRole('heading', { name: 'Tháng 11 năm 2031' })).toBeFocused();
  await expect(page.getByText('Ngày Quốc tế xóa bỏ bạo lực đối với phụ nữ').first()).toBeVisible();
  await expectUsable(page);

  await page.getByRole('link', { name: /^1 tháng 11 năm 2031/u }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const day = page.getByRole('link', { name: /^9 tháng 11 năm 2031/u });
  await expect(day).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(/thang=2031-12/u);
  await page.goBack();
  await page.getByRole('link', { name: /^9 tháng 11 năm 2031/u }).press('Enter');
  await expect(page.getByLabel('Ngày giờ đăng').first()).toHaveValue('09/11/2031 08:00', {
    timeout: 60_000,
  });
});

test('a table is downloaded as Excel wants it', async ({ page, portal }) => {
  await page.goto(`${portal.url}admin/ban-lam-viec/`);
  await page.getByLabel('Từ ngày').fill('2020-01-01');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải bảng về' }).click();
  const text = readFileSync((await (await download).path()) ?? '', 'utf8');
  expect(text.startsWith('\uFEFFNgày đăng;')).toBe(true);
  expect(text.trim().split('\r\n').length).toBeGreaterThan(1);
});
