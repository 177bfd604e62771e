import { deskApi } from '../backend-api.ts';
import { make } from '../elements.ts';
import { editorUrl, fill, link, placeOf } from '../overview/parts.ts';
import type { HistoryAnswer, ShownDeleted } from './answers.ts';
import { compareForm, type Compare, showDifferences } from './compare.ts';
import { deletedList } from './deleted.ts';
import { type Desk, versionList } from './versions.ts';

const api = deskApi(new URL(import.meta.env.BASE_URL, location.origin).href);
const query = new URLSearchParams(location.search);
const entry = { collection: query.get('collection') ?? '', id: query.get('id') ?? '' };
const place = placeOf('history');
const reload = () => fill(place, entry.id === '' ? loadDeleted : loadHistory);
await reload();

async function loadHistory(): Promise<Node[]> {
  const history = await api.read<HistoryAnswer>('history', entry);
  document.title = `${history.title} – Lịch sử – Bàn biên tập`;
  const result = make('div', { id: 'khac-biet', tabindex: '-1' });
  const desk: Desk = { api, entry, history, reload };
  const compare: Compare = (from, to) => showDifferences(desk, result, from, to);
  const [from, to] = [query.get('from'), query.get('to')];
  if (to) void compare(from ?? undefined, to);
  return [
    make('h2', {}, link(editorUrl(entry), history.title)),
    make('p', { role: 'status', id: 'ket-qua' }),
    compareForm(history.versions, compare),
    result,
    versionList(desk, compare),
    ...deletedList(
      desk.api,
      history.deleted.map((draft) => ({ ...entry, ...draft })),
      reload,
    ),
  ];
}

/** Without an entry in the address: the drafts that were deleted, wherever they were. */
async function loadDeleted(): Promise<Node[]> {
  const { deleted } = await api.read<{
    deleted: (ShownDeleted & { collection: string; id: string })[];
  }>('history/deleted');
  const none = make(
    'p',
    {},
    'Không có bản nháp đã xóa nào. Lịch sử của một bài: mở bài đó rồi bấm “Lịch sử”.',
  );
  return [
    make('p', { role: 'status', id: 'ket-qua' }),
    ...(deleted.length > 0 ? deletedList(api, deleted, reload) : [none]),
  ];
}
