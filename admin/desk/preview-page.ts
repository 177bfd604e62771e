import type { CollectionName } from '../../src/model/collections.ts';
import type { EntryFile } from '../../src/model/entries.ts';
import { achievementViews } from '../../src/queries/achievement-views.ts';
import { articleView } from '../../src/queries/article-view.ts';
import { campaignViews } from '../../src/queries/campaign-view.ts';
import { documentViews } from '../../src/queries/document-view.ts';
import type { Portal } from '../../src/queries/portal.ts';
import { standingViews } from '../../src/queries/standing-view.ts';
import { statisticViews } from '../../src/queries/statistic-view.ts';
import { withdrawnViews } from '../../src/queries/withdrawn.ts';

/** What the template of an entry's own page takes; undefined when the entry has no page. */
export function shownOn({ collection, id }: EntryFile, portal: Portal): object | undefined {
  const view = VIEWS[collection]?.(portal, id);
  return view && { view };
}

/** The collections whose entries have a page of their own that can be previewed. */
export const hasPreview = (collection: string): boolean => Object.hasOwn(VIEWS, collection);

const VIEWS: Partial<Record<CollectionName, (portal: Portal, id: string) => object | undefined>> = {
  articles: (portal, id) =>
    withdrawnViews(portal.withdrawn).find(({ article }) => article.id === id) ??
    articleView(portal, id),
  pages: (portal, id) => standingViews(portal).find(({ page }) => page.id === id),
  documents: (portal, id) => documentViews(portal).find(({ document }) => document.id === id),
  statistics: (portal, id) => statisticViews(portal).find(({ statistic }) => statistic.id === id),
  campaigns: (portal, id) => campaignViews(portal).find(({ campaign }) => campaign.id === id),
  achievements: (portal, id) =>
    achievementViews(portal).find(({ achievement }) => achievement.id === id),
};
