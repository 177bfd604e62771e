import { type ArticleCard, cardOf } from './articles.ts';
import { type AchievementCard, achievementCard } from './achievements.ts';
import { campaignNow, campaignTitle, isOver } from './campaigns.ts';
import { type DocumentCard, documentCard } from './documents.ts';
import { type Article, type Campaign, compare, pick, type Statistic } from './entries.ts';
import type { Portal } from './portal.ts';
import { lastDayOf } from './statistic-view.ts';

const FRONT = 3;
const LATEST = 6;
const DOCUMENTS = 4;
const ACHIEVEMENTS = 4;
const OF_CAMPAIGN = 3;

/** A story at the top of the home page, with its picture where it has one. */
export interface FrontStory {
  card: ArticleCard;
  image: Article['data']['image'];
}

/** What the home page shows; each part is missing where there is nothing for it. */
export interface HomeView {
  /** The lead story, then up to two more. */
  front: FrontStory[];
  latest: ArticleCard[];
  campaign: CampaignNow | undefined;
  statistic: Statistic | undefined;
  documents: DocumentCard[];
  achievements: AchievementCard[];
}

/** The action month that is on or comes next, or else the last one. */
export interface CampaignNow {
  campaign: Campaign;
  title: string;
  /** Nothing is known to come after it. */
  isOver: boolean;
  /** The newest that do not stand in front already. */
  articles: ArticleCard[];
  documents: DocumentCard[];
}

/** The newest featured articles stand in front, then the newest of all; the figure is the one counted last. */
export function homeView(portal: Portal): HomeView {
  const featured = portal.articles.filter(({ data }) => data.featured).slice(0, FRONT);
  const front = [...new Set([...featured, ...portal.articles.slice(0, FRONT)])].slice(0, FRONT);
  const campaign = campaignNow([...portal.campaigns.values()], portal.today);
  const card = (article: Article) => cardOf(article, portal.units);
  return {
    front: front.map((article) => ({ card: card(article), image: article.data.image })),
    latest: portal.articles
      .slice(0, FRONT + LATEST)
      .filter((article) => !front.includes(article))
      .slice(0, LATEST)
      .map(card),
    campaign: campaign && {
      campaign,
      title: campaignTitle(campaign.data),
      isOver: isOver(campaign.data, portal.today),
      articles: (portal.articlesOf.campaign.get(campaign.id) ?? [])
        .slice(0, FRONT + OF_CAMPAIGN)
        .filter((article) => !front.includes(article))
        .slice(0, OF_CAMPAIGN)
        .map(card),
      documents: pick(campaign.data.documents, portal.documents)
        .slice(0, OF_CAMPAIGN)
        .map(documentCard),
    },
    statistic: [...portal.statistics.values()].toSorted(
      (a, b) => compare(lastDayOf(b), lastDayOf(a)) || compare(a.id, b.id),
    )[0],
    documents: [...portal.documents.values()].slice(0, DOCUMENTS).map(documentCard),
    achievements: [...portal.achievements.values()]
      .slice(0, ACHIEVEMENTS)
      .map((achievement) => achievementCard(achievement, portal)),
  };
}
