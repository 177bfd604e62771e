import type { DeskApi } from '../backend-api.ts';
import { button, make } from '../elements.ts';
import { formatWhen, type Named } from '../overview/parts.ts';
import type { HistoryAnswer, ShownVersion } from './answers.ts';
import type { Compare } from './compare.ts';
import { askRestore } from './restore.ts';

/** What the parts of the page work with. */
export interface Desk {
  api: DeskApi;
  entry: Named;
  history: HistoryAnswer;
  /** Reads the history anew. */
  reload: () => Promise<void>;
}

/** Everything that happened, newest first, each with what can be done about it. */
export function versionList(desk: Desk, compare: Compare): HTMLElement {
  const { versions } = desk.history;
  const items = versions.map((version, index) =>
    versionItem(desk, version, textBefore(versions, index), compare),
  );
  return make('ol', { class: 'desk-list', 'aria-label': 'Các lần sửa, mới nhất trước' }, ...items);
}

function versionItem(
  desk: Desk,
  version: ShownVersion,
  before: ShownVersion | undefined,
  compare: Compare,
): HTMLElement {
  const when = formatWhen(version.at);
  const isChange = version.version !== (before?.version ?? null);
  const isCurrent = version.version === desk.history.current;
  const about = `${version.act}, ${when}`;
  return make(
    'li',
    {},
    make('strong', {}, version.act),
    make('span', { class: 'desk-state' }, version.where === 'main' ? 'Bạn đọc thấy' : 'Trong bàn'),
    make('span', { class: 'desk-detail' }, `${version.by}, ${when}`),
    ...(version.note ? [make('p', { class: 'desk-note' }, version.note)] : []),
    ...(isChange
      ? [
          named(
            button('Xem thay đổi', () => void compare(before?.commit, version.commit)),
            about,
          ),
        ]
      : []),
    ...(version.version !== null && !isCurrent && isChange
      ? [
          named(
            button('Khôi phục bản này', () => askRestore(desk, version)),
            about,
          ),
        ]
      : []),
  );
}

/** The version whose text stood there before; not the same text under another act. */
const textBefore = (versions: readonly ShownVersion[], index: number) => versions[index + 1];

function named(made: HTMLButtonElement, about: string): HTMLButtonElement {
  made.setAttribute('aria-label', `${made.textContent}: ${about}`);
  return made;
}
