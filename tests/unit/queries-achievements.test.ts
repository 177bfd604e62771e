import { expect, test } from 'vitest';
import { facets } from '../../src/queries/achievement-facets.ts';
import {
  achievementsView,
  achievementViews,
  facetViews,
  facetYears,
  SHOWN,
} from '../../src/queries/achievement-views.ts';
import { countsByYear, honourSlug } from '../../src/queries/achievements.ts';
import { articleViews } from '../../src/queries/article-view.ts';
import { type Achievement, cacheKey } from '../../src/queries/entries.ts';
import { assemblePortal } from '../../src/queries/portal.ts';
import { siteTree } from '../../src/queries/site-tree.ts';
import { sitemapPages } from '../../src/queries/sitemap.ts';
import { aDocument, anArticle, aUnit, contentWith, NOW } from './queries.content.ts';
import { processorTime } from './processor-time.ts';

const anAchievement = (id: string, data: Partial<Achievement['data']> = {}): Achievement => ({
  id,
  digest: id,
  data: {
    name: `Người ${id}`,
    kind: 'person',
    honour: 'Giấy khen',
    level: 'unit',
    year: 2024,
    unit: 'bhxh-tinh',
    basis: 'consent',
    ...data,
  },
});

const units = [
  aUnit([
    { name: 'Tên cũ', shortName: 'Cũ', to: '2023-06-30' },
    { name: 'Tên mới', shortName: 'Mới', from: '2023-07-01' },
  ]),
];
const portalOf = (achievements: Achievement[], now = NOW) =>
  assemblePortal(
    contentWith([anArticle('2024/bai', { achievements: achievements.map(({ id }) => id) })], {
      achievements,
      units,
      documents: [aDocument('qd', { date: '2023-05-01' })],
    }),
    now,
  );

test('who may no longer be named is in no list, count, article, tree or site map', () => {
  const portal = portalOf([anAchievement('con'), anAchievement('het', { expires: '2025-03-09' })]);
  const everything = JSON.stringify([
    achievementViews(portal),
    achievementsView(portal),
    facetViews(portal),
    siteTree(portal),
    sitemapPages(portal, 'trang'),
    articleViews(portal).map(({ achievements }) => achievements),
  ]);
  expect(everything).toContain('/thanh-tich/con/');
  expect(everything).not.toContain('het');
  expect(achievementsView(portal).count).toBe(1);
});

test('a name stays up to and on its last day', () => {
  const on = (day: string) =>
    portalOf([anAchievement('a', { expires: '2025-03-10' })], new Date(`${day}T16:00:00Z`))
      .achievements.size;
  expect([on('2025-03-10'), on('2025-03-11')]).toEqual([1, 0]);
});

test('a portrait whose time is over is hidden, and the achievement stays', () => {
  const portrait = { src: 'a.jpg', alt: 'Chân dung', basis: 'consent' as const };
  const [shown, hidden] = achievementViews(
    portalOf([
      anAchievement('a', { portrait: { ...portrait, expires: '2025-03-10' } }),
      anAchievement('b', { portrait: { ...portrait, expires: '2025-03-09' } }),
    ]),
  );
  expect([shown?.showPortrait, hidden?.showPortrait]).toEqual([true, false]);
});

test('the page of an achievement is built anew when its portrait expires', () => {
  const portrait = {
    src: 'a.jpg',
    alt: 'Chân dung',
    basis: 'consent' as const,
    expires: '2025-03-10',
  };
  const key = (day: string) =>
    cacheKey(
      '',
      achievementViews(portalOf([anAchievement('a', { portrait })], new Date(`${day}T05:00:00Z`))),
    );
  expect(key('2025-03-09')).toBe(key('2025-03-10'));
  expect(key('2025-03-10')).not.toBe(key('2025-03-11'));
});

test('the unit is named as on the day of the decision, or else at the end of the year', () => {
  const names = achievementViews(
    portalOf([
      anAchievement('a', { year: 2023, decision: 'qd' }),
      anAchievement('b', { year: 2023 }),
    ]),
  ).map(({ unit }) => unit?.shortName);
  expect(names).toEqual(['Cũ', 'Mới']);
});

test('newest year first, then the highest level, then by name', () => {
  const portal = portalOf([
    anAchievement('c', { name: 'Đỗ' }),
    anAchievement('b', { name: 'Dương' }),
    anAchievement('d', { year: 2020 }),
    anAchievement('a', { level: 'state' }),
  ]);
  expect([...portal.achievements.keys()]).toEqual(['a', 'b', 'c', 'd']);
});

test('each facet counts every achievement once', () => {
  const portal = portalOf([
    anAchievement('a', { honour: 'Bằng khen', level: 'state' }),
    anAchievement('b', { honour: 'bằng khen', year: 2023 }),
    anAchievement('c'),
  ]);
  const counted = facets(portal).map(({ facet, value, achievements }) => [
    facet,
    value,
    achievements.length,
  ]);
  expect(counted).toEqual([
    ['nam', '2024', 2],
    ['nam', '2023', 1],
    ['cap', 'state', 1],
    ['cap', 'unit', 2],
    ['hinh-thuc', 'bang-khen', 2],
    ['hinh-thuc', 'giay-khen', 1],
    ['don-vi', 'bhxh-tinh', 3],
  ]);
  expect(honourSlug('Cờ thi đua')).toBe('co-thi-dua');
});

test('a long list shows its newest and sends to pages of its years, which hold all of it', () => {
  const many = Array.from({ length: SHOWN + 1 }, (_, index) =>
    anAchievement(`a${index}`, { year: 2020 + (index % 4) }),
  );
  const portal = portalOf(many);
  const view = facetViews(portal).find(({ facet }) => facet === 'cap');
  expect(view?.years.flatMap(({ achievements }) => achievements)).toHaveLength(SHOWN);
  expect(view?.pages.map(({ url }) => url)).toEqual(
    ['2023', '2022', '2021', '2020'].map((year) => `/thanh-tich/cap/unit/${year}/`),
  );
  const paged = facetYears(portal).filter(({ facet }) => facet === 'cap');
  expect(paged.flatMap(({ achievements }) => achievements)).toHaveLength(many.length);
  expect(facetYears(portalOf(many.slice(1)))).toEqual([]);
});

test('a year without an achievement between two others counts as none', () => {
  const counts = (...years: number[]) =>
    countsByYear(
      years.map((year, index) => anAchievement(`a${index}`, { year })),
      15,
    );
  expect(counts(2021, 2023, 2023)).toEqual([
    { year: 2021, count: 1 },
    { year: 2022, count: 0 },
    { year: 2023, count: 2 },
  ]);
  expect(counts(1976, 2024).map(({ year }) => year)[0]).toBe(2010);
  expect(counts()).toEqual([]);
});

test('ten thousand achievements are put together in a moment', () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    anAchievement(`a${index}`, { year: 1976 + (index % 50), honour: `Hình thức ${index % 30}` }),
  );
  const time = processorTime(() => {
    const portal = portalOf(many);
    expect(achievementViews(portal)).toHaveLength(10_000);
    facetViews(portal);
    facetYears(portal);
  });
  expect(time).toBeLessThan(5000);
});
