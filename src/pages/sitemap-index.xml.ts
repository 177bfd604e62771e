import type { APIContext } from 'astro';
import { xmlResponse } from '../feeds/xml.ts';
import { getPortal } from '../queries/content.ts';
import { absoluteUrl } from '../queries/href.ts';
import { sitemapParts } from '../queries/sitemap.ts';

/** Which parts the site map for robots has. */
export async function GET({ site }: APIContext) {
  const parts = ['tin-moi', ...sitemapParts(await getPortal())].map(
    (part) => `<sitemap><loc>${absoluteUrl(`/sitemap-${part}.xml`, site)}</loc></sitemap>`,
  );
  return xmlResponse(
    `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${parts.join('')}</sitemapindex>`,
  );
}
