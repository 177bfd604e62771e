import { expect, test } from 'vitest';
import { addressOf } from '../../admin/address.ts';
import { readDay, readMoment } from '../../admin/dates-control.ts';
import { slugOf } from '../../src/slugs.ts';

test('a day is read as editors write it', () => {
  expect(readDay('16/3/2020')).toBe('2020-03-16');
  expect(readDay(' 05-06-2026 ')).toBe('2026-06-05');
  expect(readDay('31/2/2020')).toBeUndefined();
  expect(readDay('2020')).toBeUndefined();
});

test('a moment is the office’s time, wherever the browser stands', () => {
  expect(readMoment('19/3/2020 13:10')).toBe('2020-03-19T13:10:00+07:00');
  expect(readMoment('19/3/2020 8h05')).toBe('2020-03-19T08:05:00+07:00');
  expect(readMoment('19/3/2020 25:00')).toBeUndefined();
  expect(readMoment('19/3/2020')).toBeUndefined();
});

test('the address of a new article is the slug of its title, below its year in Vietnam', () => {
  const title = 'Bình đẳng giới: hướng tới Đại hội';
  const date = '2027-01-01T00:30:00+07:00';
  expect(addressOf('articles', { title, date })).toEqual({ slug: slugOf(title), year: '2027' });
  expect(addressOf('articles', { title: title.normalize('NFD'), date }).slug).toBe(slugOf(title));
});

test('documents and action months, which come back every year, have the year in their address', () => {
  expect(addressOf('documents', { number: '241/BHXH-TCCB', date: '2020-03-16' }).slug).toBe(
    '241-bhxh-tccb-2020',
  );
  expect(addressOf('documents', { number: '42/2022/NĐ-CP', date: '2022-06-24' }).slug).toBe(
    '42-2022-nd-cp',
  );
  expect(addressOf('campaigns', { name: 'Tháng hành động', from: '2026-06-01' }).slug).toBe(
    '2026-thang-hanh-dong',
  );
  expect(addressOf('units', { names: [{ name: 'BHXH tỉnh Đồng Nai' }] }).slug).toBe(
    'bhxh-tinh-dong-nai',
  );
});

test('a title without letters is refused in Vietnamese', () => {
  expect(() =>
    addressOf('articles', { title: '?!', date: '2026-01-01' }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[Tiêu đề không có chữ hay số nào để làm địa chỉ. Viết lại tiêu đề rồi lưu.]`,
  );
});
