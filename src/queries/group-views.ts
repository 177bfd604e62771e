import { topicUrl, unitUrl } from '../urls.ts';
import { type ArticleTitle, type Period, titleOf } from './archive.ts';
import { type ArticleCard, cardOf, groupBy, yearOf } from './articles.ts';
import { type DocumentCard, documentCard } from './documents.ts';
import type { Article, Link, Topic, Unit } from './entries.ts';
import type { Portal } from './portal.ts';
import { unitNameAt } from './units.ts';

/** As many articles as the page of a topic or a unit shows; older ones are on pages of their year. */
export const SHOWN = 20;

/** The articles of a topic or a unit: the newest, and where the rest is. */
export interface Gathered {
  count: number;
  newest: ArticleCard[];
  /** Empty while `newest` is all there is. */
  years: Period[];
}

export interface TopicView {
  topic: Topic;
  /** When it got its newest article, or anything on the portal changed. */
  date: string;
  gathered: Gathered;
  documents: DocumentCard[];
}

export const topicViews = (portal: Portal): TopicView[] => {
  const documents = groupBy([...portal.documents.values()], ({ data }) => data.topics ?? []);
  return [...portal.topics.values()].map((topic) => ({
    topic,
    date: dateOf(portal.articlesOf.topic.get(topic.id), portal),
    gathered: gather(portal.articlesOf.topic.get(topic.id) ?? [], topicUrl(topic.id), portal),
    documents: (documents.get(topic.id) ?? []).map(documentCard),
  }));
};

export interface UnitView {
  unit: Unit;
  /** Its name today. */
  name: string;
  /** When it got its newest article, or anything on the portal changed. */
  date: string;
  gathered: Gathered;
  predecessors: Link[];
  successors: Link[];
}

export const unitViews = (portal: Portal): UnitView[] =>
  [...portal.units.values()].map((unit) => ({
    unit,
    name: unitNameAt(unit, portal.today).name,
    date: dateOf(portal.articlesOf.unit.get(unit.id), portal),
    gathered: gather(portal.articlesOf.unit.get(unit.id) ?? [], unitUrl(unit.id), portal),
    predecessors: unitLinks(unit.data.predecessors, portal),
    successors: unitLinks(unit.data.successors, portal),
  }));

/** A page of one year of a topic or a unit. */
export interface GroupYear {
  id: string;
  year: string;
  /** The topic or the unit. */
  group: Link;
  articles: ArticleTitle[];
}

export const topicYears = ({ articlesOf, topics }: Portal): GroupYear[] =>
  groupYears(articlesOf.topic, (id) => topics.get(id)?.data.title ?? id, topicUrl);

export const unitYears = ({ articlesOf, units, today }: Portal): GroupYear[] =>
  groupYears(articlesOf.unit, (id) => nameOf(units.get(id), today) ?? id, unitUrl);

function groupYears(
  groups: ReadonlyMap<string, Article[]>,
  nameOfGroup: (id: string) => string,
  url: (id: string) => string,
): GroupYear[] {
  return [...groups]
    .filter(([, articles]) => articles.length > SHOWN)
    .flatMap(([id, articles]) =>
      [...byYear(articles)].map(([year, ofYear]) => ({
        id,
        year,
        group: { url: url(id), text: nameOfGroup(id) },
        articles: ofYear.map(titleOf),
      })),
    );
}

function gather(articles: readonly Article[], url: string, { units }: Portal): Gathered {
  const isLong = articles.length > SHOWN;
  return {
    count: articles.length,
    newest: articles.slice(0, SHOWN).map((article) => cardOf(article, units)),
    years: isLong
      ? [...byYear(articles)].map(([name, { length: count }]) => ({
          url: `${url}${name}/`,
          name,
          count,
        }))
      : [],
  };
}

const dateOf = (articles: readonly Article[] | undefined, { changed }: Portal): string =>
  articles?.[0]?.data.date ?? changed;

const byYear = (articles: readonly Article[]) => groupBy(articles, (article) => [yearOf(article)]);

const nameOf = (unit: Unit | undefined, today: string) => unit && unitNameAt(unit, today).name;

const unitLinks = (ids: readonly string[] | undefined, { units, today }: Portal): Link[] =>
  (ids ?? []).map((id) => ({ url: unitUrl(id), text: nameOf(units.get(id), today) ?? id }));
