import type { ImageMetadata } from 'astro';
import { getImage } from 'astro:assets';
import type { Article } from '../queries/entries.ts';

/** The widest that a page shows a picture, in pixels. */
export const WIDEST = 1536;

/**
 * The full addresses of the pictures that an article shows: each once, and as large as on the page,
 * so that no further file is made.
 */
export async function articlePictures({ data }: Article): Promise<string[]> {
  const pictures = [data.image?.src, ...Object.values(data.figures ?? {})];
  const shown = pictures.filter((picture) => picture !== undefined);
  return [...new Set(await Promise.all(shown.map(largest)))];
}

async function largest(picture: unknown): Promise<string> {
  const image = picture as ImageMetadata;
  const { src } = await getImage({ src: image, width: Math.min(image.width, WIDEST) });
  return new URL(src, import.meta.env.SITE).href;
}
