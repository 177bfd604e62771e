import { expect, test } from 'vitest';
import { slugOf } from '../../src/slugs.ts';

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
