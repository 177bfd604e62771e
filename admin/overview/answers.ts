import type { Counted, Dated, Overview } from '../desk/overview.ts';
import type { BrokenLink, LinkReport } from '../desk/overview-links.ts';

/** What the server says to a dashboard. */
export interface OverviewAnswer extends Overview {
  /** Today in Vietnam. */
  today: string;
  person: { name: string; role: string };
  /** Why the last release failed, or null when it did not. */
  failed: string | null;
  links: Omit<LinkReport, 'broken'> & { broken: Counted<BrokenLink> };
  units: { id: string; name: string }[];
  mayExport: boolean;
}

export type { Counted, Dated };
