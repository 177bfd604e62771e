import type { CountedLink, MonthList } from './archive.ts';
import { byMonth } from './archive.ts';
import { type ArticleCard, cardOf, groupBy, yearOf } from './articles.ts';
import type { Article, Link } from './entries.ts';
import type { Portal } from './portal.ts';

/** As many articles as the page of a topic or a unit shows; older ones are on pages of their year. */
export const SHOWN = 20;

/** The articles of a topic or a unit: the newest, and where the rest is. */
export interface Gathered {
  count: number;
  newest: ArticleCard[];
  /** Empty while `newest` is all there is. */
  years: CountedLink[];
}

/** @param url of the topic or the unit */
export const gather = (articles: readonly Article[], url: string, { units }: Portal): Gathered => ({
  count: articles.length,
  newest: articles.slice(0, SHOWN).map((article) => cardOf(article, units)),
  years:
    articles.length > SHOWN
      ? [...byYear(articles)].map(([year, { length: count }]) => ({
          url: `${url}${year}/`,
          text: `Năm ${year}`,
          count,
        }))
      : [],
});

/** A page of one year of a topic or a unit. */
export interface GroupYear {
  id: string;
  year: string;
  title: string;
  /** When its newest article came out. */
  date: string | undefined;
  count: number;
  trail: Link[];
  /** Newest first. */
  months: MonthList[];
}

/** The years of the topics or units that have more articles than their page shows. */
export const groupYears = (
  groups: ReadonlyMap<string, Article[]>,
  all: Link,
  linkOf: (id: string) => Link,
): GroupYear[] =>
  [...groups]
    .filter(([, articles]) => articles.length > SHOWN)
    .flatMap(([id, articles]) =>
      [...byYear(articles)].map(([year, ofYear]) => {
        const group = linkOf(id);
        return {
          id,
          year,
          date: ofYear[0]?.data.date,
          title: `${group.text}: tin bài năm ${year}`,
          count: ofYear.length,
          trail: [all, group],
          months: byMonth(ofYear),
        };
      }),
    );

/** When the newest article of a topic or a unit came out; while there is none, the last change of the portal. */
export const newestDate = (articles: readonly Article[] | undefined, { changed }: Portal): string =>
  articles?.[0]?.data.date ?? changed;

const byYear = (articles: readonly Article[]) => groupBy(articles, (article) => [yearOf(article)]);
