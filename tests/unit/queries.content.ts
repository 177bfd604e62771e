import type {
  Article,
  Entry,
  OfficialDocument,
  Statistic,
  Unit,
} from '../../src/queries/entries.ts';
import type { Content } from '../../src/queries/portal.ts';

export const NOW = new Date('2025-03-10T00:00:00Z');

export const anArticle = (id: string, data: Partial<Article['data']> = {}): Article => ({
  id,
  digest: `digest of ${id}`,
  body: '',
  data: {
    title: `Bài ${id}`,
    summary: 'Tóm tắt của bài.',
    date: `${id.slice(0, 4)}-03-06T16:52:00+07:00`,
    unit: 'bhxh-tinh',
    byline: 'TH',
    topics: ['binh-dang-gioi'],
    ...data,
  },
});

export const aUnit = (names: Unit['data']['names'], data: Partial<Unit['data']> = {}): Unit => ({
  id: 'bhxh-tinh',
  digest: 'u',
  data: { names, level: 'province', ...data },
});

export const aDocument = (
  id: string,
  data: Partial<OfficialDocument['data']> = {},
): OfficialDocument => ({
  id,
  digest: `digest of ${id}`,
  data: {
    kind: 'cong-van',
    number: '241/BHXH-TCCB',
    date: '2020-03-16',
    issuer: 'Ban Vì sự tiến bộ của phụ nữ',
    summary: 'Về việc triển khai công tác',
    ...data,
  },
});

export const aStatistic = (data: Partial<Statistic['data']> = {}): Statistic => ({
  id: 'nu',
  digest: 's',
  data: {
    title: 'Nữ viên chức, lao động',
    summary: 'Bao nhiêu nữ.',
    unit: 'bhxh-tinh',
    measure: 'share',
    unitOfCount: 'người',
    chart: 'horizontal',
    points: [
      { series: 'Nữ', period: '3/2025', asOf: '2025-03-06', numerator: 122, denominator: 199 },
      {
        series: 'Nữ quản lý',
        period: '3/2025',
        asOf: '2025-03-06',
        numerator: 16,
        denominator: 122,
      },
    ],
    method: 'Đếm.',
    source: { name: 'Bài viết' },
    ...data,
  },
});

const theSite: Entry<'site'> = {
  id: 'site',
  digest: 'site',
  data: {
    name: 'Cổng',
    description: 'Giới thiệu.',
    agency: 'Ban',
    parent: { name: 'Cơ quan' },
    address: 'Địa chỉ',
    email: 'a@example.com',
    phone: '0',
    responsible: 'Người phụ trách',
  },
};

/** Content with the given articles and whatever else a test wants to say. */
export const contentWith = (articles: Article[], rest: Partial<Content> = {}): Content => ({
  articles,
  achievements: [],
  campaigns: [],
  documents: [],
  pages: [],
  statistics: [],
  topics: [
    {
      id: 'binh-dang-gioi',
      digest: 't',
      data: { title: 'Bình đẳng giới', summary: 'Về bình đẳng giới.' },
    },
  ],
  units: [aUnit([{ name: 'Bảo hiểm xã hội tỉnh', shortName: 'BHXH tỉnh' }])],
  site: theSite,
  glossary: { id: 'glossary', digest: 'g', data: { terms: [] } },
  ...rest,
});
