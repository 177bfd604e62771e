/** One page of the desk. `path` is below the portal's base. */
export interface Place {
  label: string;
  path: string;
  /** Whether Decap's own screen shows it. */
  isDecap?: boolean;
}

/** The pages of the desk, in the order of the bar at their top. */
export const PLACES: readonly Place[] = [
  { label: 'Bàn làm việc', path: 'admin/ban-lam-viec/' },
  { label: 'Viết và duyệt bài', path: 'admin/', isDecap: true },
  { label: 'Lịch', path: 'admin/lich/' },
  { label: 'Lịch sử', path: 'admin/lich-su/' },
  { label: 'Kho ảnh', path: 'admin/anh/' },
  { label: 'Gửi bài Word', path: 'admin/gui-bai/' },
  { label: 'Tất cả nội dung', path: 'admin/noi-dung/' },
  { label: 'Hướng dẫn', path: 'huong-dan/' },
  { label: 'Tài khoản', path: 'admin/tai-khoan/' },
];
