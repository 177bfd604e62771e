import { formatFragment } from '../../feeds/fragment.ts';
import { getPortal } from '../../queries/content.ts';
import { newestTitles } from '../../queries/embedding.ts';
import { placeOf } from '../../queries/href.ts';

/** The newest articles as a piece of HTML that the server of another site puts into its page. */
export async function GET() {
  const portal = await getPortal();
  const { site, absolute } = placeOf(portal.site);
  return new Response(formatFragment(newestTitles(portal), { name: site.name, absolute }), {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}
