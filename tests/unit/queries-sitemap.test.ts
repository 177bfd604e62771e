import { expect, test } from 'vitest';
import type { Achievement } from '../../src/queries/entries.ts';
import { assemblePortal } from '../../src/queries/portal.ts';
import { sitemapPages } from '../../src/queries/sitemap.ts';
import { aDocument, anArticle, contentWith, NOW } from './queries.content.ts';

const times = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

const anAchievement = (index: number): Achievement => ({
  id: `khen-${index}`,
  data: {
    name: `Tên mẫu ${index}`,
    kind: 'person',
    honour: 'Giấy khen',
    level: 'unit',
    year: 2024,
    unit: 'bhxh-tinh',
    basis: 'consent',
  },
});

const corrections = [{ date: '2024-05-01', note: 'Đúng là 122.' }];
const portal = assemblePortal(
  contentWith(
    times(51, (index) => anArticle(`2024/bai-${index}`, { corrections })),
    { achievements: times(61, anAchievement), documents: times(101, (i) => aDocument(`cv-${i}`)) },
  ),
  NOW,
);
const urls = sitemapPages(portal, 'trang').map(({ url }) => url);

test('robots are told of the years and months of lists that are too long for one page', () => {
  expect(urls).toEqual(
    expect.arrayContaining([
      '/chuyen-de/binh-dang-gioi/2024/',
      '/don-vi/bhxh-tinh/2024/',
      '/van-ban/loai/cong-van/',
      '/van-ban/loai/cong-van/2020/',
      '/van-ban/loai/cong-van/2020/03/',
      '/thanh-tich/nam/2024/',
      '/thanh-tich/hinh-thuc/giay-khen/',
      '/thanh-tich/hinh-thuc/giay-khen/2024/',
      '/dinh-chinh/2024/',
    ]),
  );
});

test('no page is told of twice', () => {
  expect(urls).toHaveLength(new Set(urls).size);
});
