/** The moment of this build: the only clock that decides what readers see. */
export const now = (): Date => (import.meta.env.DEV ? new Date() : BUILD_MOMENT);

// One moment for the whole build, so that no two pages disagree.
const BUILD_MOMENT = new Date();
