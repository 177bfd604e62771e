import type { APIContext, GetStaticPaths } from 'astro';
import { getPortal } from '../../queries/content.ts';
import { cacheKey } from '../../queries/entries.ts';
import { absoluteUrl } from '../../queries/href.ts';
import { FILE_TYPES, jsonOf } from '../../queries/statistic-files.ts';
import { fileSource, type StatisticView, statisticViews } from '../../queries/statistic-view.ts';
import { statisticUrl } from '../../urls.ts';

export const getStaticPaths = (async () => {
  const portal = await getPortal();
  return statisticViews(portal).map((view) => ({
    params: { id: view.statistic.id },
    props: { view },
    cacheKey: cacheKey('', view),
  }));
}) satisfies GetStaticPaths;

/** All that is known of one statistic, for programs. */
export function GET({ props: { view }, site }: APIContext<{ view: StatisticView }>) {
  const page = absoluteUrl(statisticUrl(view.statistic.id), site);
  return new Response(jsonOf(fileSource(view, page)), {
    headers: { 'content-type': FILE_TYPES.json },
  });
}
