import { expect, test } from 'vitest';
import { stepWords } from '../../admin/picture-control.ts';
import { cropStyle, movedBy } from '../../admin/picture-focus.ts';
import { altWords } from '../../admin/picture-object.ts';
import { wantsOf } from '../../admin/picture-page/card.ts';
import { rememberPicture, sentIn } from '../../admin/picture-sending.ts';
import { foreignKind } from '../../admin/pictures.ts';

test('arrow keys move the point by one per cent, by ten with Shift, never off the picture', () => {
  expect(movedBy('ArrowLeft', false, { x: 50, y: 50 })).toEqual({ x: 49, y: 50 });
  expect(movedBy('ArrowDown', true, { x: 50, y: 95 })).toEqual({ x: 50, y: 100 });
  expect(movedBy('Tab', false, { x: 50, y: 50 })).toBeUndefined();
});

test('the cut beside the picture is the one that the site makes', () => {
  // A picture of 1000 × 1000 cut to 3:2 keeps 667 of its height, here from 167 down.
  expect(cropStyle({ width: 1000, height: 1000 }, 1.5, { x: 50, y: 50 })).toEqual({
    width: '100%',
    left: '0%',
    top: `${(-167 / 667) * 100}%`,
  });
  expect(cropStyle({ width: 1000, height: 1000 }, 1.5, { x: 50, y: 0 }).top).toBe('0%');
});

test('a description is counted in letters as people see them', () => {
  expect(altWords('', 'a.jpg')).toBe('Còn thiếu: viết mô tả, hoặc bật “Chỉ để trang trí” ở dưới.');
  expect(altWords('', '')).toBe('');
  expect(altWords('Lễ'.normalize('NFD'), 'a.jpg')).toBe('2/250 ký tự.');
  expect(altWords('a'.repeat(251), 'a.jpg')).toBe('251 ký tự, tối đa 250. Rút gọn mô tả.');
});

test('each step of sending has its words', () => {
  expect(stepWords({ step: 'sending', share: 0.426 })).toBe('Đang gửi 42%');
  expect(stepWords({ step: 'sending', share: 1 })).toBe('Máy chủ đang xử lý');
});

test('a save takes along the pictures that its text names, and no others', () => {
  rememberPicture({ name: 'mot-0a1b2c3d.jpg', blob: 'a' });
  rememberPicture({ name: 'hai-0a1b2c3d.jpg', blob: 'b' });
  expect(sentIn('src: hai-0a1b2c3d.jpg')).toEqual([{ name: 'hai-0a1b2c3d.jpg', blob: 'b' }]);
});

test('the list says what a picture lacks', () => {
  const use = {
    collection: 'articles',
    id: '2026/x',
    title: 'X',
    where: 'image',
    isDraft: false,
  } as const;
  const picture = {
    file: 'articles/2026/a.jpg',
    name: 'a.jpg',
    blob: 'a',
    size: 1,
    copies: 2,
    twins: ['articles/2026/b.jpg'],
  };
  expect(wantsOf({ ...picture, uses: [{ ...use, expires: '2026-01-31' }] }, '2026-02-01')).toEqual([
    'Hết hạn sử dụng từ 31/01/2026',
    'Có bài thiếu mô tả ảnh',
    'Có bài thiếu căn cứ đăng ảnh có người',
    'Giống hệt b.jpg',
  ]);
  expect(
    wantsOf(
      {
        ...picture,
        copies: 1,
        twins: [],
        uses: [{ ...use, decorative: true, basis: 'consent', expires: '2026-02-01' }],
      },
      '2026-02-01',
    ),
  ).toEqual([]);
});

test('a film is not taken for a photo of a phone', () => {
  const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  expect(foreignKind(bytes('\0\0\0\x18ftypmp42'))).toBe('phim');
  expect(foreignKind(bytes('%PDF-1.7'))).toBe('tệp PDF');
});
