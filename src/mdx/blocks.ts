import { z } from 'zod';
import { choice, flag, line, reference, text } from '../model/fields.ts';
import { PICTURE_BASIS } from '../model/picture.ts';

const caption = (description: string) => line('Chú thích', description, 300).optional();

const figure = z
  .strictObject({
    src: line('Ảnh', 'Tên tệp ảnh nằm cạnh bài, như anh.jpg.', 200)
      .regex(/^(?:\.\/)?(?!\.)[\p{L}\p{N}._ -]+\.(?:jpe?g|png|webp|avif|gif)$/iu)
      .meta({
        title: 'Ảnh',
        description: 'Tên tệp ảnh nằm cạnh bài, như anh.jpg.',
        widget: 'image',
      })
      .optional(),
    alt: line('Mô tả ảnh', 'Cho người không nhìn thấy ảnh: trong ảnh có gì.', 250).optional(),
    decorative: flag(
      'Chỉ để trang trí',
      'Bật khi ảnh không mang thông tin; khi đó không cần mô tả.',
    ).optional(),
    caption: caption('Dòng chữ dưới ảnh.'),
    credit: line('Nguồn ảnh', 'Người chụp hoặc nơi cung cấp.', 120).optional(),
    basis: choice(
      'Căn cứ đăng ảnh có người',
      'Vì sao được đăng ảnh này.',
      PICTURE_BASIS,
    ).optional(),
  })
  .refine(({ src, alt, decorative }) => !src || decorative === true || Boolean(alt), {
    path: ['alt'],
    error: 'thiếu mô tả. Viết mô tả ảnh (alt), hoặc ghi decorative nếu ảnh chỉ để trang trí',
  })
  .refine((value) => Boolean(value.src ?? value.caption), {
    path: ['caption'],
    error: 'thiếu chú thích. Chọn tệp ảnh (src), hoặc viết chú thích cho ảnh không còn giữ được',
  });

const statChart = z.strictObject({
  id: reference('statistics', 'Số liệu', 'Số liệu được vẽ thành biểu đồ.'),
  caption: caption('Dòng chữ dưới biểu đồ.'),
});

const statFigure = z.strictObject({
  id: reference('statistics', 'Số liệu', 'Số liệu có con số được nêu.'),
  point: z
    .int()
    .min(1)
    .max(1000)
    .meta({ title: 'Điểm số liệu', description: 'Thứ tự của điểm, từ 1. Bỏ trống: điểm mới nhất.' })
    .optional(),
  caption: caption('Dòng chữ cạnh con số.'),
});

const documentLink = z.strictObject({
  id: reference('documents', 'Văn bản', 'Văn bản được dẫn.'),
  text: line('Chữ của liên kết', 'Bỏ trống thì dùng số và trích yếu của văn bản.', 300).optional(),
});

const quote = z.strictObject({
  text: text('Lời trích', 'Nguyên văn, không kèm dấu ngoặc kép.', 2000),
  cite: line('Người nói', 'Họ tên người được trích lời.', 120).optional(),
  role: line('Chức danh', 'Chức danh, đơn vị của người nói.', 200).optional(),
});

const note = z.strictObject({
  text: text('Nội dung', 'Lời ghi chú.', 2000),
  title: line('Tiêu đề', 'Vài chữ đầu ghi chú.', 120).optional(),
  kind: choice('Loại', 'Ai nói và để làm gì.', {
    note: 'Ghi chú',
    editor: 'Lời tòa soạn',
    warning: 'Lưu ý quan trọng',
  }).optional(),
});

/**
 * The blocks that a body may hold, each written as one self-closing tag, `<Quote text="…" />`.
 * `label` stands on the toolbar; the schema makes the form and the check.
 */
export const blocks = {
  Figure: { label: 'Ảnh trong bài', schema: figure },
  StatChart: { label: 'Biểu đồ số liệu', schema: statChart },
  StatFigure: { label: 'Con số nổi bật', schema: statFigure },
  DocumentLink: { label: 'Dẫn văn bản', schema: documentLink },
  Quote: { label: 'Lời trích', schema: quote },
  Note: { label: 'Ghi chú', schema: note },
} as const;

export type BlockName = keyof typeof blocks;

/** The props of a block, as its schema reads them. */
export type BlockProps<Name extends BlockName> = z.infer<(typeof blocks)[Name]['schema']>;

export const isBlockName = (name: string): name is BlockName => Object.hasOwn(blocks, name);
