import { z } from 'zod';
import { choice, line, type ModelHelpers, reference, text } from './fields.ts';
import { picture } from './picture.ts';

/** A person or a group honoured. */
export const achievement = <Image extends z.ZodType>(helpers: ModelHelpers<Image>) =>
  z.strictObject({
    name: line('Họ tên hoặc tập thể', 'Ai được tôn vinh.'),
    kind: choice('Cá nhân hay tập thể', 'Loại.', { person: 'Cá nhân', group: 'Tập thể' }),
    honour: line('Hình thức khen thưởng', 'Ví dụ: Bằng khen.'),
    level: choice('Cấp khen', 'Cấp trao tặng.', {
      state: 'Nhà nước, Chính phủ',
      ministry: 'Bộ, ngành',
      province: 'Tỉnh',
      unit: 'Đơn vị',
    }),
    year: z
      .number()
      .int()
      .min(1976)
      .max(2100)
      .meta({ title: 'Năm', description: 'Năm khen thưởng.' }),
    unit: reference('units', 'Đơn vị', 'Đơn vị công tác.'),
    decision: reference('documents', 'Quyết định', 'Quyết định khen thưởng.').optional(),
    story: text('Thành tích', 'Vì sao được khen.', 3000).optional(),
    portrait: picture(helpers).optional(),
  });
