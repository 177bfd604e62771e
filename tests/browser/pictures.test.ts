import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';

/** A photo as phones make them: lying on its side, with a note on how to turn it. */
const photo = (background: string, width = 3000, height = 2000) =>
  sharp({ create: { width, height, channels: 3, background } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** Drops files on the field of the lead picture, as from a folder. */
async function drop(page: Page, files: { name: string; type: string; bytes: Buffer }[]) {
  const transfer = await page.evaluateHandle(
    (sent) => {
      const made = new DataTransfer();
      for (const { name, type, bytes } of sent)
        made.items.add(
          new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], name, { type }),
        );
      return made;
    },
    files.map(({ bytes, ...rest }) => ({ ...rest, bytes: bytes.toString('base64') })),
  );
  await page.locator('.desk-picture').first().dispatchEvent('drop', { dataTransfer: transfer });
}

async function openNew(editor: Editor, title: string) {
  await editor.write(
    title,
    'Bài mẫu dùng để thử việc gửi ảnh, chọn tâm ảnh và xem kho ảnh của trang.',
  );
  await editor.page.keyboard.type('Chữ của bài.');
  await editor.page.getByRole('button', { name: 'Mở ra' }).first().click();
}

test('three files dropped at once: each tells how it went, the first is used', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  await openNew(editor, 'Bài mẫu thả ba ảnh');
  await drop(page, [
    { name: 'Lễ mít tinh.jpg', type: 'image/jpeg', bytes: await photo('#a03060') },
    {
      name: 'IMG_0001.HEIC',
      type: 'image/heic',
      bytes: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1'),
    },
    { name: 'Đoàn viên.jpg', type: 'image/jpeg', bytes: await photo('#306030') },
  ]);
  const jobs = page.getByRole('list', { name: 'Ảnh đang gửi' }).first().getByRole('listitem');
  await expect(jobs).toHaveCount(3);
  await expect(jobs.nth(0)).toContainText('Đã nhận');
  await expect(jobs.nth(1)).toContainText('ảnh HEIC (kiểu ảnh riêng của iPhone)');
  await expect(jobs.nth(2)).toContainText('Đã nhận');
  await expect(page.locator('.desk-shown')).toContainText(/le-mit-tinh-[0-9a-f]{8}\.jpg/u);

  // The other picture waits for whoever wants it.
  await jobs.nth(2).getByRole('button', { name: 'Dùng ảnh này' }).click();
  await expect(page.locator('.desk-shown')).toContainText(/doan-vien-[0-9a-f]{8}\.jpg/u);
  await page.getByLabel('Mô tả ảnh').first().fill('Đoàn viên trồng cây');
  await editor.choose('Căn cứ đăng ảnh có người', 'Không có người nhận ra được');

  // Only one of “described” and “decorative” stands; the description comes back.
  await page.getByLabel('Chỉ để trang trí').first().click();
  await expect(page.getByLabel('Mô tả ảnh')).toHaveCount(0);
  await page.getByLabel('Chỉ để trang trí').first().click();
  await expect(page.getByLabel('Mô tả ảnh').first()).toHaveValue('Đoàn viên trồng cây');

  const whole = page.getByRole('group', { name: /^Tâm ảnh:/u });
  await whole.focus();
  for (const key of ['ArrowLeft', 'ArrowLeft', 'Shift+ArrowUp']) await page.keyboard.press(key);
  await expect(page.getByText('Tâm ảnh ở 48% từ mép trái, 40% từ mép trên.')).toBeVisible();
  const box = await whole.boundingBox();
  if (!box) throw new Error('The picture is not shown.');
  await page.mouse.click(box.x + box.width * 0.25, box.y + box.height * 0.75);
  await expect(page.getByText('Tâm ảnh ở 25% từ mép trái, 75% từ mép trên.')).toBeVisible();
  await page.getByLabel('Ngang (%)').fill('62');

  await editor.save();
  const id = await editor.id();
  const kept = portal.git('show', `refs/drafts/articles/${id}:content/articles/${id}.mdx`);
  expect(kept).toMatch(
    /image:\n {2}src: doan-vien-[0-9a-f]{8}\.jpg\n {2}alt: Đoàn viên trồng cây\n/u,
  );
  expect(kept).toContain('  focalPoint:\n    x: 62\n    y: 75\n');
  const files = portal.git('ls-tree', '-r', '--name-only', `refs/drafts/articles/${id}`);
  expect(files).not.toContain('le-mit-tinh');
  const name = /src: (\S+)/u.exec(kept)?.[1] ?? '';
  const query = new URLSearchParams({ collection: 'articles', id, name });
  const answer = await page.request.get(`${portal.url}admin/api/picture?${query}`);
  const { width, height, orientation } = await sharp(await answer.body()).metadata();
  expect([width, height, orientation]).toEqual([1600, 2400, undefined]);

  // Opened again and saved again, nothing has changed.
  await editor.openArticle(id);
  await expect(page.getByRole('button', { name: 'Lưu', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: 'Mở ra' }).first().click();
  await expect(page.locator('.desk-shown img').first()).toHaveJSProperty('naturalWidth', 1600);
});

test('a picture whose sending failed is sent again, and typing goes on meanwhile', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  await openNew(editor, 'Bài mẫu mạng chập chờn');
  await page.route('**/admin/api/picture', (route) => route.abort(), { times: 1 });
  await drop(page, [{ name: 'anh.jpg', type: 'image/jpeg', bytes: await photo('#204080') }]);
  const job = page.getByRole('list', { name: 'Ảnh đang gửi' }).first().getByRole('listitem');
  await expect(job).toContainText('mất liên lạc với máy chủ');
  await page.route('**/admin/api/picture', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await job.getByRole('button', { name: 'Gửi lại' }).click();
  await page.getByLabel('Nguồn ảnh').first().fill('Viết trong khi ảnh đang gửi');
  await expect(job).not.toContainText('Đã nhận');
  await expect(job).toContainText('Đã nhận');
  await expect(page.getByLabel('Nguồn ảnh').first()).toHaveValue('Viết trong khi ảnh đang gửi');
  await expect(page.locator('.desk-shown')).toContainText(/anh-[0-9a-f]{8}\.jpg/u);
});

test('the page of pictures shows where each is used, and which are the same', async ({
  page,
  portal,
}) => {
  const bytes = readFileSync('tests/fixtures/content/articles/2024/bai-mau-anh.jpg').toString(
    'base64',
  );
  const headers = { 'x-desk': '1', origin: new URL(portal.url).origin };
  for (const [id, name] of [
    ['2026/bai-mau-kho-mot', 'kho-mot.jpg'],
    ['2026/bai-mau-kho-hai', 'kho-hai.jpg'],
  ] as const) {
    const saved = await page.request.put(`${portal.url}admin/api/draft`, {
      headers,
      data: {
        collection: 'articles',
        id,
        base: null,
        source: text(name),
        pictures: [{ name, content: bytes }],
      },
    });
    expect(saved.status()).toBe(200);
    for (const state of ['pending_review', 'pending_publish'])
      await page.request.post(`${portal.url}admin/api/draft/status`, {
        headers,
        data: { collection: 'articles', id, state },
      });
    const published = await page.request.post(`${portal.url}admin/api/draft/publish`, {
      headers,
      data: { collection: 'articles', id },
    });
    expect(published.status()).toBe(200);
  }
  await page.goto(`${portal.url}admin/anh/`);
  const cards = page.getByRole('list', { name: 'Ảnh', exact: true }).locator('> li');
  await page.getByLabel('Tìm ảnh').fill('hoi nghi mau');
  await expect(page.getByRole('status')).toContainText('2 ảnh có “hoi nghi mau”.');
  const one = cards.filter({ has: page.getByRole('heading', { name: 'kho-mot.jpg' }) });
  await expect(one).toContainText('Giống hệt kho-hai.jpg');
  await one.getByText('Dùng ở 1 chỗ').click();
  await expect(one.getByRole('link', { name: 'Bài mẫu kho-mot.jpg', exact: true })).toHaveAttribute(
    'href',
    /#\/collections\/articles\/entries\/2026\/bai-mau-kho-mot$/u,
  );
  await expect(one.locator('> img')).not.toHaveJSProperty('naturalWidth', 0);
  for (const [scheme, width] of [
    ['light', 1280],
    ['dark', 360],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
  }

  await one.getByRole('button', { name: 'Gộp ảnh trùng: kho-mot.jpg' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Gộp làm một' }).click();
  await expect(page.getByRole('status')).toContainText('Đã gộp về “kho-mot.jpg”. 1 ảnh');
  expect(portal.git('show', 'main:content/articles/2026/bai-mau-kho-hai.mdx')).toContain(
    'src: kho-mot.jpg',
  );

  await one.getByRole('button', { name: 'Gỡ ở mọi nơi: kho-mot.jpg' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Gỡ ảnh' }).click();
  await expect(page.getByRole('alert')).toContainText('Gỡ ảnh phải có lý do.');
  await page.getByLabel('Lý do').fill('Thử gỡ ảnh mẫu');
  await page.getByRole('dialog').getByRole('button', { name: 'Gỡ ảnh' }).click();
  await expect(page.getByRole('status')).toContainText('Đã gỡ ảnh “kho-mot.jpg” ở mọi nơi.');
  expect(portal.git('ls-tree', '-r', '--name-only', 'main')).not.toContain('kho-mot.jpg');
});

const text = (name: string) => `---
title: Bài mẫu ${name}
summary: Bài mẫu dùng để thử kho ảnh, có một ảnh giống hệt ảnh của một bài mẫu khác nữa.
date: 2026-01-15T08:00:00+07:00
unit: bhxh-tinh-binh-phuoc
byline: Bài mẫu
topics:
  - binh-dang-gioi
image:
  src: ${name}
  alt: Hai mảng màu
  caption: Hội nghị mẫu
  basis: no-people
---

Chữ.
`;
