import { expect, test } from 'vitest';
import { monthViews } from '../../src/queries/archive.ts';
import {
  articleState,
  isOpening,
  nearest,
  newestFirst,
  readingMinutes,
  shownImage,
} from '../../src/queries/articles.ts';
import { articleViews } from '../../src/queries/article-view.ts';
import { assemblePortal } from '../../src/queries/portal.ts';
import { withdrawnViews } from '../../src/queries/withdrawn.ts';
import { sitemapPages } from '../../src/queries/sitemap.ts';
import { anArticle, contentWith, NOW } from './queries.content.ts';

test('an article whose hour has not come is nowhere', () => {
  const scheduled = anArticle('2025/hen-gio', { publishAt: '2025-03-10T07:00:01+07:00' });
  const dated = anArticle('2025/tuong-lai', { date: '2025-03-11T08:00:00+07:00' });
  const portal = assemblePortal(contentWith([scheduled, dated]), NOW);
  expect(portal.articles).toEqual([]);
  expect(portal.withdrawn).toEqual([]);
  expect(portal.articlesOf.year.size).toBe(0);
  expect(sitemapPages(portal, '2025')).toEqual([]);
});

test('an article is public from its very second on', () => {
  const article = anArticle('2025/dung-gio', { publishAt: '2025-03-10T07:00:00+07:00' });
  expect(articleState(article, NOW)).toBe('public');
});

test('a withdrawn article keeps its page and leaves every list', () => {
  const gone = anArticle('2024/go', { withdrawn: { date: '2025-01-02', reason: 'Ảnh hết hạn.' } });
  const portal = assemblePortal(contentWith([gone, anArticle('2025/con')]), NOW);
  expect(portal.withdrawn).toEqual([gone]);
  expect(portal.articles.map(({ id }) => id)).toEqual(['2025/con']);
  expect(articleViews(portal)[0]?.related).toEqual([]);
  expect(sitemapPages(portal, '2024')).toEqual([]);
});

test('pages of withdrawn articles have titles of their own, which do not say what they were', () => {
  const withdrawn = { date: '2025-01-02', reason: 'Ảnh hết hạn.' };
  const gone = (id: string, date: string) => anArticle(id, { title: `Chị ${id}`, date, withdrawn });
  const { withdrawn: all } = assemblePortal(
    contentWith([
      gone('2024/a', '2024-03-05T08:00:00+07:00'),
      gone('2024/b', '2024-03-05T08:00:00+07:00'),
      gone('2024/c', '2024-03-06T00:30:00+07:00'),
    ]),
    NOW,
  );
  expect(withdrawnViews(all).map(({ title }) => title)).toEqual([
    'Bài đăng ngày 06/03/2024 đã gỡ',
    'Bài đăng ngày 05/03/2024 đã gỡ (bài thứ 2)',
    'Bài đăng ngày 05/03/2024 đã gỡ',
  ]);
});

test('an article is taken down at the hour set for it', () => {
  const article = anArticle('2024/het-han', { unpublishAt: '2025-03-10T07:00:00+07:00' });
  expect(articleState(article, NOW)).toBe('withdrawn');
});

test('a withdrawn article of the future does not show even its reason', () => {
  const article = anArticle('2026/x', { withdrawn: { date: '2025-01-02', reason: 'Sai.' } });
  expect(articleState(article, NOW)).toBe('future');
});

test('lists are newest first, whatever offset a date is written in', () => {
  const early = anArticle('2025/som', { date: '2025-03-06T10:00:00+07:00' });
  const late = anArticle('2025/muon', { date: '2025-03-06T04:00:00Z' });
  expect(newestFirst([early, late]).map(({ id }) => id)).toEqual(['2025/muon', '2025/som']);
});

test('an article belongs to the year it had in Vietnam', () => {
  const article = anArticle('2021/giao-thua', { date: '2020-12-31T18:00:00Z' });
  const portal = assemblePortal(contentWith([article]), NOW);
  expect(monthViews(portal).map(({ url }) => url)).toEqual(['/tin/2021/01/']);
});

test('related articles are the nearest older ones, then the nearest newer ones', () => {
  const list = ['2025/e', '2024/d', '2023/c', '2022/b', '2021/a'].map((id) => anArticle(id));
  const ids = (at: number) => nearest(list, at, 3).map(({ id }) => id);
  expect(ids(0)).toEqual(['2024/d', '2023/c', '2022/b']);
  expect(ids(3)).toEqual(['2021/a', '2023/c', '2024/d']);
  expect(ids(4)).toEqual(['2022/b', '2023/c', '2024/d']);
});

test('related articles chosen by the editor come as chosen, without those that are not public', () => {
  const articles = [
    anArticle('2025/a', { related: ['2023/c', '2024/b', '2026/future'] }),
    anArticle('2024/b'),
    anArticle('2023/c'),
    anArticle('2026/future'),
  ];
  const [view] = articleViews(assemblePortal(contentWith(articles), NOW));
  expect(view?.related.map(({ url }) => url)).toEqual(['/tin/2023/c/', '/tin/2024/b/']);
});

test('the articles before and after are the public neighbours', () => {
  const articles = ['2025/c', '2024/b', '2023/a', '2026/future'].map((id) => anArticle(id));
  const views = articleViews(assemblePortal(contentWith(articles), NOW));
  expect(views[1]?.older?.url).toBe('/tin/2023/a/');
  expect(views[1]?.newer?.url).toBe('/tin/2025/c/');
  expect(views[0]?.newer).toBeUndefined();
});

test('a picture is shown through its last day and not after', () => {
  const picture = { src: 'a.jpg', alt: 'Ảnh', basis: 'consent' as const, expires: '2025-03-10' };
  const article = anArticle('2025/anh', { image: picture });
  expect(shownImage(article, '2025-03-10')).toBe(picture);
  expect(shownImage(article, '2025-03-11')).toBeUndefined();
});

test('a summary that is only the first words of the text is not said twice', () => {
  expect(isOpening('Xác định công tác…', 'Xác định  công tác bình đẳng giới.')).toBe(true);
  expect(isOpening('Năm 2025 có gì mới.', 'Xác định công tác bình đẳng giới.')).toBe(false);
});

test('articles of the same action month come before those of the same topic', () => {
  const articles = [
    anArticle('2025/bai', { date: '2025-03-01T08:00:00+07:00', campaigns: ['thang-6'] }),
    anArticle('2025/cung-chuyen-de', { date: '2025-02-28T08:00:00+07:00' }),
    anArticle('2020/cung-thang', { campaigns: ['thang-6'] }),
    anArticle('2025/khac', { topics: ['khac'] }),
  ];
  const [view] = articleViews(assemblePortal(contentWith(articles), NOW)).filter(
    ({ article }) => article.id === '2025/bai',
  );
  expect(view?.related.map(({ url }) => url)).toEqual([
    '/tin/2020/cung-thang/',
    '/tin/2025/cung-chuyen-de/',
  ]);
  expect(view?.relatedBy).toBe('nearness');
});

test('only articles from before the change of names carry the note about it', () => {
  const history = { before: '2025-03-07', text: 'Tên giữ nguyên như lúc đăng.' };
  const { site, ...content } = contentWith([
    anArticle('2025/truoc', { date: '2025-03-06T23:59:00+07:00' }),
    anArticle('2025/sau', { date: '2025-03-07T00:00:00+07:00' }),
  ]);
  const portal = assemblePortal(
    { ...content, site: { ...site, data: { ...site.data, history } } },
    NOW,
  );
  expect(articleViews(portal).map((view) => [view.article.id, view.history])).toEqual([
    ['2025/sau', undefined],
    ['2025/truoc', history.text],
  ]);
});

test('a text takes at least a minute to read', () => {
  expect(readingMinutes('')).toBe(1);
  expect(readingMinutes('chữ '.repeat(1000))).toBe(4);
});
