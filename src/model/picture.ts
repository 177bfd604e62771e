import { z } from 'zod';
import { choice, day, flag, line, type ModelHelpers } from './fields.ts';

/** Why people may be shown in a picture. */
export const PICTURE_BASIS = {
  'no-people': 'Không có người nhận ra được',
  'public-event': 'Chụp tại hoạt động công khai',
  consent: 'Người trong ảnh đã đồng ý',
  statutory: 'Theo quy định của pháp luật',
} as const;

/** A picture that can never be shown without a text for those who do not see it. */
export const picture = <Image extends z.ZodType>({ image }: ModelHelpers<Image>) =>
  z
    .strictObject({
      src: image().meta({ title: 'Ảnh', description: 'JPEG, PNG hoặc WebP.', widget: 'image' }),
      alt: line(
        'Mô tả ảnh',
        'Cho người không nhìn thấy ảnh: trong ảnh có gì. Để trống chỉ khi ảnh dùng để trang trí.',
        250,
      ).optional(),
      decorative: flag(
        'Chỉ để trang trí',
        'Bật khi ảnh không mang thông tin; khi đó không cần mô tả.',
      ).optional(),
      caption: line('Chú thích', 'Dòng chữ dưới ảnh.', 300).optional(),
      credit: line('Nguồn ảnh', 'Người chụp hoặc nơi cung cấp.', 120).optional(),
      basis: choice('Căn cứ đăng ảnh có người', 'Vì sao được đăng ảnh này.', PICTURE_BASIS),
      expires: day('Hết hạn sử dụng', 'Sau ngày này ảnh không còn được hiển thị.').optional(),
      focalPoint: z
        .strictObject({
          x: z.number().min(0).max(100).meta({ title: 'Ngang (%)', description: '0 là mép trái.' }),
          y: z.number().min(0).max(100).meta({ title: 'Dọc (%)', description: '0 là mép trên.' }),
        })
        .meta({ title: 'Tâm ảnh', description: 'Điểm phải còn khi ảnh bị cắt.' })
        .optional(),
    })
    .refine((value) => value.decorative === true || Boolean(value.alt), {
      path: ['alt'],
      error: 'thiếu mô tả. Viết mô tả ảnh, hoặc bật “Chỉ để trang trí”',
    })
    .meta({ title: 'Ảnh đại diện', description: 'Ảnh đầu bài và trong danh sách.' });
