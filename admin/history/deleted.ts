import { type DeskApi, DeskError } from '../backend-api.ts';
import { button, make } from '../elements.ts';
import { editorUrl, formatWhen, historyUrl, link, type Named } from '../overview/parts.ts';
import type { ShownDeleted } from './answers.ts';

/** Deleted drafts under their heading, each with a way back; nothing when there are none. */
export function deletedList(
  api: DeskApi,
  deleted: readonly (ShownDeleted & Named)[],
  reload: () => Promise<void>,
): HTMLElement[] {
  if (deleted.length === 0) return [];
  const items = deleted.map((draft) =>
    make(
      'li',
      {},
      link(historyUrl(draft), draft.title),
      make(
        'span',
        { class: 'desk-detail' },
        `${draft.saved.name} lưu lần cuối lúc ${formatWhen(draft.saved.at)}`,
      ),
      button('Lấy lại', () => void bringBack(api, draft, reload)),
    ),
  );
  return [
    make('h2', {}, `Bản nháp đã xóa (${deleted.length})`),
    make('ul', { class: 'desk-list' }, ...items),
  ];
}

async function bringBack(
  api: DeskApi,
  { collection, id, tip }: ShownDeleted & Named,
  reload: () => Promise<void>,
): Promise<void> {
  const say = (...content: (Node | string)[]) =>
    document.getElementById('ket-qua')?.replaceChildren(...content);
  try {
    await api.act('POST', 'history/bring-back', { collection, id, commit: tip });
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    say(error.message);
    return;
  }
  await reload();
  say('Đã lấy lại bản nháp. ', link(editorUrl({ collection, id }), 'Mở bản nháp'));
}
