import { expect, test } from 'vitest';
import { listSlug, slugOf } from '../../src/slugs.ts';

test('a Vietnamese title becomes a readable address', () => {
  expect(slugOf('Bình đẳng giới: hướng tới năm 2030!')).toBe('binh-dang-gioi-huong-toi-nam-2030');
  expect(slugOf('ĐƯỜNG “Đồng Xoài” – ỷ, ỹ, ữ')).toBe('duong-dong-xoai-y-y-u');
});

test('decomposed letters give the same address as composed ones', () => {
  expect(slugOf('Bình đẳng'.normalize('NFD'))).toBe('binh-dang');
});

test('a long title is cut at a word', () => {
  expect(slugOf('mot hai ba bon', 9)).toBe('mot-hai');
  expect(slugOf('mot hai', 7)).toBe('mot-hai');
  expect(slugOf('x'.repeat(100), 10)).toBe('x'.repeat(10));
});

test('a text without letters has no address', () => {
  expect(slugOf('!!! …')).toBe('');
});

test('two long names that differ at their end only have lists of their own', () => {
  const office = 'Ban Vì sự tiến bộ của phụ nữ và bình đẳng giới của cơ quan Bảo hiểm xã hội tỉnh';
  expect(listSlug(`${office} Bình Phước`)).not.toBe(listSlug(`${office} Bình Dương`));
  expect(listSlug('BẰNG KHEN')).toBe(listSlug('Bằng khen'));
  expect(listSlug('!!!')).toBe('khac');
});
