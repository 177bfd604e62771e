/** A list of searches with this one on top: each once, whatever its case, at most eight. */
export const withRecent = (searches: readonly string[], typed: string): string[] =>
  [tidy(typed), ...withoutRecent(searches, typed)].filter(Boolean).slice(0, MOST);

export const withoutRecent = (searches: readonly string[], typed: string): string[] =>
  searches.filter((other) => keyOf(other) !== keyOf(typed));

/** The list as it was kept, from whatever is found in its place. */
export function parseRecent(text: string | null): string[] {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? '[]');
  } catch {
    // Somebody else's text: the list starts anew.
  }
  if (!Array.isArray(kept)) return [];
  return kept.filter((entry) => typeof entry === 'string').reduceRight<string[]>(withRecent, []);
}

/** The searches of this device. Nothing of them is sent anywhere. */
export function recentSearches() {
  let searches = parseRecent(read());
  const keep = (next: string[]) => {
    searches = next;
    write(next);
  };
  return {
    all: (): readonly string[] => searches,
    add: (typed: string) => keep(withRecent(searches, typed)),
    remove: (typed: string) => keep(withoutRecent(searches, typed)),
    clear: () => keep([]),
  };
}

// A browser may forbid storage altogether: then the list holds for this page.
function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(searches: readonly string[]): void {
  try {
    if (searches.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(searches));
  } catch {
    // As above.
  }
}

const tidy = (typed: string) =>
  typed.normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, LONGEST);
const keyOf = (typed: string) => tidy(typed).toLowerCase();

const KEY = 'tim-gan-day';
const MOST = 8;
const LONGEST = 200;
