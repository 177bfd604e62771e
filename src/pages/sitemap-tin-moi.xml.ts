import type { APIContext } from 'astro';
import { localIso } from '../dates.ts';
import { escapeXml, xmlResponse } from '../feeds/xml.ts';
import { getPortal } from '../queries/content.ts';
import { absoluteUrl } from '../queries/href.ts';
import { newsArticles } from '../queries/sitemap.ts';
import { articleUrl } from '../urls.ts';

/** The articles of the last two days, for search engines that gather news. */
export async function GET({ site }: APIContext) {
  const portal = await getPortal();
  const publication = `<news:publication><news:name>${escapeXml(portal.site.name)}</news:name><news:language>vi</news:language></news:publication>`;
  const urls = newsArticles(portal).map(
    ({ id, data }) =>
      `<url><loc>${escapeXml(absoluteUrl(articleUrl(id), site))}</loc><news:news>${publication}<news:publication_date>${localIso(data.date)}</news:publication_date><news:title>${escapeXml(data.title)}</news:title></news:news></url>`,
  );
  return xmlResponse(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${urls.join('')}</urlset>`,
  );
}
