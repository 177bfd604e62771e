import type { APIContext } from 'astro';
import type { FeedView } from '../../feeds/feeds.ts';
import { formatJsonFeed } from '../../feeds/json-feed.ts';
import { feedPaths, feedPlace } from '../../feeds/routes.ts';

export const getStaticPaths = feedPaths;

/** The newest articles of the portal, or of a part of it, for programs that read JSON. */
export const GET = async ({ props: { feed } }: APIContext<{ feed: FeedView }>) =>
  new Response(formatJsonFeed(feed, await feedPlace(feed)), {
    headers: { 'content-type': 'application/feed+json; charset=utf-8' },
  });
