import { z } from 'zod';
import { line } from './fields.ts';

/** Abbreviations: shown as `<abbr>`, and searched both ways. Names that changed: searched both ways. */
export const glossary = () =>
  z.strictObject({
    terms: z
      .array(
        z.strictObject({
          abbreviation: line('Chữ viết tắt', 'Ví dụ: BHXH.', 20),
          expansion: line('Viết đầy đủ', 'Ví dụ: bảo hiểm xã hội.', 120),
        }),
      )
      .meta({ title: 'Từ viết tắt', description: 'Mỗi từ một dòng.' }),
    names: z
      .array(
        z.strictObject({
          name: line('Tên hiện nay', 'Ghi đủ cả xã, phường. Ví dụ: xã Lộc Thành.', 120),
          formerly: z
            .array(line('Tên cũ', 'Ví dụ: xã Lộc Thịnh.', 120))
            .min(1)
            .meta({ title: 'Tên cũ', description: 'Tên trước đây, hoặc tên các nơi đã nhập vào.' }),
          source: line('Nguồn', 'Nơi ghi việc đổi tên, sáp nhập.', 300).optional(),
        }),
      )
      .meta({
        title: 'Tên đã đổi',
        description:
          'Tìm tên mới thấy cả bài viết theo tên cũ, tìm tên cũ thấy cả bài theo tên mới.',
      })
      .optional(),
  });
