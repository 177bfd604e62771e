import { PREVIEWED } from './config.ts';
import { deskBar } from './desk-bar.ts';
import { make } from './elements.ts';
import { historyUrl } from './overview/parts.ts';
import { openEntry } from './standing.ts';

/** Keeps links to what belongs to the entry that stands in the editor: its history and its page. */
export function linkEntry(base: string): void {
  const history = make('a', { id: 'desk-history' }, 'Lịch sử');
  const page = make('a', { id: 'desk-preview', target: '_blank' }, 'Xem trang');
  const follow = () => {
    const entry = openEntry();
    history.hidden = !entry;
    page.hidden = !entry || ![...PREVIEWED].some((name) => name === entry.collection);
    if (!entry) return;
    history.href = historyUrl(entry);
    page.href = `${base}admin/api/preview?${new URLSearchParams(entry)}`;
  };
  deskBar().append(history, page);
  addEventListener('hashchange', follow);
  follow();
}
