import { type BodyElement, shortcode } from './body-nodes.ts';

/** What is counted while pasted markup is read. */
export interface Paste {
  /** Where each picture is: `data:…`, or `file:…` for one that Word has put into its RTF. */
  pictures: string[];
  missing: number;
  isCut: boolean;
  length: number;
}

/** The place of a picture: a `Figure` that has no file yet, or nothing when there is no picture. */
export function figureOf(image: Element, paste: Paste): BodyElement[] {
  const address = (image.getAttribute('src') ?? '').trim();
  const isHere = /^data:image\/(?:png|jpe?g|webp|gif|bmp);base64,/iu.test(address);
  if (isHere || (isOnDisk(address) && !isTiny(image))) {
    paste.pictures.push(address);
    return [shortcode('Figure', { src: '', alt: '' })];
  }
  if (address !== '' && !isTiny(image)) paste.missing += 1;
  return [];
}

/** A file on the machine of who pastes, which no page may read. */
export const isOnDisk = (address: string) => /^file:/iu.test(address);

/** Dots by which pages count their visitors. */
const isTiny = (image: Element) =>
  ['width', 'height'].some((side) => /^[0-2]$/u.test(image.getAttribute(side) ?? ''));
