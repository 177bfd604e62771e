import type { ExternalImageService } from 'astro';
import { baseService } from 'astro/assets';

/** Shows every picture as it was uploaded: the desk serves it, and nothing is made of it. */
const service: ExternalImageService = {
  ...baseService,
  getURL: ({ src }) => (typeof src === 'string' ? src : src.src),
};

export default service;
