import { type ArticleCard, cardOf } from './articles.ts';
import { pick, type Statistic } from './entries.ts';
import type { Portal } from './portal.ts';
import { type DocumentCard, documentCard } from './registers.ts';
import { type UnitLabel, unitLabel } from './units.ts';

/** All that the page of one statistic shows besides header and footer. */
export interface StatisticView {
  statistic: Statistic;
  unit: UnitLabel | undefined;
  sourceArticle: ArticleCard | undefined;
  sourceDocument: DocumentCard | undefined;
  /** Articles that refer to the statistic, newest first. */
  articles: ArticleCard[];
}

export const statisticViews = (portal: Portal): StatisticView[] =>
  [...portal.statistics.values()].map((statistic) => {
    const { unit: unitId, source, points } = statistic.data;
    const unit = portal.units.get(unitId);
    const [sourceArticle] = pick(source.article ? [source.article] : [], portal.articlesById);
    const [sourceDocument] = pick(source.document ? [source.document] : [], portal.documents);
    const lastDay =
      points
        .map(({ asOf }) => asOf)
        .toSorted()
        .at(-1) ?? portal.today;
    return {
      statistic,
      unit: unit && unitLabel(unit, lastDay, portal.today, portal.units),
      sourceArticle: sourceArticle && cardOf(sourceArticle, portal.units),
      sourceDocument: sourceDocument && documentCard(sourceDocument),
      articles: (portal.articlesOf.statistic.get(statistic.id) ?? [])
        .filter(({ id }) => id !== source.article)
        .map((article) => cardOf(article, portal.units)),
    };
  });
