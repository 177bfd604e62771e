import { expect, test } from 'vitest';
import { addressOf } from '../../admin/address.ts';
import { openOffice } from './desk-office.ts';

const achievement = (unit: string) =>
  `name: Nguyễn Thị Mẫu\nkind: person\nhonour: Bằng khen\nlevel: province\nyear: 2025\nunit: ${unit}\nbasis: consent\n`;

test('two honours of one person, and one name in two years, have addresses of their own', () => {
  const slugOf = (data: object) => addressOf('achievements', { ...data }).slug;
  const name = 'Nguyễn Thị Mẫu';
  expect(slugOf({ name, honour: 'Bằng khen', year: 2025 })).toBe('nguyen-thi-mau-bang-khen-2025');
  expect(slugOf({ name, honour: 'Giấy khen', year: 2025 })).toBe('nguyen-thi-mau-giay-khen-2025');
  expect(slugOf({ name, honour: 'Bằng khen', year: 2024 })).toBe('nguyen-thi-mau-bang-khen-2024');
});

test('a long name keeps its year', () => {
  const { slug } = addressOf('achievements', {
    name: 'Tập thể '.repeat(25),
    honour: 'Cờ',
    year: 2025,
  });
  expect(slug).toMatch(/-2025$/u);
  expect(slug.length).toBeLessThanOrEqual(80);
});

test('a name of no letters still has no address', () => {
  expect(() => addressOf('achievements', { name: '!!!', honour: 'Cờ', year: 2025 })).toThrow(
    'Tiêu đề không có chữ hay số nào để làm địa chỉ. Viết lại tiêu đề rồi lưu.',
  );
});

test('two people of one name with one honour in one year differ by their units', async () => {
  const first = 'nguyen-thi-mau-bang-khen-2025';
  const office = await openOffice({
    files: { [`content/achievements/${first}.yaml`]: achievement('bhxh-tinh-binh-phuoc') },
  });
  const save = (unit: string) =>
    office.call('PUT', 'draft', {
      collection: 'achievements',
      id: `${first}-1`,
      base: null,
      source: achievement(unit),
    });
  const again = await save('bhxh-tinh-binh-phuoc');
  expect(again).toMatchObject({ status: 409, json: { taken: { id: first } } });
  expect((await save('bhxh-huyen-mau')).status).toBe(200);
});
