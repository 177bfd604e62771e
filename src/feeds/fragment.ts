import { formatDate } from '../dates.ts';
import type { ArticleTitle } from '../queries/archive.ts';
import { escapeXml } from './xml.ts';

/** A list of articles as a piece of HTML for another site: no style, no script, no id, full addresses. */
export const formatFragment = (
  articles: readonly ArticleTitle[],
  { name, absolute }: { name: string; absolute: (path: string) => string },
): string =>
  [
    `<section lang="vi" aria-label="Tin mới: ${escapeXml(name)}">`,
    '<ul>',
    ...articles.map(
      ({ url, title, date }) =>
        `<li><a href="${escapeXml(absolute(url))}">${escapeXml(title)}</a> <time datetime="${escapeXml(date)}">${formatDate(date)}</time></li>`,
    ),
    '</ul>',
    `<p><a href="${escapeXml(absolute('/tin/'))}">Tất cả tin bài</a></p>`,
    '</section>',
    '',
  ].join('\n');
