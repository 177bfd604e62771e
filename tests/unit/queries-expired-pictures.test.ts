import { expect, test } from 'vitest';
import { valuesInBlocks } from '../../src/queries/body-entries.ts';
import { withoutExpired } from '../../src/queries/expired-pictures.ts';
import { anArticle } from './queries.content.ts';

const picture = (src: string, expires?: string) => ({
  src,
  alt: 'Ảnh',
  basis: 'consent' as const,
  ...(expires && { expires }),
});

test('a picture whose time is over is shown nowhere, not even by the text of another article', () => {
  const articles = [
    anArticle('2025/moi', {
      image: picture('con.jpg'),
      figures: { 'a.jpg': 'het.jpg', 'b.jpg': 'con.jpg' },
    } as never),
    anArticle('2024/cu', { image: picture('het.jpg', '2024-01-01') }),
  ];
  const [newer, older] = withoutExpired(articles, '2025-03-10');
  expect(newer?.data.image?.src).toBe('con.jpg');
  expect(newer?.data.figures).toEqual({ 'b.jpg': 'con.jpg' });
  expect(older?.data.image).toBeUndefined();
  expect(newer?.digest).not.toBe(articles[0]?.digest);
  expect(withoutExpired(articles, '2024-01-01')).toEqual(articles);
});

test('a text with many open brackets is read at once', () => {
  // A megabyte, as much as a text may have; it took minutes once.
  expect(valuesInBlocks('Nhóm <A hạng nhất '.repeat(60_000))).toEqual([]);
});
