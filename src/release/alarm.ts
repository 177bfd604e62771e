/** When to try again where what was due did not succeed. */
const AGAIN = 10 * 60_000;

export interface Alarm {
  /** The moment, in milliseconds, from which it rings. */
  set: (moment: number) => void;
  /** Rings if it is time; to be called every few seconds. */
  check: () => void;
}

/**
 * Rings when a moment has come by the clock on the wall, and again every ten minutes until it is set
 * anew. A timer of hours would not do: it stands still while an office's machine sleeps, and the day
 * changes at midnight, when it does.
 */
export function createAlarm(ring: () => void, now: () => number = Date.now): Alarm {
  let due = Infinity;
  return {
    set: (moment) => {
      due = moment;
    },
    check: () => {
      if (now() < due) return;
      due = now() + AGAIN;
      ring();
    },
  };
}
