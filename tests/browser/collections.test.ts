import { drawLines, samplePdf } from '../unit/pdf-samples.ts';
import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';

test('a document is published with its PDF', async ({ page, portal }) => {
  // Handed over as bytes: a machine without a language setting has no files of such a name.
  const pdf = {
    name: 'Công văn mẫu.pdf',
    mimeType: 'application/pdf',
    buffer: samplePdf([drawLines(['Văn bản mẫu để thử, không của cơ quan nào.'])]),
  };
  const editor = new Editor(page, portal);
  await editor.open('collections/documents/new');
  await editor.choose('Loại văn bản', 'Công văn');
  await page.getByLabel('Số, ký hiệu').fill('9999/MAU-THU');
  await page.getByLabel('Ngày ban hành').fill('16/3/2026');
  await page.getByLabel('Cơ quan ban hành').fill('Cơ quan mẫu');
  await page.getByLabel('Trích yếu').fill('Văn bản mẫu để thử bàn biên tập.');
  await page.getByRole('button', { name: 'Chọn tệp' }).first().click();
  await page.locator('input[type=file]').first().setInputFiles(pdf);
  await expect(page.getByText(/^cong-van-mau-[0-9a-f]{8}\.pdf$/u).first()).toBeVisible();
  await page.getByRole('button', { name: 'Dùng mục đã chọn' }).click();
  await editor.save();
  await editor.setStatus('Chờ duyệt');
  await editor.setStatus('Đã duyệt');
  await editor.publish();
  const id = await editor.id();
  const file = /file: (\S+\.pdf)/u.exec(
    portal.git('show', `main:content/documents/${id}.yaml`),
  )?.[1];
  expect(file).toMatch(/^cong-van-mau-[0-9a-f]{8}\.pdf$/u);
  await page.goto(`${portal.url}van-ban/${id}/`);
  const link = page.getByRole('link', { name: /PDF/u }).first();
  const answer = await page.request.get(
    new URL((await link.getAttribute('href')) ?? '', page.url()).href,
  );
  expect(answer.headers()['content-type']).toBe('application/pdf');
});

test('figures are pasted from Excel, told what is wrong, and published', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  const path = 'content/statistics/nu-vien-chuc-lao-dong.yaml';
  await editor.open('collections/statistics/entries/nu-vien-chuc-lao-dong');
  const table = page.getByRole('region', { name: 'Bảng Số liệu' });
  await expect(table.getByRole('row')).toHaveCount(3);
  await expect(table.getByText('61,3%', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lưu', exact: true })).toBeDisabled();

  await table.getByLabel('Số đếm được, dòng 2').focus();
  await page.keyboard.press('Enter');
  const first = table.getByLabel('Số đếm được, dòng 3');
  await expect(first).toBeFocused();
  await table.getByLabel('Nội dung, dòng 3').focus();
  await paste(
    page,
    'Nữ mẫu\t9/2025\t30/09/2025\t1.250\t2.000\r\nNữ mẫu\t10/2025\t31/10/2025\t61,3\t2.000\r\n',
  );
  await expect(table.getByRole('row')).toHaveCount(5);
  await expect(table.getByText('62,5%', { exact: true })).toBeVisible();
  await expect(table.getByText('“61,3” không phải số nguyên.')).toBeVisible();
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(page.getByText(/Dòng 4, cột “Số đếm được”/u).first()).toBeVisible();
  await table.getByRole('button', { name: 'Xóa dòng 4' }).click();
  await editor.save();
  await editor.setStatus('Chờ duyệt');
  await editor.setStatus('Đã duyệt');
  await editor.publish();
  expect(portal.git('diff', 'main~1', 'main', '--', path).match(/^\+(?!\+).*$/gmu)).toEqual([
    '+  - series: Nữ mẫu',
    '+    period: 9/2025',
    '+    asOf: 2025-09-30',
    '+    numerator: 1250',
    '+    denominator: 2000',
  ]);
});

test('an achievement with a portrait is published', async ({ page, portal }) => {
  const editor = new Editor(page, portal);
  await editor.open('collections/achievements/new');
  await page.getByLabel('Họ tên hoặc tập thể').fill('Nguyễn Thị Mẫu');
  await editor.choose('Cá nhân hay tập thể', 'Cá nhân');
  await page.getByLabel('Hình thức khen thưởng').fill('Bằng khen');
  await editor.choose('Cấp khen thưởng', 'Tỉnh');
  await page.getByLabel('Năm', { exact: false }).first().fill('2025');
  const unit = page.getByRole('combobox', { name: 'Đơn vị' });
  await unit.fill('binh phuoc');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option').first()).toContainText('Bình Phước');
  await page.getByRole('option').first().click();
  await expect(page.getByRole('button', { name: /^Bỏ Bảo hiểm xã hội/u })).toBeVisible();
  await editor.choose('Căn cứ nêu tên', 'Người được nêu tên đã đồng ý');
  await editor.addPicture(
    'tests/fixtures/content/achievements/mau-chan-dung-1.jpg',
    'Chân dung mẫu',
  );
  await editor.save();
  expect(await editor.id()).toBe('nguyen-thi-mau-bang-khen-2025');
  await editor.setStatus('Chờ duyệt');
  await editor.setStatus('Đã duyệt');
  await editor.publish();
  const folder = 'main:content/achievements';
  const text = portal.git('show', `${folder}/nguyen-thi-mau-bang-khen-2025.yaml`);
  const portrait = /src: (mau-chan-dung-1-[0-9a-f]{8}\.jpg)/u.exec(text)?.[1];
  expect(portal.git('cat-file', '-t', `${folder}/${portrait}`)).toBe('blob');
});

/** What the clipboard of a spreadsheet gives to the cell with the focus. */
const paste = (page: Editor['page'], text: string) =>
  page.evaluate((cells) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', cells);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
