import type { APIContext, GetStaticPaths } from 'astro';
import { escapeXml, xmlResponse } from '../feeds/xml.ts';
import { articlePictures } from '../pictures/addresses.ts';
import { getPortal } from '../queries/content.ts';
import { cacheKey } from '../queries/entries.ts';
import { absoluteUrl } from '../queries/href.ts';
import { sitemapPages, sitemapParts, type SitemapPage } from '../queries/sitemap.ts';

export const getStaticPaths = (async () => {
  const portal = await getPortal();
  return sitemapParts(portal).map((part) => {
    const pages = sitemapPages(portal, part);
    return { params: { part }, props: { pages }, cacheKey: cacheKey('', pages) };
  });
}) satisfies GetStaticPaths;

/** One part of the site map for robots. */
export async function GET({ props, site }: APIContext<{ pages: SitemapPage[] }>) {
  const loc = (path: string) => escapeXml(absoluteUrl(path, site));
  const pages = props.pages.map(async ({ url, changed, article }) => {
    const pictures = article ? await articlePictures(article) : [];
    const images = pictures.map(
      (picture) => `<image:image><image:loc>${escapeXml(picture)}</image:loc></image:image>`,
    );
    const lastmod = changed ? `<lastmod>${changed}</lastmod>` : '';
    return `<url><loc>${loc(url)}</loc>${lastmod}${images.join('')}</url>`;
  });
  return xmlResponse(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${(await Promise.all(pages)).join('')}</urlset>`,
  );
}
