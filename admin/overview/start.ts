import { deskApi } from '../backend-api.ts';
import { make } from '../elements.ts';
import type { OverviewAnswer } from './answers.ts';
import { draftLists } from './drafts.ts';
import { dueLists } from './due.ts';
import { exportForm } from './export-form.ts';
import type { List } from './list-section.ts';
import { fill, link, newArticleUrl, placeOf } from './parts.ts';
import { participationTable } from './participation.ts';

const api = deskApi(new URL(import.meta.env.BASE_URL, location.origin).href);

await fill(placeOf('overview'), async () => {
  const overview = await api.read<OverviewAnswer>('overview');
  const lists = [...draftLists(overview, new Date()), ...dueLists(overview)];
  const failed = overview.failed === null ? [] : [failedNotice(overview.failed)];
  return [
    ...failed,
    make('p', {}, link(newArticleUrl(), 'Viết tin bài mới', { class: 'desk-button' })),
    make(
      'nav',
      { 'aria-label': 'Việc đang có' },
      make('ul', { class: 'desk-numbers' }, ...lists.map(numberOf)),
    ),
    ...lists.flatMap(({ section }) => section ?? []),
    ...(overview.participation ? [participationTable(overview.participation)] : []),
    ...(overview.mayExport ? [exportForm(api.root, overview.units, overview.today)] : []),
  ];
});

/** One number of the first lines; it leads to its list, if there is one. */
function numberOf({ id, label, count, section }: List) {
  const said = [make('strong', {}, String(count)), ` ${label}`];
  return make(
    'li',
    {},
    section ? make('a', { href: `#${id}` }, ...said) : make('span', {}, ...said),
  );
}

function failedNotice(message: string): HTMLElement {
  const said = message || 'Trang đang hiện vẫn giữ nguyên; báo người quản trị.';
  return make(
    'p',
    { class: 'desk-alert', role: 'alert' },
    `Lần đưa lên trang gần nhất không thành. ${said}`,
  );
}
