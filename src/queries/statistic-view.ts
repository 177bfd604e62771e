import { type ArticleCard, cardOf } from './articles.ts';
import { type DocumentCard, documentCard } from './documents.ts';
import { pick, type Statistic } from './entries.ts';
import type { Portal } from './portal.ts';
import type { FileSource } from './statistic-files.ts';
import { newestPoint } from './statistics.ts';
import { type UnitLabel, unitLabel } from './units.ts';

/** All that the page of one statistic shows besides header and footer. */
export interface StatisticView {
  statistic: Statistic;
  /** The share that it is measured against. */
  baseline: Statistic | undefined;
  unit: UnitLabel | undefined;
  sourceArticle: ArticleCard | undefined;
  sourceDocument: DocumentCard | undefined;
  /** Articles that refer to the statistic, newest first. */
  articles: ArticleCard[];
}

export const statisticViews = (portal: Portal): StatisticView[] =>
  [...portal.statistics.values()].map((statistic) => {
    const { unit: unitId, source } = statistic.data;
    const unit = portal.units.get(unitId);
    const [sourceArticle] = pick(source.article ? [source.article] : [], portal.articlesById);
    const [sourceDocument] = pick(source.document ? [source.document] : [], portal.documents);
    return {
      statistic,
      baseline: portal.statistics.get(statistic.data.baseline ?? ''),
      unit: unit && unitLabel(unit, lastDayOf(statistic), portal.today, portal.units),
      sourceArticle: sourceArticle && cardOf(sourceArticle, portal.units),
      sourceDocument: sourceDocument && documentCard(sourceDocument),
      articles: (portal.articlesOf.statistic.get(statistic.id) ?? [])
        .filter(({ id }) => id !== source.article)
        .map((article) => cardOf(article, portal.units)),
    };
  });

/** What the files with the figures are made of. */
export const fileSource = (
  { statistic, baseline, unit }: StatisticView,
  page: string,
): FileSource => ({ statistic, baseline, unitName: unit?.name, page });

/** The day of the newest figure. */
export const lastDayOf = ({ data }: Statistic): string => newestPoint(data)?.asOf ?? '';
