import type { Filter } from '../desk/picture-filters.ts';

/** What the list of pictures can be narrowed to, in the order of the menu. */
export const FILTER_LABELS: Record<Filter, string> = {
  all: 'Tất cả ảnh',
  unused: 'Chưa bài nào dùng',
  copies: 'Trùng nhau',
  expired: 'Đã hết hạn sử dụng',
  expiring: 'Sắp hết hạn (30 ngày)',
  large: 'Nặng từ 1 MB',
  'no-basis': 'Thiếu căn cứ đăng ảnh có người',
  'no-alt': 'Thiếu mô tả',
};
