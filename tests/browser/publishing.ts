import { readFileSync } from 'node:fs';
import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';

const PICTURE = 'tests/fixtures/content/articles/2024/bai-mau-anh.jpg';

/** The promise of the desk: from the first key to the search result. */
export function publishingWorks() {
  test('an article written at the desk is on its page, in the feed and first in search', async ({
    page,
    portal,
  }) => {
    const editor = new Editor(page, portal);
    await editor.write(
      'Phụ nữ Đồng Xoài hưởng ứng tháng hành động',
      'Bài mẫu dùng để thử việc viết bài trên bàn biên tập, có danh sách, ảnh và biểu đồ.',
    );
    await page.keyboard.type('Chị em ở Đồng Xoài và Bù Gia Mập.');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Danh sách gạch đầu dòng' }).click();
    await page.keyboard.type('Tuyên truyền');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Thăm hỏi');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Số liệu ở dưới.');
    await editor.insert('Biểu đồ số liệu');
    await editor.choose('Số liệu', 'Nữ viên chức, lao động và nữ giữ chức vụ quản lý');
    await editor.addPicture(PICTURE, 'Ảnh mẫu, hai mảng màu');
    await editor.save();
    const year = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Ho_Chi_Minh' }).slice(0, 4);
    const address = `${portal.url}tin/${year}/phu-nu-dong-xoai-huong-ung-thang-hanh-dong/`;
    expect((await page.request.get(address)).status()).toBe(404);
    await editor.setStatus('Chờ duyệt');
    await editor.setStatus('Đã duyệt');
    await editor.publish();

    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Phụ nữ Đồng Xoài hưởng ứng tháng hành động',
    );
    await expect(page.getByRole('listitem').filter({ hasText: /^Thăm hỏi$/u })).toBeVisible();
    await expect(page.getByRole('img', { name: 'Ảnh mẫu, hai mảng màu' })).toBeVisible();
    await expect(page.getByRole('img', { name: /Nữ viên chức, lao động/u }).first()).toBeVisible();

    const feed = await (await page.request.get(`${portal.url}rss.xml`)).text();
    expect(feed).toContain('Phụ nữ Đồng Xoài hưởng ứng tháng hành động');

    await page.goto(`${portal.url}tim-kiem/?q=phu+nu+dong+xoai+huong+ung`);
    const first = page.getByRole('list', { name: 'Kết quả tìm kiếm' }).getByRole('link').first();
    await expect(first).toHaveText('Phụ nữ Đồng Xoài hưởng ứng tháng hành động');
    await first.click();
    await expect(page).toHaveURL(address);

    expect(portal.git('log', '-1', '--format=%an <%ae>')).toBe('Người Thử <nguoi.thu@example.com>');
    expect(portal.git('status', '--porcelain')).toBe('');
    expect(
      readFileSync(
        `${portal.contentDir}/articles/${year}/phu-nu-dong-xoai-huong-ung-thang-hanh-dong.mdx`,
        'utf8',
      ),
    ).toContain('- Thăm hỏi');
  });
}
