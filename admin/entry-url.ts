import type { CollectionName } from '../src/model/collections.ts';
import {
  achievementUrl,
  articleUrl,
  campaignUrl,
  documentUrl,
  pageUrl,
  statisticUrl,
  topicUrl,
  unitUrl,
} from '../src/urls.ts';

const URLS: Partial<Record<string, (id: string) => string>> = {
  achievements: achievementUrl,
  articles: articleUrl,
  campaigns: campaignUrl,
  documents: documentUrl,
  pages: pageUrl,
  statistics: statisticUrl,
  topics: topicUrl,
  units: unitUrl,
} satisfies Partial<Record<CollectionName, (id: string) => string>>;

/** The page of an entry, without the base path; the home page when it has none of its own. */
export const entryUrl = (collection: string, id: string) => URLS[collection]?.(id) ?? '/';
