import { articleUrl, yearUrl } from '../urls.ts';
import { groupBy, monthOf, monthUrl } from './articles.ts';
import type { Article, Link } from './entries.ts';
import type { Portal } from './portal.ts';

/** The least a list shows of an article. */
export interface ArticleTitle {
  url: string;
  title: string;
  date: string;
}

export const titleOf = ({ id, data: { title, date } }: Article): ArticleTitle => ({
  url: articleUrl(id),
  title,
  date,
});

/** A link to a list, with how many things stand in it. */
export interface CountedLink extends Link {
  count: number;
}

/** The articles of one month, newest first. */
export interface MonthList {
  /** From `01` to `12`. */
  month: string;
  /** Its own page, where it has one. */
  url?: string;
  articles: ArticleTitle[];
}

/** Articles by month, in the order given; all of one year. */
export const byMonth = (articles: readonly Article[]): MonthList[] =>
  [...groupBy(articles, (article) => [monthOf(article)])].map(([month, ofMonth]) => ({
    month,
    articles: ofMonth.map(titleOf),
  }));

/** The years that have articles, newest first. */
export const years = ({ articlesOf }: Portal): CountedLink[] =>
  [...articlesOf.year].map(([year, { length: count }]) => ({
    url: yearUrl(year),
    text: `Năm ${year}`,
    count,
  }));

/** More than this many articles, and a year's page sends to its months instead of showing every title. */
const LONG_YEAR = 120;
const NEWEST = 20;

/** All that the page of one year shows besides header and footer. */
export interface YearView {
  year: string;
  count: number;
  /** When its newest article came out. */
  date: string;
  /** Newest first; none in a long year. */
  months: MonthList[];
  /** Of a long year: its newest articles, and where the rest is. */
  newest: ArticleTitle[];
  monthLinks: CountedLink[];
  years: CountedLink[];
}

export const yearViews = (portal: Portal): YearView[] =>
  [...portal.articlesOf.year].map(([year, articles]) => {
    const isLong = articles.length > LONG_YEAR;
    const months = byMonth(articles).map((month) => ({
      ...month,
      url: monthUrl(year, month.month),
    }));
    return {
      year,
      count: articles.length,
      date: articles[0]?.data.date ?? portal.changed,
      months: isLong ? [] : months,
      newest: isLong ? articles.slice(0, NEWEST).map(titleOf) : [],
      monthLinks: isLong ? linksTo(year, months) : [],
      years: years(portal),
    };
  });

/** All that the page of one month shows besides header and footer. */
export interface MonthView extends MonthList {
  year: string;
  url: string;
  /** All months of its year that have articles. */
  monthLinks: CountedLink[];
}

export const monthViews = (portal: Portal): MonthView[] =>
  [...portal.articlesOf.year].flatMap(([year, articles]) => {
    const months = byMonth(articles);
    const monthLinks = linksTo(year, months);
    return months.map((month) => ({
      ...month,
      year,
      url: monthUrl(year, month.month),
      monthLinks,
    }));
  });

const linksTo = (year: string, months: readonly MonthList[]): CountedLink[] =>
  months.map(({ month, articles }) => ({
    url: monthUrl(year, month),
    text: `Tháng ${Number(month)}`,
    count: articles.length,
  }));
