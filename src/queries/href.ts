import { withBase } from '../urls.ts';
import type { Site } from './entries.ts';
import type { Place } from './structured-data/graph.ts';

/** A site path (`/tin/2020/`) as it stands in a link of this build, below the base path. */
export const href = (path: string): string => withBase(path, import.meta.env.BASE_URL);

/** Whose portal this is and where, for descriptions that machines read. */
export const placeOf = (site: Site): Place => ({
  site,
  absolute: (path) => absoluteUrl(path, new URL(import.meta.env.SITE)),
});

/** A site path as a full address, for machines: canonical links, feeds, site maps. */
export const absoluteUrl = (path: string, site: URL | undefined): string =>
  new URL(href(path), site ?? 'http://localhost').href;
