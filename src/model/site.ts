import { z } from 'zod';
import { choice, day, flag, line, text, url } from './fields.ts';

/** Whose portal this is and how to reach them. A build with one of these missing fails. */
export const site = () =>
  z.strictObject({
    name: line('Tên cổng', 'Hiện ở đầu mọi trang.', 120),
    description: text('Giới thiệu', 'Một hai câu.', 300),
    agency: line('Cơ quan', 'Cơ quan chủ quản nội dung.'),
    parent: z
      .strictObject({
        name: line('Cơ quan cấp trên', 'Tên cơ quan.'),
        url: url('Cổng cấp trên', 'Địa chỉ cổng của cơ quan cấp trên.').optional(),
      })
      .meta({ title: 'Cơ quan cấp trên', description: 'Cổng này thuộc cổng nào.' }),
    address: line('Địa chỉ', 'Địa chỉ trụ sở.'),
    email: z.email().meta({ title: 'Thư điện tử', description: 'Địa chỉ nhận thư.' }),
    phone: line('Điện thoại', 'Số điện thoại.', 60),
    responsible: line('Người chịu trách nhiệm nội dung', 'Họ tên, chức vụ.'),
    palette: choice(
      'Màu chủ đạo',
      'Màu của các trang, sáng và tối. Biểu tượng và ảnh chia sẻ giữ màu sen.',
      {
        sen: 'Sen (tím hồng)',
        lam: 'Lam (xanh dương)',
        luc: 'Lục (xanh lá)',
      },
    ).optional(),
    sample: flag(
      'Thông tin mẫu',
      'Bật khi phần liên hệ chưa phải thông tin thật; trang sẽ nói rõ.',
    ).optional(),
    history: z
      .strictObject({
        before: day('Bài đăng trước ngày', 'Các bài đăng trước ngày này có dòng ghi chú dưới đây.'),
        text: line('Ghi chú', 'Ví dụ: tên cơ quan và địa danh giữ nguyên như lúc đăng.', 300),
      })
      .meta({
        title: 'Ghi chú cho bài cũ',
        description: 'Khi tên cơ quan hoặc địa danh đã đổi, bài cũ cần một dòng giải thích.',
      })
      .optional(),
    notice: z
      .strictObject({
        text: line('Thông báo', 'Hiện ở đầu mọi trang.', 300),
        from: day('Từ ngày', 'Ngày bắt đầu hiện.'),
        to: day('Đến ngày', 'Ngày cuối cùng hiện.'),
      })
      .meta({
        title: 'Thông báo chung',
        description: 'Ví dụ báo tạm ngừng, trước ít nhất 7 ngày làm việc.',
      })
      .optional(),
  });
