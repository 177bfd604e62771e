import { z } from 'zod';
import { line } from './fields.ts';

/** Abbreviations: shown as `<abbr>`, and searched both ways. */
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
  });
