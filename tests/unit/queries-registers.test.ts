import { expect, test } from 'vitest';
import { monthViews, years, yearViews } from '../../src/queries/archive.ts';
import { homeView } from '../../src/queries/home-view.ts';
import { assemblePortal } from '../../src/queries/portal.ts';
import { siteTree } from '../../src/queries/site-tree.ts';
import { topicViews, topicYears } from '../../src/queries/topic-view.ts';
import { anArticle, contentWith, NOW } from './queries.content.ts';

test('the archive counts each year and month', () => {
  const articles = ['2025/a', '2024/b', '2024/c'].map((id) => anArticle(id));
  const portal = assemblePortal(
    contentWith([...articles, anArticle('2024/d', { date: '2024-11-02T08:00:00+07:00' })]),
    NOW,
  );
  expect(years(portal).map(({ url, count }) => [url, count])).toEqual([
    ['/tin/2025/', 1],
    ['/tin/2024/', 3],
  ]);
  expect(monthViews(portal).map(({ url, articles }) => [url, articles.length])).toEqual([
    ['/tin/2025/03/', 1],
    ['/tin/2024/11/', 1],
    ['/tin/2024/03/', 2],
  ]);
});

test('a topic with few articles shows them all, one with many sends to pages of its years', () => {
  const few = Array.from({ length: 20 }, (_, index) => anArticle(`2024/bai-${index}`));
  const short = assemblePortal(contentWith(few), NOW);
  expect(topicViews(short)[0]?.gathered.years).toEqual([]);
  expect(topicYears(short)).toEqual([]);
  const long = assemblePortal(contentWith([...few, anArticle('2025/them')]), NOW);
  expect(topicViews(long)[0]?.gathered.newest).toHaveLength(20);
  expect(topicYears(long).map(({ year, count }) => [year, count])).toEqual([
    ['2025', 1],
    ['2024', 20],
  ]);
});

const urls = (cards: { url: string }[]) => cards.map(({ url }) => url);

test('the home page leads with the featured article, fills up with the newest and shows none twice', () => {
  const articles = [
    anArticle('2025/moi'),
    anArticle('2024/noi-bat', { featured: true }),
    anArticle('2023/hai'),
    anArticle('2022/mot'),
    anArticle('2021/cu'),
  ];
  const view = homeView(assemblePortal(contentWith(articles), NOW));
  expect(urls(view.front.map(({ card }) => card))).toEqual([
    '/tin/2024/noi-bat/',
    '/tin/2025/moi/',
    '/tin/2023/hai/',
  ]);
  expect(urls(view.latest)).toEqual(['/tin/2022/mot/', '/tin/2021/cu/']);
});

test('of many featured articles the newest three stand in front', () => {
  const articles = [2020, 2021, 2022, 2023, 2024].map((year) =>
    anArticle(`${year}/noi-bat`, { featured: true }),
  );
  const { front, latest } = homeView(assemblePortal(contentWith(articles), NOW));
  expect(front.map(({ card }) => card.date.slice(0, 4))).toEqual(['2024', '2023', '2022']);
  expect(urls(latest)).toEqual(['/tin/2021/noi-bat/', '/tin/2020/noi-bat/']);
});

test('a portal without articles still has its tree and home page', () => {
  const portal = assemblePortal(contentWith([], { topics: [], units: [] }), NOW);
  expect(homeView(portal)).toEqual({
    front: [],
    latest: [],
    campaign: undefined,
    statistic: undefined,
    documents: [],
    achievements: [],
  });
  expect(siteTree(portal).map(({ url }) => url)).toContain('/tin/');
});

test('a year with many articles sends to its months instead of showing them all', () => {
  const articles = Array.from({ length: 121 }, (_, index) => anArticle(`2024/bai-${index}`));
  const view = (count: number) =>
    yearViews(assemblePortal(contentWith(articles.slice(0, count)), NOW))[0];
  expect(view(120)?.months[0]?.articles).toHaveLength(120);
  expect(view(120)?.monthLinks).toEqual([]);
  expect(view(121)?.months).toEqual([]);
  expect(view(121)?.newest).toHaveLength(20);
  expect(view(121)?.monthLinks).toEqual([{ url: '/tin/2024/03/', text: 'Tháng 3', count: 121 }]);
});
