import { expect, test } from 'vitest';
import { inVietnamese } from '../../admin/english.ts';
import { foreignKind, pictureName } from '../../admin/pictures.ts';
import { stripText } from '../../admin/release-status.ts';
import { VIETNAMESE, vietnamese } from '../../admin/vi.ts';

test('our words take the places of Decap’s', () => {
  const phrases = vietnamese({ app: { header: { content: 'Contents', other: 'x' } } });
  expect(phrases).toMatchObject({ app: { header: { content: 'Nội dung', other: 'x' } } });
});

test('every phrase of the desk is composed as Vietnamese is stored', () => {
  for (const text of Object.values(VIETNAMESE)) expect(text).toBe(text.normalize('NFC'));
});

test('what a picker tells screen readers is Vietnamese', () => {
  expect(inVietnamese('option Bình đẳng giới, selected.')).toBe('Đã chọn Bình đẳng giới.');
  expect(inVietnamese('Remove Bình đẳng giới')).toBe('Bỏ Bình đẳng giới');
  expect(inVietnamese('2 results available for search term bình.')).toBe('2 kết quả.');
  expect(inVietnamese('No options')).toBe('Không có mục nào');
  expect(inVietnamese('Bài viết')).toBe('Bài viết');
});

test('a picture is named after its file and its bytes', () => {
  expect(pictureName('Ảnh hội nghị 8-3.JPG', '978c59c7aa', 'jpg')).toBe(
    'anh-hoi-nghi-8-3-978c59c7.jpg',
  );
  expect(pictureName('???.png', '00112233', 'png')).toBe('anh-00112233.png');
});

test('a file that is no usable picture is known by its bytes', () => {
  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  expect(foreignKind(bytes('\xFF\xD8\xFF\xE0'))).toBeUndefined();
  expect(foreignKind(bytes('RIFF1234WEBPVP8 '))).toBeUndefined();
  expect(foreignKind(bytes('<svg xmlns="x">'))).toBe('hình vẽ SVG');
  expect(foreignKind(bytes('\0\0\0\x18ftypheic'))).toBe('ảnh HEIC hoặc AVIF');
  expect(foreignKind(bytes('GIF89a'))).toBe('ảnh động GIF');
  expect(foreignKind(bytes('hello'))).toBe('tệp không phải ảnh');
});

test('the strip says where a publish stands', () => {
  expect(stripText({ state: 'building' })).toEqual({ text: 'Đang đưa lên trang…', done: false });
  expect(stripText({ state: 'idle', commit: 'a', wanted: 'b' }).done).toBe(false);
  expect(stripText({ state: 'idle', commit: 'b', wanted: 'b' })).toEqual({
    text: 'Bài đã lên trang.',
    done: true,
  });
  expect(stripText({ state: 'failed', message: 'Thiếu ảnh.' })).toEqual({
    text: 'Chưa lên trang. Thiếu ảnh.',
    done: true,
  });
});
