import { make } from './elements.ts';
import { PLACES } from './places.ts';

/** Puts the links to the other pages of the desk above Decap's own screen. */
export function showPlaces(base: string): void {
  const items = PLACES.map(({ label, path, isDecap }) =>
    make(
      'li',
      {},
      make('a', { href: base + path, ...(isDecap && { 'aria-current': 'page' }) }, label),
    ),
  );
  document.body.prepend(
    make('nav', { id: 'desk-places', 'aria-label': 'Bàn biên tập' }, make('ul', {}, ...items)),
  );
}
