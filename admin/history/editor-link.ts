import { deskBar } from '../desk-bar.ts';
import { make } from '../elements.ts';
import { historyUrl } from '../overview/parts.ts';

/** Keeps a link to the history of the entry that stands in the editor. */
export function linkHistory(): void {
  const link = make('a', { id: 'desk-history', hidden: '' }, 'Lịch sử');
  const follow = () => {
    const [, collection, id] =
      /^#\/collections\/([^/]+)\/entries\/([^?]+)/u.exec(location.hash) ?? [];
    link.hidden = !collection || !id;
    if (collection && id) link.href = historyUrl({ collection, id: decodeURIComponent(id) });
  };
  deskBar().append(link);
  addEventListener('hashchange', follow);
  follow();
}
