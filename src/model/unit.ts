import { z } from 'zod';
import { choice, day, line, references } from './fields.ts';

/** Levels of units, from the top down. */
export const UNIT_LEVELS = {
  province: 'Tỉnh',
  region: 'Khu vực',
  district: 'Huyện, thị xã, thành phố',
  base: 'Cơ sở',
  department: 'Phòng nghiệp vụ',
} as const;

/** An office or department. Its names have dates because names change. */
export const unit = () =>
  z.strictObject({
    names: z
      .array(
        z.strictObject({
          name: line('Tên đầy đủ', 'Ví dụ: Bảo hiểm xã hội tỉnh Bình Phước.'),
          shortName: line('Tên gọi tắt', 'Ví dụ: BHXH tỉnh Bình Phước.', 80),
          from: day('Từ ngày', 'Để trống nếu không rõ.').optional(),
          to: day('Đến ngày', 'Ngày cuối cùng dùng tên này.').optional(),
          basis: line('Căn cứ', 'Văn bản đặt tên.', 300).optional(),
        }),
      )
      .min(1)
      .meta({ title: 'Tên gọi', description: 'Mỗi tên một dòng, cũ trước mới sau.' }),
    level: choice('Cấp', 'Cấp của đơn vị.', UNIT_LEVELS),
    predecessors: references(
      'units',
      'Đơn vị trước đây',
      'Đơn vị này nối tiếp đơn vị nào.',
    ).optional(),
    successors: references('units', 'Nay là', 'Đơn vị kế tục.').optional(),
    email: z.email().meta({ title: 'Thư điện tử', description: 'Địa chỉ liên hệ.' }).optional(),
    phone: line('Điện thoại', 'Số liên hệ.', 40).optional(),
    address: line('Địa chỉ', 'Địa chỉ trụ sở.').optional(),
  });
