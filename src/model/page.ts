import { z } from 'zod';
import { day, line, text } from './fields.ts';

/** A standing page such as “Giới thiệu”. The body is MDX read as data. */
export const page = () =>
  z.strictObject({
    title: line('Tiêu đề', 'Tối đa 120 ký tự.', 120),
    summary: text('Tóm tắt', 'Trang nói về gì.', 300),
    updated: day('Cập nhật', 'Ngày sửa gần nhất.').optional(),
  });
