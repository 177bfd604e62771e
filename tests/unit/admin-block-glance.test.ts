import { expect, test } from 'vitest';
import { glanceOf } from '../../admin/block-glance.ts';
import { toolbarBlocks } from '../../admin/blocks.ts';

const told = (block: string, values: Record<string, unknown>) => {
  const { title, detail, pictures } = glanceOf(block, values);
  return [title, detail, pictures.join(' ')].filter(Boolean).join(' / ');
};

test('every block that folds says what it is, also while it is empty', () => {
  const folding = toolbarBlocks().filter(
    ({ id, widget }) => widget === 'block' && id !== 'markdown',
  );
  const silent = folding.filter(({ id }) => told(id, {}) === '');
  expect(silent).toEqual([]);
});

test('a folded block is known by its words and pictures', () => {
  const pictures = Array.from({ length: 7 }, (_, at) => ({
    src: `a${at}.jpg`,
    alt: at ? 'x' : '',
  }));
  expect([
    told('Figure', { src: 'a.jpg', alt: 'Hội trường', caption: 'Khai mạc' }),
    told('Figure', { src: 'a.jpg', alt: '' }),
    told('Figure', { src: 'a.jpg', decorative: true }),
    told('Figure', { caption: 'Ảnh cũ' }),
    told('Gallery', { title: 'Ngày hội', pictures }),
    told('Gallery', { title: '', pictures: [] }),
    told('Video', { url: 'https://youtu.be/aaaaaaaaaaa?si=x', title: 'Phim', duration: '4:35' }),
    told('Video', { url: 'phim.mp4', title: '' }),
    told('StatChart', { id: 'nu', caption: 'Tỷ lệ' }),
    told('StatFigure', { id: 'nu', point: 2 }),
    told('StatFigure', { id: 'nu', caption: 'Tỷ lệ' }),
    told('DocumentLink', { id: '241', text: '' }),
    told('Quote', { text: 'Một\nhai', cite: 'Lan', role: 'công chức' }),
    told('Note', { title: 'Lưu ý', text: 'Nội dung' }),
    told('Note', { text: 'chữ '.repeat(100) }).length < 170,
    told('markdown', { source: '| a |\n|---|' }),
  ]).toMatchInlineSnapshot(`
    [
      "Khai mạc / Hội trường / a.jpg",
      "Chưa có mô tả ảnh / a.jpg",
      "Ảnh trang trí / a.jpg",
      "Ảnh cũ / Chỉ có chú thích, không có ảnh",
      "Ngày hội / 7 ảnh · 1 ảnh chưa có mô tả / a0.jpg a1.jpg a2.jpg a3.jpg a4.jpg",
      "Chùm ảnh / Chưa có ảnh nào",
      "Phim / YouTube · 4:35",
      "Chưa có tên video / phim.mp4",
      "nu / Tỷ lệ",
      "nu",
      "nu / Tỷ lệ",
      "241",
      "“Một hai” / Lan, công chức",
      "Lưu ý / Nội dung",
      true,
      "| a | |---|",
    ]
  `);
  expect(glanceOf('StatChart', { id: 'nu' }).entry).toEqual({ collection: 'statistics', id: 'nu' });
  expect(glanceOf('StatFigure', { id: 'nu', point: 2 }).entry?.point).toBe(2);
  expect(glanceOf('StatFigure', { id: 'nu' }).entry?.point).toBe(0);
});
