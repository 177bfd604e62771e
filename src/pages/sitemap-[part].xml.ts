import type { APIContext, GetStaticPaths } from 'astro';
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
export function GET({ props, site }: APIContext<{ pages: SitemapPage[] }>) {
  const pages = props.pages.map(
    ({ url, changed }) =>
      `<url><loc>${absoluteUrl(url, site)}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`,
  );
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${pages.join('')}</urlset>\n`,
    { headers: { 'content-type': 'application/xml' } },
  );
}
