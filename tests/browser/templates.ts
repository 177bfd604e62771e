const OLD = 'huong-dan-trien-khai-cong-tac-vi-su-tien-bo-phu-nu-va-binh-dang-gioi-nam-2020';
const NEW = 'bao-hiem-xa-hoi-tinh-binh-phuoc-thuc-hien-phuong-cham-nam-nu-binh-quyen-tao-dieu';

/** The two articles of the portal's own content. */
export const ARTICLES = { old: `tin/2020/${OLD}/`, new: `tin/2025/${NEW}/` };

/** One page of every template, by a short name: addresses below the base, over the portal's own content. */
export const TEMPLATES: Record<string, string> = {
  home: '',
  archive: 'tin/',
  year: 'tin/2020/',
  month: 'tin/2020/03/',
  article: ARTICLES.new,
  'article-with-dispatches': ARTICLES.old,
  campaigns: 'thang-hanh-dong/',
  campaign: 'thang-hanh-dong/2020-vi-binh-dang-gioi/',
  achievements: 'thanh-tich/',
  statistics: 'so-lieu/',
  statistic: 'so-lieu/nu-vien-chuc-lao-dong/',
  register: 'van-ban/',
  'register-facet': 'van-ban/loai/',
  'register-list': 'van-ban/loai/cong-van/',
  dispatch: 'van-ban/241-bhxh-tccb-2020/',
  units: 'don-vi/',
  unit: 'don-vi/bhxh-tinh-binh-phuoc/',
  topics: 'chuyen-de/',
  topic: 'chuyen-de/binh-dang-gioi/',
  corrections: 'dinh-chinh/',
  about: 'gioi-thieu/',
  contact: 'lien-he/',
  accessibility: 'tiep-can/',
  'site-map': 'so-do/',
  embedding: 'nhung/',
  'news-in-a-frame': 'nhung/tin-moi/',
  offline: 'ngoai-tuyen/',
  handbook: 'huong-dan/',
  search: 'tim-kiem/?q=binh+dang+gioi',
  'not-found': 'khong-co-trang-nay/',
};
