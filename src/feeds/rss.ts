import { articleUrl } from '../urls.ts';
import type { FeedItem, FeedView } from './feeds.ts';
import { escapeXml } from './xml.ts';

/** What a feed needs from outside: full addresses, and those of its articles’ pictures by id. */
export interface FeedPlace {
  absolute: (path: string) => string;
  pictures: ReadonlyMap<string, readonly string[]>;
}

/** A feed as RSS 2.0. */
export function formatRss(feed: FeedView, place: FeedPlace): string {
  const { path, title, description, publisher, changed, items } = feed;
  const { absolute } = place;
  return [
    `<rss version="2.0" ${NAMESPACES}><channel>`,
    element('title', title),
    element('link', absolute(path)),
    element('description', description),
    element('language', 'vi'),
    element('dc:publisher', publisher),
    changed ? element('lastBuildDate', new Date(changed).toUTCString()) : '',
    `<atom:link rel="self" type="application/rss+xml" href="${escapeXml(absolute(`${path}rss.xml`))}"/>`,
    ...items.map((item) => formatItem(item, place)),
    '</channel></rss>',
  ].join('');
}

const NAMESPACES = [
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
].join(' ');

function formatItem({ article, topics }: FeedItem, { absolute, pictures }: FeedPlace): string {
  const { title, summary, date, byline } = article.data;
  const address = absolute(articleUrl(article.id));
  return [
    '<item>',
    element('title', title),
    element('link', address),
    `<guid isPermaLink="true">${escapeXml(address)}</guid>`,
    element('description', summary),
    element('pubDate', new Date(date).toUTCString()),
    element('dc:creator', byline),
    ...topics.map((topic) => element('category', topic)),
    ...(pictures.get(article.id) ?? []).map(
      (picture) => `<media:content medium="image" url="${escapeXml(picture)}"/>`,
    ),
    '</item>',
  ].join('');
}

const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`;
