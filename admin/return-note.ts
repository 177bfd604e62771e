import { formatMoment } from '../src/dates.ts';
import { deskBar } from './desk-bar.ts';
import { make } from './elements.ts';
import type { OpenEntry } from './standing.ts';

/** Shows above the bar of an open draft who sent it back, and what they want mended. */
export function returnNote(open: OpenEntry | undefined): void {
  document.getElementById('desk-returned')?.remove();
  const returned = open?.standing.draft?.returned;
  if (!returned) return;
  const { by, at, note } = returned;
  const who = `${by} trả lại lúc ${formatMoment(at)}`;
  deskBar().prepend(
    make(
      'section',
      // A long note is scrolled, by keyboard too.
      { id: 'desk-returned', 'aria-label': 'Bài bị trả lại', tabindex: '0' },
      make('strong', {}, note ? `${who}:` : `${who}, không ghi lý do.`),
      ...(note ? [make('p', {}, note)] : []),
    ),
  );
}
