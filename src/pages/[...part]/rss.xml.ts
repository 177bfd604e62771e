import type { APIContext } from 'astro';
import type { FeedView } from '../../feeds/feeds.ts';
import { feedPaths, feedPlace } from '../../feeds/routes.ts';
import { formatRss } from '../../feeds/rss.ts';
import { xmlResponse } from '../../feeds/xml.ts';

export const getStaticPaths = feedPaths;

/** The newest articles of the portal, or of a part of it, for feed readers. */
export const GET = async ({ props: { feed } }: APIContext<{ feed: FeedView }>) =>
  xmlResponse(formatRss(feed, await feedPlace(feed)), 'application/rss+xml');
