import { formatDate, formatMoment } from '../../src/dates.ts';
import { withBase } from '../../src/urls.ts';
import { DeskError } from '../backend-api.ts';
import { button, make } from '../elements.ts';

const base = import.meta.env.BASE_URL;

/** An entry as links need it. */
export interface Named {
  collection: string;
  id: string;
}

/** Where an entry is edited. */
export const editorUrl = ({ collection, id }: Named) =>
  withBase(`/admin/#/collections/${collection}/entries/${id}`, base);

/** Where a new article is begun; with a day (`2026-11-25`) its date is filled in. */
export const newArticleUrl = (day?: string) => {
  const query = day ? `?date=${encodeURIComponent(`${day}T08:00:00+07:00`)}` : '';
  return withBase(`/admin/#/collections/articles/new${query}`, base);
};

/** Where the history of an entry is. */
export const historyUrl = (entry: Named) =>
  withBase(
    `/admin/lich-su/?${new URLSearchParams({ collection: entry.collection, id: entry.id })}`,
    base,
  );

/** A day or a moment as people write it. */
export const formatWhen = (at: string) => (at.includes('T') ? formatMoment(at) : formatDate(at));

/** How long ago a moment was, `3 ngày`. */
export function formatAge(at: string, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / 60_000));
  if (minutes < 60) return `${minutes} phút`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} giờ`;
  return `${Math.floor(minutes / 1440)} ngày`;
}

export const link = (href: string, text: string, attributes: Record<string, string> = {}) =>
  make('a', { href, ...attributes }, text);

/** Fills a place from the server; what goes wrong is said there, with a way to try again. */
export async function fill(place: HTMLElement, load: () => Promise<Node[]>): Promise<void> {
  place.setAttribute('aria-busy', 'true');
  try {
    place.replaceChildren(...(await load()));
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    place.replaceChildren(
      make('p', { role: 'alert', class: 'desk-alert' }, error.message),
      make(
        'p',
        {},
        button('Thử lại', () => void fill(place, load)),
      ),
    );
  } finally {
    place.removeAttribute('aria-busy');
  }
}

/** The element of this page that the script fills. */
export function placeOf(id: string): HTMLElement {
  const place = document.getElementById(id);
  if (place) return place;
  throw new Error(`The page has no element “${id}”. Keep it in the page file.`);
}
