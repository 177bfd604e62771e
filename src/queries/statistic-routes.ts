import { getPortal } from './content.ts';
import { cacheKey } from './entries.ts';
import { statisticViews } from './statistic-view.ts';

/** The places of the files with the figures of each statistic. */
export async function statisticFilePaths() {
  return statisticViews(await getPortal()).map((view) => ({
    params: { id: view.statistic.id },
    props: { view },
    cacheKey: cacheKey('', view),
  }));
}
