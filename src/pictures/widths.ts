import type { ImageMetadata } from 'astro';
import { WIDEST } from './addresses.ts';

/** The widths in which a picture is made, in pixels: four, or as many as it is wide enough for. */
export const widthsOf = ({ width }: ImageMetadata): number[] => [
  ...[480, 768, 1152].filter((one) => one < width),
  Math.min(width, WIDEST),
];
