import { withBase } from '../urls.ts';

/** A site path (`/tin/2020/`) as it stands in a link of this build, below the base path. */
export const href = (path: string): string => withBase(path, import.meta.env.BASE_URL);

/** A site path as a full address, for machines: canonical links, feeds, site maps. */
export const absoluteUrl = (path: string, site: URL | undefined): string =>
  new URL(href(path), site ?? 'http://localhost').href;
