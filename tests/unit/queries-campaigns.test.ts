import { expect, test } from 'vitest';
import { campaignViews, campaignYears } from '../../src/queries/campaign-view.ts';
import { campaignNow, campaignTitle } from '../../src/queries/campaigns.ts';
import { type Article, cacheKey, type Campaign } from '../../src/queries/entries.ts';
import { homeView } from '../../src/queries/home-view.ts';
import { assemblePortal } from '../../src/queries/portal.ts';
import { aDocument, anArticle, aUnit, contentWith, NOW } from './queries.content.ts';

const aCampaign = (
  id: string,
  from: string,
  to: string,
  data: Partial<Campaign['data']> = {},
): Campaign => ({
  id,
  digest: id,
  data: { name: 'Tháng hành động', kind: 'gender-equality', from, to, ...data },
});

const winter = aCampaign('winter', '2024-11-15', '2024-12-15');
const units = [
  { ...aUnit([{ name: 'Đơn vị một', shortName: 'ĐV 1' }]), id: 'mot' },
  {
    ...aUnit([
      { name: 'Tên cũ', shortName: 'Cũ', to: '2024-12-01' },
      { name: 'Tên mới', shortName: 'Mới', from: '2024-12-02' },
    ]),
    id: 'hai',
  },
];
const sent = (id: string, unit: string, day: string, data: Partial<Article['data']> = {}) =>
  anArticle(`2024/${id}`, { unit, date: `${day}T08:00:00+07:00`, campaigns: ['winter'], ...data });
const portalOf = (articles: Article[], campaigns = [winter], now = NOW) =>
  assemblePortal(contentWith(articles, { campaigns, units, documents: [aDocument('cv')] }), now);
const viewOf = (articles: Article[]) => campaignViews(portalOf(articles))[0]!;

test('the action month shown is the one that is on, else the next, else the last', () => {
  const june = aCampaign('june', '2025-06-01', '2025-06-30');
  const next = aCampaign('next', '2025-11-15', '2025-12-15');
  const on = (day: string) => campaignNow([next, june], day)?.id;
  expect(on('2025-06-30')).toBe('june');
  expect(on('2025-07-01')).toBe('next');
  expect(on('2026-01-01')).toBe('next');
  expect(campaignNow([], '2025-01-01')).toBeUndefined();
});

test('the home page says of a month that is over that it is', () => {
  const on = (day: string) =>
    homeView(portalOf([], [winter], new Date(`${day}T05:00:00Z`))).campaign?.isOver;
  expect(on('2024-11-01')).toBe(false);
  expect(on('2024-12-15')).toBe(false);
  expect(on('2024-12-16')).toBe(true);
});

test('the home page shows three articles of the month, none twice, and its documents', () => {
  const articles = [...'abcdefgh'].map((id) => sent(id, 'mot', '2024-11-20'));
  const now = { ...winter, data: { ...winter.data, documents: ['cv'] } };
  const { front, campaign } = homeView(portalOf(articles, [now]));
  const shown = [...front.map(({ card }) => card), ...(campaign?.articles ?? [])];
  expect(campaign?.articles).toHaveLength(3);
  expect(new Set(shown.map(({ url }) => url)).size).toBe(shown.length);
  expect(campaign?.documents.map(({ name }) => name)).toEqual(['Công văn 241/BHXH-TCCB']);
});

test('an action month is named with its year, once', () => {
  expect(campaignTitle(winter.data)).toBe('Tháng hành động năm 2024');
  expect(campaignTitle({ ...winter.data, name: 'Tháng hành động 2024' })).toBe(
    'Tháng hành động 2024',
  );
});

test('units stand in the order of how many articles they sent, which add up to all', () => {
  const { shares, count } = viewOf([
    sent('a', 'mot', '2024-11-20'),
    sent('b', 'hai', '2024-11-21'),
    sent('c', 'hai', '2024-11-25'),
    sent('ngoai', 'mot', '2024-11-25', { campaigns: [] }),
  ]);
  expect(shares.map(({ text, count }) => [text, count])).toEqual([
    ['Cũ', 2],
    ['ĐV 1', 1],
  ]);
  expect(shares.reduce((sum, share) => sum + share.count, 0)).toBe(count);
});

test('a unit that was renamed during the month is one unit, under both of its names', () => {
  const { shares } = viewOf([
    sent('a', 'hai', '2024-11-20'),
    sent('b', 'hai', '2024-12-10'),
    sent('c', 'hai', '2024-12-12'),
  ]);
  expect(shares.map(({ text, count }) => [text, count])).toEqual([['Cũ, sau là Mới', 3]]);
  expect(shares[0]?.articles.map(({ unit }) => unit)).toEqual(['Mới', 'Mới', 'Cũ']);
});

const picture = (src: string, more: object = {}) => ({
  src,
  alt: `Ảnh ${src}`,
  basis: 'consent' as const,
  ...more,
});

test('a month shows the pictures of its articles, each once, none that is over', () => {
  const figure = {
    ...sent('b', 'mot', '2024-11-19', { image: picture('cu.jpg', { expires: '2025-03-09' }) }),
    body: '<Figure src="moi.jpg" alt="Trong bài" caption="Lễ" />\n\n<Figure src="dau.jpg" alt="Lại" />\n\n<Figure src="cu.jpg" alt="Lại ảnh cũ" />\n\n<Figure src="vien.jpg" decorative />\n\n<Figure caption="Mất ảnh" />\n',
  };
  Object.assign(figure.data, {
    figures: Object.fromEntries(
      ['moi.jpg', 'dau.jpg', 'cu.jpg', 'vien.jpg'].map((name) => [name, name]),
    ),
  });
  const { photos } = viewOf([
    sent('a', 'mot', '2024-11-20', { image: picture('dau.jpg', { expires: '2025-03-10' }) }),
    figure,
  ]);
  expect(photos.map(({ picture: { src, alt }, article }) => [src, alt, article.url])).toEqual([
    ['dau.jpg', 'Ảnh dau.jpg', '/tin/2024/a/'],
    ['moi.jpg', 'Trong bài', '/tin/2024/b/'],
  ]);
});

test('a month with very many pictures shows the newest and says how many there are besides', () => {
  const articles = Array.from({ length: 30 }, (_, index) =>
    sent(`bai-${index}`, 'mot', '2024-11-20', { image: picture(`${index}.jpg`) }),
  );
  const { photos, morePhotos } = viewOf(articles);
  expect([photos.length, morePhotos]).toEqual([24, 6]);
});

test('a month leads to the same month of other years, not to itself or another kind', () => {
  const views = campaignViews(
    portalOf(
      [],
      [
        winter,
        aCampaign('w23', '2023-11-15', '2023-12-15'),
        aCampaign('june', '2024-06-01', '2024-06-30', { kind: 'domestic-violence' }),
      ],
    ),
  );
  expect(
    views.find(({ campaign }) => campaign.id === 'winter')?.otherYears.map(({ url }) => url),
  ).toEqual(['/thang-hanh-dong/w23/']);
});

test('the list of months counts articles and units, and lists sixty as well as two', () => {
  const campaigns = Array.from({ length: 60 }, (_, index) =>
    aCampaign(
      `c${index}`,
      `${1990 + index / 2 - (index % 2) / 2}-0${1 + (index % 2)}-01`,
      '2099-01-01',
    ),
  );
  const years = campaignYears(portalOf([sent('a', 'mot', '2024-11-20')], [winter, ...campaigns]));
  expect(years).toHaveLength(31);
  const [found] = years.find(({ year }) => year === '2024')?.campaigns ?? [];
  expect([found?.count, found?.units]).toEqual([1, 1]);
});

test('the page of a month is built anew on the day after its last, and when an article comes', () => {
  const key = (articles: Article[], day: string) => {
    const portal = portalOf(articles, [winter], new Date(`${day}T05:00:00Z`));
    return cacheKey(portal.shell, campaignViews(portal)[0]);
  };
  expect(key([], '2024-12-14')).toBe(key([], '2024-12-15'));
  expect(key([], '2024-12-15')).not.toBe(key([], '2024-12-16'));
  expect(key([sent('a', 'mot', '2024-11-20')], '2024-12-15')).not.toBe(key([], '2024-12-15'));
});
