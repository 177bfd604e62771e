import { lastChange } from '../queries/articles.ts';
import type { Article } from '../queries/entries.ts';
import type { Portal } from '../queries/portal.ts';
import { campaignTitle } from '../queries/campaigns.ts';
import { topicLinks } from '../queries/topics.ts';
import { unitNameAt } from '../queries/units.ts';
import { campaignUrl, topicUrl, unitUrl } from '../urls.ts';

const NEWEST = 30;

/** The newest articles of the portal or of a part of it. */
export interface FeedView {
  /** The folder of the feed's files, which is also the page that it follows: `/chuyen-de/x/`. */
  path: string;
  title: string;
  description: string;
  /** Who answers for what is in it. */
  publisher: string;
  /** The newest change of its articles; undefined while there are none. */
  changed: string | undefined;
  items: FeedItem[];
}

export interface FeedItem {
  article: Article;
  changed: string;
  topics: string[];
}

/** Every feed: of the whole portal, then of each topic, action month and unit. */
export function feeds(portal: Portal): FeedView[] {
  const { site, articlesOf, topics, campaigns, units, today } = portal;
  const part = (path: string, title: string, articles: readonly Article[] | undefined) =>
    feedOf(portal, {
      path,
      title: `${title} – ${site.name}`,
      description: `Tin bài mới nhất: ${title}.`,
      articles: articles ?? [],
    });
  return [
    feedOf(portal, {
      path: '/',
      title: site.name,
      description: site.description,
      articles: portal.articles,
    }),
    ...[...topics.values()].map(({ id, data }) =>
      part(topicUrl(id), data.title, articlesOf.topic.get(id)),
    ),
    ...[...campaigns.values()].map(({ id, data }) =>
      part(campaignUrl(id), campaignTitle(data), articlesOf.campaign.get(id)),
    ),
    ...[...units.values()].map((unit) =>
      part(unitUrl(unit.id), unitNameAt(unit, today).name, articlesOf.unit.get(unit.id)),
    ),
  ];
}

function feedOf(
  { site, topics }: Portal,
  {
    articles,
    ...about
  }: Pick<FeedView, 'path' | 'title' | 'description'> & {
    articles: readonly Article[];
  },
): FeedView {
  const items = articles.slice(0, NEWEST).map((article) => ({
    article,
    changed: lastChange(article),
    topics: topicLinks(article.data.topics, topics).map(({ text }) => text),
  }));
  return {
    ...about,
    publisher: site.agency,
    changed: items
      .map(({ changed }) => changed)
      .toSorted()
      .at(-1),
    items,
  };
}
