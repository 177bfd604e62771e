import { localDay, localIso, localYear, OFFSET } from '../dates.ts';
import { articleUrl, yearUrl } from '../urls.ts';
import type { Article, Unit } from './entries.ts';
import { unitNameAt } from './units.ts';

/** What readers see of an article: all of it, only why it was withdrawn, or nothing at all. */
export type ArticleState = 'public' | 'withdrawn' | 'future';

export function articleState({ data }: Dated, now: Date): ArticleState {
  const isDue = [data.date, data.publishAt].every((moment) => !moment || new Date(moment) <= now);
  if (!isDue) return 'future';
  const isOver = data.unpublishAt !== undefined && new Date(data.unpublishAt) <= now;
  return data.withdrawn || isOver ? 'withdrawn' : 'public';
}

/** What decides about an article's state. */
export interface Dated {
  data: Pick<Article['data'], 'date' | 'publishAt' | 'unpublishAt' | 'withdrawn'>;
}

/** Newest first; at the same moment by id, so that the order never wavers. */
export const newestFirst = (articles: readonly Article[]): Article[] =>
  articles
    .map((article) => ({ article, time: new Date(article.data.date).getTime() }))
    .sort((a, b) => b.time - a.time || (a.article.id < b.article.id ? -1 : 1))
    .map(({ article }) => article);

/** What a list shows of an article. */
export interface ArticleCard {
  url: string;
  title: string;
  summary: string;
  /** A moment, `2020-03-19T13:10:00+07:00`. */
  date: string;
  /** The unit's short name on that day. */
  unit: string;
}

export const cardOf = ({ id, data }: Article, units: ReadonlyMap<string, Unit>): ArticleCard => {
  const unit = units.get(data.unit);
  return {
    url: articleUrl(id),
    title: data.title,
    summary: data.summary,
    date: data.date,
    unit: unit ? unitNameAt(unit, localDay(data.date)).shortName : '',
  };
};

/** The lead picture, unless its time is over. */
export const shownImage = ({ data: { image } }: Article, today: string) =>
  image?.expires && image.expires < today ? undefined : image;

/** Is the summary nothing but the first words of the text? Then a page need not say it twice. */
export const isOpening = (summary: string, body: string): boolean =>
  oneLine(body).startsWith(
    oneLine(summary)
      .replace(/(?:…|\.\.\.)$/u, '')
      .trimEnd(),
  );

/** Minutes to read a text, at least one: 250 syllables a minute, an unhurried pace. */
export const readingMinutes = (body: string): number =>
  Math.max(1, Math.round(body.split(/\s+/u).length / 250));

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** The address of the articles of one month; `month` from `01` to `12`. */
export const monthUrl = (year: string, month: string): string => `${yearUrl(year)}${month}/`;

/** When an article was last changed for its readers. A correction has a day: it counts from its start. */
export const lastChange = ({ data }: Pick<Article, 'data'>): string =>
  localIso(
    new Date(
      Math.max(
        ...[
          data.date,
          data.publishAt,
          ...(data.changes ?? []).map(({ date }) => date),
          ...(data.corrections ?? []).map(({ date }) => `${date}T00:00:00${OFFSET}`),
        ]
          .filter((date) => date !== undefined)
          .map((date) => new Date(date).getTime()),
      ),
    ),
  );

/** The newest of the moments at which some articles were changed; undefined when there are none. */
export const newestChange = (articles: readonly Pick<Article, 'data'>[]): string | undefined =>
  articles.reduce<string | undefined>((newest, article) => {
    const changed = lastChange(article);
    return newest === undefined || changed > newest ? changed : newest;
  }, undefined);

export const yearOf = (article: Article): string => localYear(article.data.date);
export const monthOf = (article: Article): string => localDay(article.data.date).slice(5, 7);

/** Puts things into groups by a key; groups come in the order of their first member. */
export function groupBy<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  return groups;
}

/**
 * The articles nearest to `at` in a list that is newest first: older ones, then newer ones where
 * there are too few. Older first, so that a new article does not change the pages of old ones.
 */
export const nearest = (list: readonly Article[], at: number, count: number): Article[] => {
  const older = list.slice(at + 1, at + 1 + count);
  const newer = list.slice(Math.max(0, at - (count - older.length)), at).reverse();
  return [...older, ...newer];
};
