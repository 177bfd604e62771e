import { localIso } from '../dates.ts';
import {
  achievementUrl,
  articleUrl,
  campaignUrl,
  documentUrl,
  pageUrl,
  statisticUrl,
  topicUrl,
  unitUrl,
  yearUrl,
} from '../urls.ts';
import { facets } from './achievement-facets.ts';
import { facetYears } from './achievement-views.ts';
import { monthUrl, monthOf, lastChange, newestChange } from './articles.ts';
import { correctionYears } from './corrections.ts';
import { registerViews } from './document-register.ts';
import type { Article } from './entries.ts';
import type { Portal } from './portal.ts';
import { flatten, siteTree } from './site-tree.ts';
import { topicYears } from './topic-view.ts';
import { unitYears } from './unit-view.ts';

/** A page as a site map for robots has it. */
export interface SitemapPage {
  url: string;
  /** A moment or a day, where one is known. */
  changed?: string | undefined;
  /** The article on the page, for its pictures. */
  article?: Article;
}

/** The parts of the site map: the pages of the site's tree, then a part for each year of articles. */
export const sitemapParts = (portal: Portal): string[] => [
  'trang',
  ...portal.articlesOf.year.keys(),
];

/** The pages of one part. */
export const sitemapPages = (portal: Portal, part: string): SitemapPage[] =>
  part === 'trang' ? treePages(portal) : yearPages(portal, part);

function treePages(portal: Portal): SitemapPage[] {
  const changes = knownChanges(portal);
  const people = [...portal.achievements.keys()].map((id) => ({ url: achievementUrl(id) }));
  const documents = [...portal.documents.keys()].map((id) => ({ url: documentUrl(id) }));
  const pages = [
    ...siteTree(portal).flatMap(flatten),
    ...lists(portal),
    ...people,
    ...documents,
    { url: '/so-do/' },
  ];
  return [...new Set(pages.map(({ url }) => url))]
    .filter((url) => url !== '/tim-kiem/')
    .map((url) => ({ url, changed: changes.get(url) }));
}

// Lists that the tree, which people read too, is too short for.
const lists = (portal: Portal): { url: string }[] => [
  ...topicYears(portal).map(({ id, year }) => ({ url: `${topicUrl(id)}${year}/` })),
  ...unitYears(portal).map(({ id, year }) => ({ url: `${unitUrl(id)}${year}/` })),
  ...facets(portal),
  ...facetYears(portal).map(({ list, year }) => ({ url: `${list.url}${year}/` })),
  ...registerViews(portal),
  ...correctionYears(portal).map(({ year }) => ({ url: `/dinh-chinh/${year}/` })),
];

function yearPages(portal: Portal, year: string): SitemapPage[] {
  const articles = portal.articlesOf.year.get(year) ?? [];
  const months = [...Map.groupBy(articles, monthOf)];
  return [
    ...months.map(([month, ofMonth]) => ({
      url: monthUrl(year, month),
      changed: newestChange(ofMonth),
    })),
    ...articles.map((article) => ({
      url: articleUrl(article.id),
      changed: lastChange(article),
      article,
    })),
  ];
}

// When a page got its newest article; of a standing page, what it says itself.
function knownChanges({ articlesOf, articles, changed, pages }: Portal): Map<string, string> {
  const groups: [ReadonlyMap<string, Article[]>, (id: string) => string][] = [
    [articlesOf.year, yearUrl],
    [articlesOf.topic, topicUrl],
    [articlesOf.unit, unitUrl],
    [articlesOf.campaign, campaignUrl],
    [articlesOf.document, documentUrl],
    [articlesOf.statistic, statisticUrl],
  ];
  const fronts = articles.length > 0 ? ['/', '/tin/'] : [];
  return new Map<string, string>([
    ...fronts.map((url): [string, string] => [url, changed]),
    ...[...pages.values()].flatMap(({ id, data }): [string, string][] =>
      data.updated ? [[pageUrl(id), data.updated]] : [],
    ),
    ...groups.flatMap(([group, url]) =>
      [...group].map(([id, members]): [string, string] => [url(id), newestChange(members) ?? '']),
    ),
  ]);
}

const TWO_DAYS = 2 * 24 * 3_600_000;

/** The articles of the last two days: what the site map for news may hold. */
export const newsArticles = ({ articles, now }: Portal): Article[] => {
  const since = localIso(new Date(now.getTime() - TWO_DAYS));
  return articles.filter(({ data }) => localIso(data.date) >= since).slice(0, 1000);
};
