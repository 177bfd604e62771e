import { expect, test } from 'vitest';
import { articleViews } from '../../src/queries/article-view.ts';
import { cacheKey, type Article } from '../../src/queries/entries.ts';
import { assemblePortal, type Content } from '../../src/queries/portal.ts';
import { aDocument, anArticle, aStatistic, aUnit, contentWith, NOW } from './queries.content.ts';

const keysOf = (articles: Article[], rest: Partial<Content> = {}) => {
  const portal = assemblePortal(contentWith(articles, rest), NOW);
  return new Map(
    articleViews(portal).map((view) => [view.article.id, cacheKey(portal.shell, view)]),
  );
};

const changed = (before: Map<string, string>, after: Map<string, string>) =>
  [...after].filter(([id, key]) => before.get(id) !== key).map(([id]) => id);

const many = Array.from({ length: 200 }, (_, index) =>
  anArticle(`2024/bai-${index}`, {
    date: new Date(Date.UTC(2024, 0, 1) + index * 86_400_000).toISOString(),
  }),
);

test('one more article changes the pages of itself and its neighbour, no others', () => {
  const newest = anArticle('2025/moi');
  expect(changed(keysOf(many), keysOf([...many, newest])).sort()).toEqual([
    '2024/bai-199',
    '2025/moi',
  ]);
});

test('an edit of a text changes its own page only', () => {
  const edited = many.map((article) =>
    article.id === '2024/bai-100' ? { ...article, body: 'Khác', digest: 'other' } : article,
  );
  expect(changed(keysOf(many), keysOf(edited))).toEqual(['2024/bai-100']);
});

test('a new title changes every page that shows it', () => {
  const edited = many.map((article) =>
    article.id === '2024/bai-100'
      ? { ...article, data: { ...article.data, title: 'Tiêu đề mới' }, digest: 'other' }
      : article,
  );
  expect(changed(keysOf(many), keysOf(edited))).toEqual(
    ['103', '102', '101', '100', '99'].map((number) => `2024/bai-${number}`),
  );
});

test('pages that show a dispatch or a statistic change with it', () => {
  const articles = [
    anArticle('2025/dan', { documents: ['cv'] }),
    { ...anArticle('2024/ve'), body: 'Chữ\n\n<StatChart id="nu" caption="a > b" />\n' },
    anArticle('2023/khong'),
  ];
  const before = keysOf(articles, { documents: [aDocument('cv')], statistics: [aStatistic()] });
  const after = keysOf(articles, {
    documents: [aDocument('cv', { summary: 'Trích yếu khác' })],
    statistics: [{ ...aStatistic(), digest: 'other' }],
  });
  expect(changed(before, after)).toEqual(['2025/dan', '2024/ve']);
});

test('a document whose number a text has changes the page, whatever else is registered', () => {
  const citing = { ...anArticle('2025/dan'), body: 'Công văn 241/BHXH-TCCB ngày 16/3/2020.' };
  const articles = [citing, anArticle('2023/khong')];
  const keys = (...documents: Content['documents']) => keysOf(articles, { documents });
  const other = aDocument('khac', { number: '5/BHXH-TCCB' });
  expect(changed(keys(), keys(aDocument('cv')))).toEqual(['2025/dan']);
  expect(changed(keys(aDocument('cv')), keys(aDocument('cv'), other))).toEqual([]);
  // The same number a year later: from now on it is the date that decides.
  expect(
    changed(keys(aDocument('cv')), keys(aDocument('cv'), aDocument('sau', { date: '2021-01-05' }))),
  ).toEqual(['2025/dan']);
});

test('a unit that is renamed changes the pages that name it', () => {
  const units = [aUnit([{ name: 'Tên mới của đơn vị', shortName: 'Tên mới' }])];
  expect(changed(keysOf(many), keysOf(many, { units }))).toHaveLength(many.length);
});

test('a notice changes every page on its first and after its last day', () => {
  const { site } = contentWith([]);
  const notice = { text: 'Tạm ngừng', from: '2025-03-11', to: '2025-03-12' };
  const on = (day: string) =>
    assemblePortal(
      contentWith([], { site: { ...site, data: { ...site.data, notice } } }),
      new Date(`${day}T05:00:00Z`),
    ).shell;
  expect(on('2025-03-10')).not.toBe(on('2025-03-11'));
  expect(on('2025-03-11')).toBe(on('2025-03-12'));
  expect(on('2025-03-13')).toBe(on('2025-03-10'));
});
