import { drawFavicon } from '../share/icons.ts';

/** The portal's icon for browsers and services that know no SVG. */
export const GET = async () =>
  new Response(new Uint8Array(await drawFavicon()), {
    headers: { 'content-type': 'image/x-icon' },
  });
