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

/** The same, and what only the samples have enough of: addresses over the content of the tests. */
export const WITH_SAMPLES: Record<string, string> = {
  ...TEMPLATES,
  'article-with-everything': 'tin/2024/bai-mau-du-thu/',
  'article-withdrawn': 'tin/2024/bai-mau-da-go/',
  'campaign-with-units': 'thang-hanh-dong/mau-2024-vi-binh-dang-gioi/',
  'campaign-to-come': 'thang-hanh-dong/mau-2027-phong-chong-bao-luc-gia-dinh/',
  achievement: 'thanh-tich/mau-nguoi-thu-1/',
  'achievements-of-a-level': 'thanh-tich/cap/ministry/',
  'statistic-of-lines': 'so-lieu/mau-duong-co-ngat/',
  'statistic-of-many-bars': 'so-lieu/mau-thanh-ngang-14/',
  'statistic-of-parts': 'so-lieu/mau-vanh-khuyen-6/',
  'statistic-with-baseline': 'so-lieu/mau-nu-lanh-dao/',
  'dispatch-with-file': 'van-ban/mau-391-qd-mau-2021/',
  'unit-with-heirs': 'don-vi/mau-don-vi-cu/',
};
