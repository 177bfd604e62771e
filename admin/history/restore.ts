import { DeskError } from '../backend-api.ts';
import { button, make, openDialog } from '../elements.ts';
import { editorUrl, formatWhen, link } from '../overview/parts.ts';
import type { ShownVersion } from './answers.ts';
import type { Desk } from './versions.ts';

/** Asks, and then saves an earlier version as the draft. Nothing is ever rewritten. */
export function askRestore(desk: Desk, version: ShownVersion): void {
  const when = formatWhen(version.at);
  const dialog = openDialog(
    'Khôi phục bản này?',
    make(
      'p',
      {},
      `Chữ và ảnh của bản ${when} (${version.by}) sẽ thành bản nháp mới. Bạn đọc chưa thấy gì cho tới khi bản nháp được duyệt và đăng; mọi bản khác vẫn ở trong lịch sử.`,
    ),
    actions(
      button(
        'Khôi phục',
        () => {
          dialog.close();
          // From what readers see: an open draft is never taken for it, the server then says no.
          void restore(desk, version, desk.history.published);
        },
        'desk-button',
      ),
      button('Thôi', () => dialog.close()),
    ),
  );
}

async function restore(desk: Desk, version: ShownVersion, base: string | null): Promise<void> {
  const { api, entry, reload } = desk;
  try {
    await api.act('POST', 'history/restore', { ...entry, commit: version.commit, base });
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    showRefusal(desk, version, error);
    return;
  }
  await reload();
  document
    .getElementById('ket-qua')
    ?.replaceChildren('Đã khôi phục thành bản nháp. ', link(editorUrl(entry), 'Mở bản nháp'));
}

/** Says why not. Where a draft stands in the way it may be replaced; it then stays in the history. */
function showRefusal(desk: Desk, version: ShownVersion, { message, answer }: DeskError): void {
  const { where, by, at, version: theirs } = answer;
  const isDraft = where === 'draft' && typeof theirs === 'string';
  const said = isDraft
    ? `Bài đang có bản nháp do ${by ?? 'người khác'} lưu lúc ${at ? formatWhen(at) : 'trước đó'}; chưa có gì bị ghi đè. Mở bản nháp đó để xem, hoặc đặt bản khôi phục lên trên: chữ của bản nháp vẫn còn trong lịch sử.`
    : message;
  const dialog = openDialog(
    'Chưa khôi phục',
    make('p', {}, said),
    actions(
      button('Đóng', () => dialog.close(), 'desk-button'),
      ...(isDraft
        ? [
            link(editorUrl(desk.entry), 'Mở bản nháp'),
            button('Đặt bản khôi phục lên trên', () => {
              dialog.close();
              void restore(desk, version, theirs);
            }),
          ]
        : []),
    ),
  );
}

const actions = (...items: Node[]) => make('p', { class: 'desk-actions' }, ...items);
