import { z } from 'zod';
import { choice, line, reference, text } from '../model/fields.ts';
import { quote as quoted } from '../model/issues.ts';
import { caption, galleryPictures, isDescribed, NOT_DESCRIBED, pictureProps } from './pictures.ts';
import { videoProblem } from './video.ts';

const figure = z
  .strictObject({
    ...pictureProps,
    src: pictureProps.src.optional(),
    caption: caption('Dòng chữ dưới ảnh.'),
  })
  .refine(isDescribed, NOT_DESCRIBED)
  .refine((value) => Boolean(value.src ?? value.caption), {
    path: ['caption'],
    error: 'thiếu chú thích. Chọn tệp ảnh (src), hoặc viết chú thích cho ảnh không còn giữ được',
  });

const gallery = z.strictObject({
  title: line('Tên chùm ảnh', 'Một dòng đặt trên các ảnh.', 120).optional(),
  pictures: galleryPictures,
});

// A video has a title where a picture has a caption.
const { caption: _, ...posterProps } = pictureProps;

const video = z
  .strictObject({
    url: line('Địa chỉ video', 'Chép từ YouTube, Vimeo hoặc Facebook.', 2000).refine(
      (address) => videoProblem(address) === undefined,
      { error: ({ input }) => `là ${quoted(String(input))}, ${videoProblem(String(input))}` },
    ),
    title: line('Tên video', 'Video nói về việc gì.', 200),
    duration: line('Thời lượng', 'Phút và giây, như 4:35; có giờ thì như 1:02:10.', 9)
      .refine((duration) => /^(?:\d{1,2}:[0-5]\d|\d{1,3}):[0-5]\d$/u.test(duration), {
        error: 'không đúng dạng. Ghi phút và giây, như 4:35; có giờ thì như 1:02:10',
      })
      .optional(),
    text: text(
      'Nội dung bằng chữ',
      'Lời nói và việc chính trong video, cho người không xem hoặc không nghe được.',
      8000,
    ),
    ...posterProps,
    src: pictureProps.src.optional(),
  })
  .refine(isDescribed, NOT_DESCRIBED);

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
  Gallery: { label: 'Chùm ảnh', schema: gallery },
  StatChart: { label: 'Biểu đồ số liệu', schema: statChart },
  StatFigure: { label: 'Con số nổi bật', schema: statFigure },
  DocumentLink: { label: 'Dẫn văn bản', schema: documentLink },
  Quote: { label: 'Lời trích', schema: quote },
  Note: { label: 'Ghi chú', schema: note },
  Video: { label: 'Video', schema: video },
} as const;

export type BlockName = keyof typeof blocks;

/** The props of a block, as its schema reads them. */
export type BlockProps<Name extends BlockName> = z.infer<(typeof blocks)[Name]['schema']>;

export const isBlockName = (name: string): name is BlockName => Object.hasOwn(blocks, name);
