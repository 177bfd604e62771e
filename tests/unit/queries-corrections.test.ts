import { expect, test } from 'vitest';
import { correctionsView, correctionYears } from '../../src/queries/corrections.ts';
import type { Article } from '../../src/queries/entries.ts';
import { assemblePortal } from '../../src/queries/portal.ts';
import { anArticle, contentWith, NOW } from './queries.content.ts';

const portalOf = (...articles: Article[]) => assemblePortal(contentWith(articles), NOW);
const corrected = (id: string, ...dates: string[]) =>
  anArticle(id, { corrections: dates.map((date) => ({ date, note: `Sửa ngày ${date}` })) });

test('corrections of all articles come newest first, each with its article', () => {
  const { corrections } = correctionsView(
    portalOf(corrected('2025/a', '2025-03-07'), corrected('2024/b', '2024-05-01', '2025-03-08')),
  );
  expect(corrections.map(({ date, article }) => [date, article.url])).toEqual([
    ['2025-03-08', '/tin/2024/b/'],
    ['2025-03-07', '/tin/2025/a/'],
    ['2024-05-01', '/tin/2024/b/'],
  ]);
});

test('corrections of articles that are not public are not told', () => {
  const gone = corrected('2024/go', '2024-05-01');
  gone.data.withdrawn = { date: '2025-01-02', reason: 'Sai.' };
  expect(correctionsView(portalOf(gone, corrected('2026/mai', '2025-01-01'))).count).toBe(0);
});

test('more than fifty corrections are divided by year', () => {
  const many = (count: number) =>
    portalOf(
      ...Array.from({ length: count }, (_, place) =>
        corrected(`2024/bai-${place}`, place === 0 ? '2025-01-01' : '2024-05-01'),
      ),
    );
  expect(correctionsView(many(50))).toMatchObject({ count: 50, years: [] });
  expect(correctionYears(many(50))).toEqual([]);
  expect(correctionsView(many(51)).corrections).toHaveLength(20);
  expect(correctionsView(many(51)).years).toEqual([
    { url: '/dinh-chinh/2025/', text: 'Năm 2025', count: 1 },
    { url: '/dinh-chinh/2024/', text: 'Năm 2024', count: 50 },
  ]);
  expect(correctionYears(many(51)).map(({ corrections }) => corrections.length)).toEqual([1, 50]);
});
