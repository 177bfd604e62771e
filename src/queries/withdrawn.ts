import { formatDate, localDay } from '../dates.ts';
import type { Article } from './entries.ts';

/** An article of which the site says only that it is gone, and under which title. */
export interface WithdrawnView {
  article: Article;
  title: string;
  isWithdrawn: true;
}

/**
 * The pages of withdrawn articles, each with a title of its own. It says when the article was
 * published and, of several of one day, which it was; not what it was called, which may be why it
 * is gone.
 */
export function withdrawnViews(articles: readonly Article[]): WithdrawnView[] {
  const days = Map.groupBy(articles, ({ data }) => localDay(data.date));
  return articles.map((article) => {
    const { date } = article.data;
    const others = days.get(localDay(date)) ?? [];
    // Lists are newest first; the first of a day is the one that came first.
    const place = others.length - others.indexOf(article);
    const title = `Bài đăng ngày ${formatDate(date)} đã gỡ`;
    return { article, title: place > 1 ? `${title} (bài thứ ${place})` : title, isWithdrawn: true };
  });
}
