import type { APIContext } from 'astro';
import { absoluteUrl } from '../../queries/href.ts';
import { FILE_TYPES, jsonOf } from '../../queries/statistic-files.ts';
import { statisticFilePaths } from '../../queries/statistic-routes.ts';
import { fileSource, type StatisticView } from '../../queries/statistic-view.ts';
import { statisticUrl } from '../../urls.ts';

export const getStaticPaths = statisticFilePaths;

/** All that is known of one statistic, for programs. */
export function GET({ props: { view }, site }: APIContext<{ view: StatisticView }>) {
  const page = absoluteUrl(statisticUrl(view.statistic.id), site);
  return new Response(jsonOf(fileSource(view, page)), {
    headers: { 'content-type': FILE_TYPES.json },
  });
}
