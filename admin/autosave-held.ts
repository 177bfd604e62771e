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
export async function heldKeys(): Promise<Set<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set(
    held.flatMap(({ name = '' }) => (name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])),
  );
}

const PREFIX = 'desk-unsaved:';
