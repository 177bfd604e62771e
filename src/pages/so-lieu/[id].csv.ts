import type { APIContext } from 'astro';
import { csvOf, FILE_TYPES } from '../../queries/statistic-files.ts';
import { statisticFilePaths } from '../../queries/statistic-routes.ts';
import { fileSource, type StatisticView } from '../../queries/statistic-view.ts';

export const getStaticPaths = statisticFilePaths;

/** The table of one statistic for spreadsheets. */
export const GET = ({ props: { view } }: APIContext<{ view: StatisticView }>) =>
  new Response(csvOf(fileSource(view, '')), { headers: { 'content-type': FILE_TYPES.csv } });
