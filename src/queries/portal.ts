import { localIso } from '../dates.ts';
import { digestOf } from '../model/entries.ts';
import { byNewestYear, isPublished } from './achievements.ts';
import { articleState, groupBy, newestChange, newestFirst, yearOf } from './articles.ts';
import { byNewestStart } from './campaigns.ts';
import { citations } from './citations.ts';
import { type NumberIndex, numberIndex } from './document-numbers.ts';
import { byNewestDate } from './documents.ts';
import { withoutExpired } from './expired-pictures.ts';
import type {
  Achievement,
  Article,
  Campaign,
  Entry,
  OfficialDocument,
  Site,
  StandingPage,
  Statistic,
  Term,
  Topic,
  Unit,
} from './entries.ts';

/** Everything in `content/`, as read. */
export interface Content {
  articles: Article[];
  achievements: Achievement[];
  campaigns: Campaign[];
  documents: OfficialDocument[];
  pages: StandingPage[];
  statistics: Statistic[];
  topics: Topic[];
  units: Unit[];
  site: Entry<'site'>;
  glossary: Entry<'glossary'>;
}

/** Everything readers may see, sorted and looked up once a build. */
export interface Portal {
  now: Date;
  /** The calendar day of the build in Vietnam. */
  today: string;
  /** The last change of an article, or the day of the build while there is none. */
  changed: string;
  site: Site;
  terms: Term[];
  /** Names what every page shows: header, footer, notice, abbreviations. */
  shell: string;
  /** Public articles, newest first. */
  articles: Article[];
  /** Articles that keep their address only to say why they are gone. */
  withdrawn: Article[];
  articlesById: Map<string, Article>;
  articlesOf: {
    year: Map<string, Article[]>;
    topic: Map<string, Article[]>;
    unit: Map<string, Article[]>;
    campaign: Map<string, Article[]>;
    achievement: Map<string, Article[]>;
    /** Also those that cite it in their text only. */
    document: Map<string, Article[]>;
    statistic: Map<string, Article[]>;
  };
  /** Those that may still be named, newest first. */
  achievements: Map<string, Achievement>;
  campaigns: Map<string, Campaign>;
  documents: Map<string, OfficialDocument>;
  documentsByNumber: NumberIndex;
  pages: Map<string, StandingPage>;
  statistics: Map<string, Statistic>;
  topics: Map<string, Topic>;
  units: Map<string, Unit>;
}

/** Puts the content together as it stands at `now`. Every list in it has its final order. */
export function assemblePortal(content: Content, now: Date): Portal {
  const today = localIso(now).slice(0, 10);
  const sorted = withoutExpired(newestFirst(content.articles), today);
  const articles = sorted.filter((article) => articleState(article, now) === 'public');
  const withdrawn = sorted.filter((article) => articleState(article, now) === 'withdrawn');
  const site = content.site.data;
  const documents = byId(byNewestDate(content.documents));
  const documentsByNumber = numberIndex(content.documents);
  return {
    now,
    today,
    changed: newestChange(articles) ?? today,
    site,
    terms: content.glossary.data.terms,
    shell: digestOf(
      String(content.site.digest),
      String(content.glossary.digest),
      noticeOn(site, today) ?? '',
      ...content.pages.map(({ id, data }) => `${id} ${data.title}`),
    ),
    articles,
    withdrawn,
    articlesById: byId(articles),
    articlesOf: {
      year: groupBy(articles, (article) => [yearOf(article)]),
      topic: groupBy(articles, ({ data }) => data.topics),
      unit: groupBy(articles, ({ data }) => [data.unit]),
      campaign: groupBy(articles, ({ data }) => data.campaigns ?? []),
      achievement: groupBy(articles, ({ data }) => data.achievements ?? []),
      document: groupBy(articles, (article) => citations(article, documents, documentsByNumber)),
      statistic: groupBy(articles, ({ data }) => data.statistics ?? []),
    },
    achievements: byId(
      byNewestYear(content.achievements.filter(({ data }) => isPublished(data, today))),
    ),
    campaigns: byId(byNewestStart(content.campaigns)),
    documents,
    documentsByNumber,
    pages: byId(content.pages),
    statistics: byId(content.statistics),
    topics: byId(content.topics),
    units: byId(content.units),
  };
}

/** The text of the site-wide notice while it is on. */
export const noticeOn = ({ notice }: Site, today: string): string | undefined =>
  notice && notice.from <= today && today <= notice.to ? notice.text : undefined;

const byId = <Item extends { id: string }>(items: readonly Item[]) =>
  new Map(items.map((item) => [item.id, item]));
