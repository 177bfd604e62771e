import { articleUrl, yearUrl } from '../urls.ts';
import { monthUrl } from './articles.ts';
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

/** A stretch of time in the archive, with how many articles it has. */
export interface Period {
  url: string;
  /** `2020`, or `03` for a month. */
  name: string;
  count: number;
}

/** A month with its articles, newest first. */
export interface Month extends Period {
  articles: ArticleTitle[];
}

/** The years that have articles, newest first. */
export const years = ({ articlesOf }: Portal): Period[] =>
  [...articlesOf.year].map(([name, articles]) => ({
    url: yearUrl(name),
    name,
    count: articles.length,
  }));

/** The months of a year that have articles, newest first, each with its articles. */
export const monthsOf = (portal: Portal, year: string): Month[] =>
  [...portal.articlesOf.month]
    .filter(([key]) => key.startsWith(`${year}/`))
    .map(([key, articles]) => {
      const name = key.slice(5);
      return {
        url: monthUrl(year, name),
        name,
        count: articles.length,
        articles: articles.map(titleOf),
      };
    });

/** More than this many articles, and a year's page shows its months instead of every title. */
const LONG_YEAR = 120;

/** All that the page of one year shows besides header and footer. */
export interface YearView {
  year: string;
  count: number;
  /** When its newest article came out. */
  date: string;
  /** Newest first; without their articles in a long year. */
  months: Month[];
  isLong: boolean;
}

export const yearViews = (portal: Portal): YearView[] =>
  years(portal).map(({ name: year, count }) => {
    const months = monthsOf(portal, year);
    const isLong = count > LONG_YEAR;
    return {
      year,
      count,
      date: months[0]?.articles[0]?.date ?? portal.changed,
      isLong,
      months: isLong ? months.map((month) => ({ ...month, articles: [] })) : months,
    };
  });
