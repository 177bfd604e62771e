import { localIso } from '../dates.ts';
import { articleUrl } from '../urls.ts';
import type { FeedView } from './feeds.ts';
import type { FeedPlace } from './rss.ts';

/** A feed as JSON Feed 1.1. */
export const formatJsonFeed = (
  { path, title, description, publisher, items }: FeedView,
  { absolute, pictures }: FeedPlace,
): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: absolute(path),
    feed_url: absolute(`${path}feed.json`),
    icon: absolute('/icon-512.png'),
    favicon: absolute('/icon-192.png'),
    language: 'vi',
    authors: [{ name: publisher, url: absolute('/') }],
    items: items.map(({ article: { id, data }, changed, topics }) => {
      const address = absolute(articleUrl(id));
      return {
        id: address,
        url: address,
        title: data.title,
        content_text: data.summary,
        date_published: localIso(data.date),
        date_modified: changed,
        authors: [{ name: data.byline }],
        tags: topics,
        language: 'vi',
        image: pictures.get(id)?.[0],
      };
    }),
  });
