import { z } from 'zod';
import { line, text } from './fields.ts';

/** A subject that gathers articles and documents. */
export const topic = () =>
  z.strictObject({
    title: line('Tên chuyên đề', 'Ví dụ: Bình đẳng giới.', 120),
    summary: text('Giới thiệu', 'Chuyên đề gồm những gì.', 400),
  });
