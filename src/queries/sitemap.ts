import { localIso } from '../dates.ts';
import { achievementUrl, articleUrl } from '../urls.ts';
import { yearOf } from './articles.ts';
import type { Article } from './entries.ts';
import type { Portal } from './portal.ts';
import { flatten, siteTree } from './site-tree.ts';

/** A page as a site map for robots has it. */
export interface SitemapPage {
  url: string;
  /** A moment, where one is known. */
  changed?: string;
}

/** The parts of the site map: the pages of the site's tree, then a part for each year of articles. */
export const sitemapParts = (portal: Portal): string[] => [
  'trang',
  ...portal.articlesOf.year.keys(),
];

/** The pages of one part. */
export const sitemapPages = (portal: Portal, part: string): SitemapPage[] =>
  part === 'trang'
    ? [
        ...siteTree(portal)
          .flatMap(flatten)
          .filter(({ url }) => url !== '/tim-kiem/')
          .map(({ url }) => ({ url })),
        ...[...portal.achievements.keys()].map((id) => ({ url: achievementUrl(id) })),
        { url: '/so-do/' },
      ]
    : (portal.articlesOf.year.get(part) ?? [])
        .filter((article) => yearOf(article) === part)
        .map((article) => ({ url: articleUrl(article.id), changed: lastChange(article) }));

/** When an article was last changed for its readers. */
export const lastChange = ({ data }: Article): string =>
  localIso(
    new Date(
      Math.max(
        ...[data.date, data.publishAt, ...(data.changes ?? []).map(({ date }) => date)]
          .filter((date) => date !== undefined)
          .map((date) => new Date(date).getTime()),
      ),
    ),
  );
