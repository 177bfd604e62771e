import type { Link } from './entries.ts';

/** The parts of the portal, in the order of the header and the site map. */
export const SECTIONS: Link[] = [
  { url: '/tin/', text: 'Tin bài' },
  { url: '/thang-hanh-dong/', text: 'Tháng hành động' },
  { url: '/thanh-tich/', text: 'Thành tích' },
  { url: '/so-lieu/', text: 'Số liệu' },
  { url: '/van-ban/', text: 'Văn bản' },
  { url: '/chuyen-de/', text: 'Chuyên đề' },
];
