import { z } from 'zod';
import { choice, day, line, references, text } from './fields.ts';

/** An action month of one year. Its official name belongs to that year. */
export const campaign = () =>
  z
    .strictObject({
      name: line('Tên chính thức', 'Tên dùng trong năm đó.', 250),
      kind: choice('Loại', 'Để nối với cùng tháng của năm khác.', {
        'domestic-violence': 'Phòng, chống bạo lực gia đình (tháng 6)',
        'gender-equality': 'Vì bình đẳng giới (15/11–15/12)',
      }),
      from: day('Từ ngày', 'Ngày bắt đầu.'),
      to: day('Đến ngày', 'Ngày kết thúc.'),
      theme: text('Chủ đề', 'Chủ đề của năm.', 400).optional(),
      aliases: z
        .array(line('Tên gọi khác', 'Tên gọi khác.', 250))
        .meta({ title: 'Tên gọi khác', description: 'Để tìm kiếm.' })
        .optional(),
      documents: references('documents', 'Văn bản', 'Văn bản hướng dẫn.').optional(),
      topics: references('topics', 'Chuyên đề', 'Chuyên đề liên quan.').optional(),
    })
    .refine(({ from, to }) => from <= to, {
      path: ['to'],
      error: 'đứng trước ngày bắt đầu. Sửa lại một trong hai ngày',
    });
