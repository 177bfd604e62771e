import { type DeskApi, deskApi } from './backend-api.ts';

/** How the open entry stands, as the server says. */
export interface Standing {
  person: { role: 'contributor' | 'editor' | 'publisher' };
  published: {
    version: string;
    title: string;
    state: PublishedState;
    date?: string;
    unpublishAt?: string;
    reason?: string;
    /** When it comes, or since when it is gone. */
    at?: string;
  } | null;
  draft: {
    version: string;
    title: string;
    state: string;
    date?: string;
    /** What it was sent back with, until it is submitted again. */
    returned: { by: string; at: string; note: string | null } | null;
  } | null;
}

export type PublishedState = 'public' | 'withdrawn' | 'future';

/** The entry in the editor with what is known of it. */
export interface OpenEntry {
  collection: string;
  id: string;
  standing: Standing;
}

/**
 * Tells how the entry in the editor stands, and again when that has changed: by what was done here,
 * by its hour, or by a colleague while the window was left. Undefined while nothing is known.
 */
export function watchStanding(base: string, show: (open: OpenEntry | undefined) => void): void {
  const api = deskApi(new URL(base, location.origin).href, { isQuiet: true });
  let turns = 0;
  let shown = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function refresh(): Promise<void> {
    const turn = (turns += 1);
    clearTimeout(timer);
    const entry = openEntry();
    // What was known of another entry is not said of this one.
    if (!shown.startsWith(nameOf(entry))) tell(nameOf(entry), undefined);
    const standing = entry && (await readStanding(api, entry));
    // When the server does not answer, what was known of the entry stands.
    if (turn !== turns || (entry && !standing)) return;
    const known = nameOf(entry) + (standing ? JSON.stringify(standing) : '');
    if (known !== shown) tell(known, entry && standing && { ...entry, standing });
    const next = nextChange(standing);
    if (next > 0 && next < LONGEST) timer = setTimeout(() => void refresh(), next);
  }

  function tell(known: string, open: OpenEntry | undefined): void {
    shown = known;
    show(open);
  }

  for (const name of EVENTS) window.addEventListener(name, () => void refresh());
  void refresh();
}

const EVENTS = [
  'hashchange',
  'focus',
  'desk:saved',
  'desk:published',
  'desk:moved',
  'desk:discarded',
  'desk:signed-in',
];

/** The longest time that a timer of a browser can wait. */
const LONGEST = 2 ** 31;

/** Which entry stands in the editor, by the address of the window. */
export function openEntry(): { collection: string; id: string } | undefined {
  const [, collection, id] =
    /^#\/collections\/([^/]+)\/entries\/([^?]+)/u.exec(location.hash) ?? [];
  return collection && id ? { collection, id: decodeURIComponent(id) } : undefined;
}

const nameOf = (entry?: { collection: string; id: string }) =>
  entry ? `${entry.collection}/${entry.id} ` : '';

// An entry that was never saved stands nowhere yet; the form tells of errors.
const readStanding = (api: DeskApi, { collection, id }: { collection: string; id: string }) =>
  api.read<Standing>('standing', { collection, id }).catch(() => undefined);

/** Milliseconds until readers get or lose the entry; a second more, for the server's clock. */
function nextChange(standing: Standing | undefined): number {
  const { at = '', unpublishAt = '', state } = standing?.published ?? {};
  const moment = Date.parse(state === 'future' ? at : unpublishAt);
  return Number.isNaN(moment) ? 0 : moment - Date.now() + 1000;
}
