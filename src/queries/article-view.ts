import { localDay } from '../dates.ts';
import { articleUrl, statisticUrl } from '../urls.ts';
import { achievementLink } from './achievements.ts';
import { type ArticleCard, cardOf, nearest, shownImage } from './articles.ts';
import { type BodyEntries, entriesInBody } from './body-entries.ts';
import { campaignLink } from './campaigns.ts';
import { type Article, type Link, pick } from './entries.ts';
import type { Portal } from './portal.ts';
import { type DocumentCard, documentCard } from './registers.ts';
import { topicLinks } from './topics.ts';
import { type UnitLabel, unitLabel } from './units.ts';

const RELATED = 3;

/** All that the page of one article shows besides header and footer. */
export interface ArticleView {
  article: Article;
  unit: UnitLabel | undefined;
  topics: Link[];
  campaigns: Link[];
  documents: DocumentCard[];
  statistics: Link[];
  achievements: Link[];
  /** False when the lead picture's time is over. */
  showImage: boolean;
  inBody: BodyEntries;
  related: ArticleCard[];
  older: Link | undefined;
  newer: Link | undefined;
}

/** Views of every public article, in one pass over the lists. */
export function articleViews(portal: Portal): ArticleView[] {
  const places = topicPlaces(portal);
  return portal.articles.map((article, index) => {
    const { data } = article;
    const unit = portal.units.get(data.unit);
    return {
      article,
      unit: unit && unitLabel(unit, localDay(data.date), portal.today, portal.units),
      topics: topicLinks(data.topics, portal.topics),
      campaigns: pick(data.campaigns, portal.campaigns).map(campaignLink),
      documents: pick(data.documents, portal.documents).map(documentCard),
      statistics: pick(data.statistics, portal.statistics).map(({ id, data: { title } }) => ({
        url: statisticUrl(id),
        text: title,
      })),
      achievements: pick(data.achievements, portal.achievements).map(achievementLink),
      showImage: shownImage(article, portal.today) !== undefined,
      inBody: entriesInBody(article.body ?? '', portal),
      related: relatedTo(article, places.get(article.id) ?? 0, portal),
      older: linkTo(portal.articles[index + 1]),
      newer: linkTo(portal.articles[index - 1]),
    };
  });
}

// Chosen by the editor, or else the articles of its first topic nearest in time.
function relatedTo(article: Article, place: number, portal: Portal): ArticleCard[] {
  const chosen = pick(article.data.related, portal.articlesById);
  const sameTopic = portal.articlesOf.topic.get(article.data.topics[0] ?? '') ?? [];
  const related = chosen.length > 0 ? chosen : nearest(sameTopic, place, RELATED);
  return related.map((other) => cardOf(other, portal.units));
}

// Where each article stands in the list of its first topic.
const topicPlaces = (portal: Portal) => {
  const places = new Map<string, number>();
  for (const [topic, articles] of portal.articlesOf.topic)
    articles.forEach(({ id, data }, place) => {
      if (data.topics[0] === topic) places.set(id, place);
    });
  return places;
};

const linkTo = (article: Article | undefined): Link | undefined =>
  article && { url: articleUrl(article.id), text: article.data.title };
