import type { APIContext } from 'astro';
import { getPortal } from '../queries/content.ts';
import { absoluteUrl } from '../queries/href.ts';
import { sitemapParts } from '../queries/sitemap.ts';

/** Which parts the site map for robots has. */
export async function GET({ site }: APIContext) {
  const parts = sitemapParts(await getPortal()).map(
    (part) => `<sitemap><loc>${absoluteUrl(`/sitemap-${part}.xml`, site)}</loc></sitemap>`,
  );
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${parts.join('')}</sitemapindex>\n`,
    { headers: { 'content-type': 'application/xml' } },
  );
}
