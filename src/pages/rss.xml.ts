import rss from '@astrojs/rss';
import type { APIContext } from 'astro';
import { cardOf } from '../queries/articles.ts';
import { getPortal } from '../queries/content.ts';
import { absoluteUrl } from '../queries/href.ts';

const NEWEST = 30;

/** The newest articles for feed readers. */
export async function GET({ site }: APIContext) {
  const portal = await getPortal();
  const { name, description } = portal.site;
  return rss({
    title: name,
    description,
    site: absoluteUrl('/', site),
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: `<language>vi</language><atom:link href="${absoluteUrl('/rss.xml', site)}" rel="self" type="application/rss+xml"/>`,
    items: portal.articles.slice(0, NEWEST).map((article) => {
      const { url, title, summary, date } = cardOf(article, portal.units);
      return {
        title,
        description: summary,
        link: absoluteUrl(url, site),
        pubDate: new Date(date),
        customData: `<dc:creator>${escapeXml(article.data.byline)}</dc:creator>`,
      };
    }),
  });
}

const escapeXml = (text: string) =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
