import type { z } from 'zod';

/** More lines or colours than this cannot be told apart in one chart. */
const MOST_SERIES = 6;

/** What one figure must satisfy beyond the types of its fields. */
export function pointRules(point: PointFields, context: z.RefinementCtx) {
  const { numerator, denominator, missing = false, breakBefore, breakReason } = point;
  const complain = complainTo(context);
  if (missing && numerator !== undefined)
    complain(['missing'], `được bật mà vẫn có con số ${numerator}. Xóa con số, hoặc tắt mục này`);
  if (!missing && numerator === undefined)
    complain(['numerator'], 'còn trống. Điền con số, hoặc bật “Không có số liệu” cho kỳ này');
  if (numerator !== undefined && numerator > (denominator ?? numerator))
    complain(['numerator'], 'lớn hơn tổng số. Kiểm tra lại hai con số');
  if (breakReason && !breakBefore)
    complain(['breakReason'], 'được viết mà chuỗi không ngắt. Bật “Ngắt chuỗi”, hoặc bỏ lời này');
}

/** What a whole statistic must satisfy so that it can be computed and drawn. */
export function statisticRules(statistic: StatisticFields, context: z.RefinementCtx) {
  const { measure, chart, points, baseline } = statistic;
  const complain = complainTo(context);
  const known = points.filter(({ numerator }) => numerator !== undefined);
  const series = new Set(points.map((point) => point.series));
  const periods = new Set(points.map(({ period }) => period));
  if (measure === 'share' && known.some(({ denominator }) => denominator === undefined))
    complain(
      ['points'],
      'có dòng thiếu tổng số nên không tính được tỷ lệ. Điền “Trên tổng số” ở mọi dòng',
    );
  if (points.every(({ missing, numerator }) => missing && numerator === undefined))
    complain(['points'], 'không có con số nào để nêu. Điền ít nhất một con số');
  const twice = repeated(points);
  if (twice)
    complain(
      ['points', twice.index],
      `có hai dòng “${twice.series}” cho kỳ “${twice.period}”. Xóa một dòng, hoặc sửa kỳ`,
    );
  if (periods.size > 1 && series.size > MOST_SERIES)
    complain(
      ['points'],
      `có ${series.size} nội dung qua nhiều kỳ, nhiều nhất là ${MOST_SERIES}. Tách thành nhiều số liệu`,
    );
  if (chart === 'doughnut' && periods.size > 1)
    complain(['chart'], 'vành khuyên chỉ vẽ được một kỳ. Chọn cột chồng, hoặc chỉ giữ một kỳ');
  if (chart === 'doughnut' && known.every(({ numerator }) => numerator === 0))
    complain(['chart'], 'vành khuyên không chia được tổng bằng 0. Chọn dạng cột');
  if (baseline && measure === 'count')
    complain(
      ['baseline'],
      'chỉ dùng cho số liệu dạng tỷ lệ. Bỏ mục này, hoặc đổi “Cách tính” thành tỷ lệ phần trăm',
    );
  if (baseline && (chart === 'stacked' || chart === 'doughnut'))
    complain(
      ['baseline'],
      'không vẽ được trong dạng biểu đồ này. Chọn đường, cột hoặc thanh ngang',
    );
}

const complainTo = (context: z.RefinementCtx) => (path: (string | number)[], message: string) =>
  context.addIssue({ code: 'custom', path, message });

function repeated(points: readonly PointFields[]) {
  const seen = new Set<string>();
  for (const [index, { series, period }] of points.entries()) {
    const key = JSON.stringify([series, period]);
    if (seen.has(key)) return { index, series, period };
    seen.add(key);
  }
  return undefined;
}

interface PointFields {
  series: string;
  period: string;
  numerator?: number | undefined;
  denominator?: number | undefined;
  missing?: boolean | undefined;
  breakBefore?: boolean | undefined;
  breakReason?: string | undefined;
}

interface StatisticFields {
  measure: 'share' | 'count';
  chart: string;
  baseline?: string | undefined;
  points: readonly PointFields[];
}
