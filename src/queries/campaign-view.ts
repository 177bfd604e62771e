import { localDay } from '../dates.ts';
import { unitUrl } from '../urls.ts';
import { type ArticleCard, cardOf, groupBy } from './articles.ts';
import { campaignLink, campaignsByYear, campaignTitle, isOver } from './campaigns.ts';
import { type DocumentCard, documentCard } from './documents.ts';
import { type Article, type Campaign, type Link, pick, type Unit } from './entries.ts';
import { type Photo, photosOf } from './photos.ts';
import type { Portal } from './portal.ts';
import { topicLinks } from './topics.ts';
import { unitNameAt } from './units.ts';

/** As many pictures as one page shows. */
const PHOTOS = 24;

/** What one unit sent about an action month. */
export interface UnitShare extends Link {
  id: string;
  /** How many articles; the shares add up to all articles of the month. */
  count: number;
  /** Newest first. */
  articles: ArticleCard[];
}

/** All that the page of one action month shows besides header and footer. */
export interface CampaignView {
  campaign: Campaign;
  /** Its name with its year. */
  title: string;
  /** Has its last day passed? Then nothing counts its days any more. */
  isOver: boolean;
  documents: DocumentCard[];
  topics: Link[];
  /** How many articles it has. */
  count: number;
  /** The units that sent articles, those with most first. */
  shares: UnitShare[];
  photos: Photo[];
  /** How many pictures the page leaves to the articles themselves. */
  morePhotos: number;
  /** The same month in other years, newest first. */
  otherYears: Link[];
}

export function campaignViews(portal: Portal): CampaignView[] {
  const campaigns = [...portal.campaigns.values()];
  const ofKind = groupBy(campaigns, ({ data }) => [data.kind]);
  return campaigns.map((campaign) => {
    const { id, data } = campaign;
    const articles = portal.articlesOf.campaign.get(id) ?? [];
    const photos = photosOf(articles);
    return {
      campaign,
      title: campaignTitle(data),
      isOver: isOver(data, portal.today),
      documents: pick(data.documents, portal.documents).map(documentCard),
      topics: topicLinks(data.topics, portal.topics),
      count: articles.length,
      shares: unitShares(articles, portal.units),
      photos: photos.slice(0, PHOTOS),
      morePhotos: Math.max(0, photos.length - PHOTOS),
      otherYears: (ofKind.get(data.kind) ?? [])
        .filter((other) => other.id !== id)
        .map(campaignLink),
    };
  });
}

/** Articles by the unit that sent them, the unit with most first. */
const unitShares = (articles: readonly Article[], units: ReadonlyMap<string, Unit>): UnitShare[] =>
  [...groupBy(articles, ({ data }) => [data.unit])]
    .map(([id, sent]) => ({
      id,
      url: unitUrl(id),
      text: nameThen(units.get(id), sent) ?? id,
      count: sent.length,
      articles: sent.map((article) => cardOf(article, units)),
    }))
    .toSorted((a, b) => b.count - a.count || byName.compare(a.text, b.text));

// As it was called when it sent its articles; both names where it was renamed in between.
const nameThen = (unit: Unit | undefined, articles: readonly Article[]) =>
  unit &&
  [
    ...new Set(
      articles.map(({ data }) => unitNameAt(unit, localDay(data.date)).shortName).toReversed(),
    ),
  ].join(', sau là ');

const byName = new Intl.Collator('vi', { numeric: true });

/** What a list of action months shows of one. */
export interface CampaignCard extends Pick<CampaignView, 'campaign' | 'isOver' | 'count'> {
  /** How many units sent articles. */
  units: number;
}

/** Action months by year, the newest year first. */
export const campaignYears = (portal: Portal): { year: string; campaigns: CampaignCard[] }[] =>
  [...campaignsByYear([...portal.campaigns.values()])].map(([year, campaigns]) => ({
    year,
    campaigns: campaigns.map((campaign) => {
      const articles = portal.articlesOf.campaign.get(campaign.id) ?? [];
      return {
        campaign,
        isOver: isOver(campaign.data, portal.today),
        count: articles.length,
        units: new Set(articles.map(({ data }) => data.unit)).size,
      };
    }),
  }));
