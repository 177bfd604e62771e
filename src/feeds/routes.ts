import { getPortal } from '../queries/content.ts';
import { cacheKey } from '../queries/entries.ts';
import { placeOf } from '../queries/href.ts';
import { articlePictures } from '../pictures/addresses.ts';
import { feeds, type FeedView } from './feeds.ts';
import type { FeedPlace } from './rss.ts';

/** The places of all feeds: `undefined` for that of the whole portal, else `chuyen-de/x`. */
export async function feedPaths() {
  const portal = await getPortal();
  return feeds(portal).map((feed) => ({
    params: { part: feed.path.slice(1, -1) || undefined },
    props: { feed },
    cacheKey: cacheKey('', feed),
  }));
}

/** Full addresses and pictures for the articles of a feed. */
export async function feedPlace({ items }: FeedView): Promise<FeedPlace> {
  const { absolute } = placeOf((await getPortal()).site);
  const pictures = items.map(
    async ({ article }) => [article.id, await articlePictures(article)] as const,
  );
  return { absolute, pictures: new Map(await Promise.all(pictures)) };
}
