import { getPortal } from '../queries/content.ts';
import { href } from '../queries/href.ts';
import { ICONS } from '../share/icons.ts';

/** What a browser needs to put the portal on a home screen. */
export async function GET() {
  const { name, description } = (await getPortal()).site;
  const manifest = {
    name,
    description,
    lang: 'vi',
    dir: 'ltr',
    id: href('/'),
    start_url: href('/'),
    scope: href('/'),
    display: 'minimal-ui',
    background_color: '#fffdfb',
    theme_color: '#faf5f0',
    icons: [
      { src: href('/favicon.svg'), type: 'image/svg+xml', sizes: 'any' },
      ...Object.entries(ICONS)
        .filter(([icon]) => icon.startsWith('icon-'))
        .map(([icon, { size, maskable }]) => ({
          src: href(`/${icon}.png`),
          type: 'image/png',
          sizes: `${size}x${size}`,
          purpose: maskable ? 'maskable' : 'any',
        })),
    ],
  };
  return new Response(JSON.stringify(manifest), {
    headers: { 'content-type': 'application/manifest+json; charset=utf-8' },
  });
}
