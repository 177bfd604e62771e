import { z } from 'zod';
import { choice, day, line, type ModelHelpers, reference, text } from './fields.ts';
import { picture } from './picture.ts';

export const ACHIEVEMENT_KINDS = { person: 'Cá nhân', group: 'Tập thể' } as const;

/** Who awards it, the highest first. */
export const ACHIEVEMENT_LEVELS = {
  state: 'Nhà nước, Chính phủ',
  ministry: 'Bộ, ngành',
  province: 'Tỉnh',
  unit: 'Đơn vị',
} as const;

export type AchievementLevel = keyof typeof ACHIEVEMENT_LEVELS;

/** Why somebody may be named. */
export const NAMING_BASIS = {
  consent: 'Người được nêu tên đã đồng ý',
  'public-event': 'Đã công bố tại hoạt động công khai',
  statutory: 'Theo quy định của pháp luật',
} as const;

/** A person or a group honoured. */
export const achievement = <Image extends z.ZodType>(helpers: ModelHelpers<Image>) =>
  z.strictObject({
    name: line('Họ tên hoặc tập thể', 'Ai được tôn vinh.'),
    kind: choice('Cá nhân hay tập thể', 'Loại.', ACHIEVEMENT_KINDS),
    honour: line('Hình thức khen thưởng', 'Ví dụ: Bằng khen.'),
    level: choice('Cấp khen thưởng', 'Cấp trao tặng.', ACHIEVEMENT_LEVELS),
    year: z
      .number()
      .int()
      .min(1976)
      .max(2100)
      .meta({ title: 'Năm', description: 'Năm khen thưởng.' }),
    unit: reference('units', 'Đơn vị', 'Đơn vị công tác.'),
    basis: choice('Căn cứ nêu tên', 'Vì sao được nêu tên trên cổng.', NAMING_BASIS),
    expires: day(
      'Nêu tên đến hết ngày',
      'Sau ngày này thành tích không còn ở bất cứ đâu trên cổng. Để trống nếu không có hạn.',
    ).optional(),
    decision: reference('documents', 'Quyết định', 'Quyết định khen thưởng.').optional(),
    story: text('Thành tích', 'Vì sao được khen.', 3000).optional(),
    portrait: picture(helpers).optional(),
  });
