import { shownImage } from './articles.ts';
import type { Article } from './entries.ts';

/** The file behind a picture, however it was read; empty when there is none. */
export const fileOf = (src: unknown): string =>
  typeof src === 'string' ? src : ((src as { src?: string } | undefined)?.src ?? '');

/**
 * Articles without the pictures whose time is over, wherever they stand: as the lead picture or in a
 * text, in their own article or in another one. Everything that shows articles builds on this.
 */
export function withoutExpired(articles: readonly Article[], today: string): Article[] {
  const expired = new Set(
    articles
      .filter((article) => article.data.image && !shownImage(article, today))
      .map(({ data }) => fileOf(data.image?.src)),
  );
  if (expired.size === 0) return [...articles];
  return articles.map((article) => {
    const { image, figures = {}, ...data } = article.data;
    const kept = Object.entries(figures).filter(([, src]) => !expired.has(fileOf(src)));
    const isImageOver = image !== undefined && expired.has(fileOf(image.src));
    if (!isImageOver && kept.length === Object.keys(figures).length) return article;
    return {
      ...article,
      // A page that shows less is another page.
      digest: `${article.digest} without ${[...expired].toSorted().join(' ')}`,
      data: { ...data, ...(!isImageOver && { image }), figures: Object.fromEntries(kept) },
    };
  });
}
