import { type Kept, keptBy } from './autosave-records.ts';

/**
 * Which unsaved texts are being written right now, in this tab or another: a text is held while
 * its form is open, and the browser lets go of it by itself when the tab closes or crashes.
 */
export function hold(key: string): () => void {
  let release = () => {};
  const done = new Promise<void>((resolve) => (release = resolve));
  // Without locks (a page on plain http) every text counts as free.
  void navigator.locks?.request(PREFIX + key, () => done);
  return release;
}

/** The keys that some tab holds. */
async function heldKeys(): Promise<Set<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set(
    held.flatMap(({ name = '' }) => (name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])),
  );
}

/** What a person has not saved, and which of it some tab holds. Nothing where the browser keeps nothing. */
export const keptAndHeld = (person: string): Promise<[Kept[], Set<string>]> =>
  Promise.all([keptBy(person), heldKeys()]).catch((): [Kept[], Set<string>] => [[], new Set()]);

const PREFIX = 'desk-unsaved:';
