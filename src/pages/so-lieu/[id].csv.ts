import type { APIContext, GetStaticPaths } from 'astro';
import { getPortal } from '../../queries/content.ts';
import { cacheKey } from '../../queries/entries.ts';
import { csvOf, FILE_TYPES } from '../../queries/statistic-files.ts';
import { fileSource, type StatisticView, statisticViews } from '../../queries/statistic-view.ts';

export const getStaticPaths = (async () => {
  const portal = await getPortal();
  return statisticViews(portal).map((view) => ({
    params: { id: view.statistic.id },
    props: { view },
    cacheKey: cacheKey('', view),
  }));
}) satisfies GetStaticPaths;

/** The table of one statistic for spreadsheets. */
export const GET = ({ props: { view } }: APIContext<{ view: StatisticView }>) =>
  new Response(csvOf(fileSource(view, '')), { headers: { 'content-type': FILE_TYPES.csv } });
