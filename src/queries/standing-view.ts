import { type BodyEntries, entriesInBody } from './body-entries.ts';
import type { Site, StandingPage } from './entries.ts';
import type { Portal } from './portal.ts';

/** All that a standing page shows besides header and footer. */
export interface StandingView {
  page: StandingPage;
  /** When it was updated; where it does not say, when anything on the portal changed. */
  date: string;
  inBody: BodyEntries;
  /** Whose portal this is, on the contact page only. */
  contact: Site | undefined;
}

export const standingViews = (portal: Portal): StandingView[] =>
  [...portal.pages.values()].map((page) => ({
    page,
    date: page.data.updated ?? portal.changed,
    inBody: entriesInBody(page.body ?? '', portal),
    contact: page.id === 'lien-he' ? portal.site : undefined,
  }));
