import type { ImageTransform, LocalImageService } from 'astro';
import astroService from 'astro/assets/services/sharp';
import sharp, { type FormatEnum } from 'sharp';
import { readPosition, regionAround } from './crop.ts';

/**
 * Astro's own image service, and one thing more: `position="62% 30%"` cuts a picture around that
 * point. Sharp itself only knows corners, edges and the middle.
 */
const service: LocalImageService = {
  ...astroService,
  async transform(bytes, transform: ImageTransform, config, logger) {
    const focus = readPosition(transform.position);
    const { width, height, format = 'webp' } = transform;
    if (!focus || !width || !height)
      return astroService.transform(bytes, transform as never, config as never, logger);
    const { autoOrient } = await sharp(bytes, LENIENT).metadata();
    const data = await sharp(bytes, LENIENT)
      .autoOrient()
      .extract(regionAround(autoOrient, width / height, focus))
      .resize(Math.round(width), Math.round(height), { fit: 'fill', withoutEnlargement: true })
      .toFormat(format as keyof FormatEnum)
      .toBuffer();
    return { data, format };
  },
};

export default service;

const LENIENT = { failOn: 'none' } as const;
