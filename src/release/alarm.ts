/** After a failure it is tried again soon, then less and less often. */
const SOON = 60_000;
const SELDOM = 10 * SOON;
/** A clock that is set right moves by seconds; one that was wrong moves by more. */
const SLACK = 60_000;

export interface Alarm {
  /**
   * The moment, in milliseconds, from which it rings. `since` is when what is shown now was made:
   * it rings also when the clock has been put back before that, for the site may show the future.
   */
  set: (moment: number, since?: number) => void;
  /** Something failed that may pass: rings again in a while, if not earlier. */
  again: () => void;
  /** Rings if it is time; to be called every few seconds. */
  check: () => void;
}

/**
 * Rings when a moment has come by the clock on the wall, and again after a while until it is set
 * anew. A timer of hours would not do: it stands still while an office's machine sleeps, and the day
 * changes at midnight, when it does.
 */
export function createAlarm(ring: () => void, now: () => number = Date.now): Alarm {
  let due = Infinity;
  let made = -Infinity;
  let wait = SOON;
  return {
    set: (moment, since = -Infinity) => {
      [due, made, wait] = [moment, since, SOON];
    },
    again: () => {
      due = Math.min(due, now() + wait);
    },
    check: () => {
      if (isFresh(now(), made, due)) return;
      [due, made] = [now() + wait, -Infinity];
      wait = Math.min(2 * wait, SELDOM);
      ring();
    },
  };
}

/** Whether what was made at `from` and holds until `until` is right at `moment`; all in milliseconds. */
export const isFresh = (moment: number, from: number, until: number): boolean =>
  moment < until && !(moment < from - SLACK);
