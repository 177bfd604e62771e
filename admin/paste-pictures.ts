import { type BodyElement, shortcode } from './body-nodes.ts';

/** What is counted while pasted markup is read. */
export interface Paste {
  pictures: string[];
  missing: number;
  isCut: boolean;
  length: number;
}

/** The place of a picture: a `Figure` that has no file yet, or nothing when there is no picture. */
export function figureOf(image: Element, paste: Paste): BodyElement[] {
  const address = (image.getAttribute('src') ?? '').trim();
  if (/^data:image\/(?:png|jpe?g|webp|gif|bmp);base64,/iu.test(address)) {
    paste.pictures.push(address);
    return [shortcode('Figure', { src: '', alt: '' })];
  }
  if (address !== '' && !isTiny(image)) paste.missing += 1;
  return [];
}

/** Dots by which pages count their visitors. */
const isTiny = (image: Element) =>
  ['width', 'height'].some((side) => /^[0-2]$/u.test(image.getAttribute(side) ?? ''));
