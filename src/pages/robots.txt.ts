import type { APIContext } from 'astro';
import { absoluteUrl, href } from '../queries/href.ts';

/** Everything may be read by robots, except the editors' desk. */
export const GET = ({ site }: APIContext) =>
  new Response(
    [
      'User-agent: *',
      `Disallow: ${href('/admin/')}`,
      '',
      `Sitemap: ${absoluteUrl('/sitemap-index.xml', site)}`,
      '',
    ].join('\n'),
  );
