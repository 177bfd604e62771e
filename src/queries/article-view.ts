import { localDay } from '../dates.ts';
import { articleUrl, statisticUrl } from '../urls.ts';
import { achievementLink } from './achievements.ts';
import { type ArticleCard, cardOf, nearest } from './articles.ts';
import { type BodyEntries, entriesInBody } from './body-entries.ts';
import { campaignLink } from './campaigns.ts';
import { type DocumentCard, documentCard } from './documents.ts';
import { type Article, type Link, pick } from './entries.ts';
import type { Portal } from './portal.ts';
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
  inBody: BodyEntries;
  related: ArticleCard[];
  /** Why these: chosen by the editors, or found by what they have in common. */
  relatedBy: 'choice' | 'nearness';
  /** For articles from before names changed. */
  history: string | undefined;
  older: Link | undefined;
  newer: Link | undefined;
}

/** Views of every public article, in one pass over the lists. */
export function articleViews(portal: Portal): ArticleView[] {
  const places = placesOf(portal);
  return portal.articles.map((article, index) => viewAt(article, index, places, portal));
}

/** The view of one public article, or undefined when there is none of that id. */
export function articleView(portal: Portal, id: string): ArticleView | undefined {
  const article = portal.articlesById.get(id);
  if (!article) return undefined;
  return viewAt(article, portal.articles.indexOf(article), placesOf(portal), portal);
}

const placesOf = ({ articlesOf }: Portal): Places => ({
  topic: placesIn(articlesOf.topic),
  campaign: placesIn(articlesOf.campaign),
});

function viewAt(article: Article, index: number, places: Places, portal: Portal): ArticleView {
  const { data } = article;
  const { history } = portal.site;
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
    inBody: entriesInBody(article.body ?? '', portal),
    ...relatedTo(article, places, portal),
    history: history && localDay(data.date) < history.before ? history.text : undefined,
    older: linkTo(portal.articles[index + 1]),
    newer: linkTo(portal.articles[index - 1]),
  };
}

// Chosen by the editors; or else the nearest in time of the same action month, then of the same topic.
function relatedTo(
  { id, data }: Article,
  places: Places,
  portal: Portal,
): Pick<ArticleView, 'related' | 'relatedBy'> {
  const chosen = pick(data.related, portal.articlesById);
  const near = (kind: keyof Places, group: string | undefined) =>
    group === undefined
      ? []
      : nearest(
          portal.articlesOf[kind].get(group) ?? [],
          places[kind].get(group)?.get(id) ?? 0,
          RELATED,
        );
  const found = [...near('campaign', data.campaigns?.[0]), ...near('topic', data.topics[0])];
  const related = chosen.length > 0 ? chosen : [...new Set(found)].slice(0, RELATED);
  return {
    related: related.map((other) => cardOf(other, portal.units)),
    relatedBy: chosen.length > 0 ? 'choice' : 'nearness',
  };
}

type Places = Record<'topic' | 'campaign', ReadonlyMap<string, ReadonlyMap<string, number>>>;

// Where each article stands in each list, so that nobody has to look for it.
const placesIn = (groups: ReadonlyMap<string, readonly Article[]>) =>
  new Map(
    [...groups].map(([group, articles]) => [
      group,
      new Map(articles.map(({ id }, place) => [id, place])),
    ]),
  );

const linkTo = (article: Article | undefined): Link | undefined =>
  article && { url: articleUrl(article.id), text: article.data.title };
