import { createApp } from 'astro/app/entrypoint';
import type { Portal } from '../queries/portal.ts';
import { show } from './content.ts';

const app = createApp({ streaming: false });

/**
 * Renders one page of the site with the site's own templates and gives its HTML. `url` is its full
 * address, `shown` what its template takes. One page at a time: all share one portal.
 */
export async function renderPage(url: string, portal: Portal, shown: object): Promise<string> {
  show(portal);
  const response = await app.render(new Request(url), { locals: { shown } });
  const html = await response.text();
  if (response.status === 200) return html;
  throw new Error(`The page ${url} answered ${response.status}. Look for its error above.`);
}

/** What the bundle of the templates gives. */
export interface Templates {
  renderPage: typeof renderPage;
}
