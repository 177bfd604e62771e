import type { Portal } from '../queries/portal.ts';

let shown: Portal | undefined;

/** Says what the next page is rendered from. */
export function show(portal: Portal): void {
  shown = portal;
}

/** Stands in for the function of that name that reads the content of a build. */
export async function getPortal(): Promise<Portal> {
  if (!shown) throw new Error('No portal is shown. Call show() before rendering a page.');
  return shown;
}
