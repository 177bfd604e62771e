import type { APIContext, GetStaticPaths } from 'astro';
import { digestOf } from '../model/entries.ts';
import { drawIcon, type IconName, ICONS, readIcon } from '../share/icons.ts';

export const getStaticPaths = (async () => {
  const digest = digestOf(await readIcon());
  return Object.keys(ICONS).map((icon) => ({ params: { icon }, cacheKey: digest }));
}) satisfies GetStaticPaths;

/** The portal's icon for home screens. */
export const GET = async ({ params }: APIContext) =>
  new Response(new Uint8Array(await drawIcon(ICONS[params['icon'] as IconName])), {
    headers: { 'content-type': 'image/png' },
  });
