import { z } from 'zod';
import { choice, day, flag, line, reference, text, url } from './fields.ts';
import { pointRules, statisticRules } from './statistic-rules.ts';

const count = (title: string, description: string) =>
  z.number().int().min(0).meta({ title, description });

/** A statistic: what was counted, out of what, when, by whom. The site computes every share. */
export const statistic = () =>
  z
    .strictObject({
      title: line('Tên số liệu', 'Ví dụ: Nữ viên chức, lao động.', 160),
      summary: text('Tóm tắt', 'Số liệu nói gì, một hai câu.', 400),
      unit: reference('units', 'Phạm vi', 'Số liệu của đơn vị nào.'),
      measure: choice('Cách tính', 'Tỷ lệ được trang tự tính từ tử số và mẫu số.', {
        share: 'Tỷ lệ phần trăm',
        count: 'Số lượng',
      }),
      unitOfCount: line('Đơn vị tính', 'Ví dụ: người.', 40),
      chart: choice('Dạng biểu đồ', 'Cách vẽ.', {
        bar: 'Cột',
        horizontal: 'Thanh ngang',
        line: 'Đường',
        stacked: 'Cột chồng',
        doughnut: 'Vành khuyên',
      }),
      points: z
        .array(
          z
            .strictObject({
              series: line('Nội dung', 'Tử số đếm gì, ví dụ: Nữ viên chức, lao động.'),
              period: line('Kỳ', 'Ví dụ: 3/2025.', 40),
              asOf: day('Thời điểm', 'Ngày của số liệu.'),
              numerator: count(
                'Số đếm được',
                'Tử số, số nguyên. Chỉ bỏ trống khi kỳ này không có số liệu.',
              ).optional(),
              denominator: count('Trên tổng số', 'Mẫu số, số nguyên.').min(1).optional(),
              outOf: line(
                'Mẫu số đếm gì',
                'Ví dụ: tất cả công chức, viên chức, lao động.',
              ).optional(),
              missing: flag(
                'Không có số liệu',
                'Kỳ này không có con số nào: biểu đồ để trống, bảng ghi “không có số liệu”.',
              ).optional(),
              note: text('Ghi chú', 'Số này từ đâu ra, nếu phải tính.', 500).optional(),
              breakBefore: flag(
                'Ngắt chuỗi',
                'Đối tượng đếm khác với kỳ trước: không nối đường.',
              ).optional(),
              breakReason: text(
                'Vì sao ngắt',
                'Đối tượng đếm đổi thế nào so với kỳ trước; hiện ngay dưới biểu đồ.',
                300,
              ).optional(),
            })
            .superRefine(pointRules),
        )
        .min(1)
        .meta({ title: 'Số liệu', description: 'Mỗi dòng một con số.', widget: 'points' }),
      baseline: reference(
        'statistics',
        'Tỷ lệ để so sánh',
        'Một số liệu dạng tỷ lệ khác, như tỷ lệ nữ trong toàn thể; dãy đầu tiên của nó được vẽ kèm.',
      ).optional(),
      method: text('Cách thu thập', 'Số liệu được thu thập và tính thế nào.', 1000),
      source: z
        .strictObject({
          name: line('Nguồn', 'Tên nguồn.', 250),
          article: reference('articles', 'Bài nguồn', 'Bài trên cổng nêu số liệu.').optional(),
          document: reference('documents', 'Văn bản nguồn', 'Văn bản nêu số liệu.').optional(),
          url: url('Liên kết', 'Nguồn bên ngoài.').optional(),
        })
        .meta({ title: 'Nguồn', description: 'Không có nguồn thì không đăng.' }),
      analysis: text('Nhận xét', 'Đọc số liệu này thế nào.', 2000).optional(),
    })
    .superRefine(statisticRules);
