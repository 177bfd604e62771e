import { make } from './elements.ts';

/**
 * The bar below an open entry: what can be done with it, the way to its history, and what it still
 * lacks. Decap's form ends above it, so that it hides no field. Empty, it is not there.
 */
export function deskBar(): HTMLElement {
  const found = document.getElementById('desk-bar');
  if (found) return found;
  const bar = make('div', { id: 'desk-bar', lang: 'vi' });
  document.body.append(bar);
  // What it says may take two lines on a phone.
  new ResizeObserver(() =>
    document.body.style.setProperty('--desk-bar', `${bar.offsetHeight}px`),
  ).observe(bar);
  return bar;
}
