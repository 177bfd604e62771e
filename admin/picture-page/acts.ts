import type { DeskApi } from '../backend-api.ts';
import { button, make, openDialog } from '../elements.ts';
import { base64 } from '../picture-sending.ts';
import { preparePicture } from '../pictures.ts';
import type { Picture } from './answers.ts';
import type { PictureActs } from './card.ts';

/** The acts of the list, each asked for in a dialog of its own. `done` hears what has happened. */
export const pictureActs = (api: DeskApi, done: (words: string) => void): PictureActs => ({
  replace(picture) {
    const input = make('input', {
      type: 'file',
      accept: 'image/jpeg,image/png,image/webp',
      'aria-label': 'Ảnh mới',
    });
    ask(
      `Thay ảnh “${picture.name}”`,
      [
        make(
          'p',
          {},
          `Ảnh mới hiện ở ${placesOf(picture)} dưới cùng tên. Ảnh cũ còn trong lịch sử.`,
        ),
        input,
      ],
      'Thay ảnh',
      async () => {
        const file = input.files?.[0];
        if (!file) throw new Error('Chưa chọn ảnh mới. Bấm ô chọn tệp rồi chọn một ảnh.');
        const { bytes } = await preparePicture(file);
        const content = await base64(bytes);
        await api.act('POST', 'picture/replace', {
          file: picture.file,
          blob: picture.blob,
          content,
        });
        done(`Đã thay ảnh “${picture.name}”. Trang có ảnh mới sau ít phút.`);
      },
    );
  },
  merge(picture) {
    const names = picture.twins.map((twin) => twin.slice(twin.lastIndexOf('/') + 1)).join(', ');
    ask(
      'Gộp ảnh trùng',
      [
        make(
          'p',
          {},
          `Giữ “${picture.name}”. Mọi bài đang dùng ${names} chuyển sang dùng ảnh này; người đọc không thấy gì khác.`,
        ),
      ],
      'Gộp làm một',
      async () => {
        await api.act('POST', 'picture/merge', { keep: picture.file, drop: picture.twins });
        done(`Đã gộp về “${picture.name}”.`);
      },
    );
  },
  takeDown(picture) {
    const reason = make('textarea', { required: '' });
    ask(
      `Gỡ ảnh “${picture.name}” ở mọi nơi`,
      [
        make(
          'p',
          {},
          `Ảnh bị bỏ khỏi ${placesOf(picture)}, cùng các ảnh giống hệt. Chú thích trong bài được giữ lại. Người đọc không xem được ảnh nữa sau lần dựng trang tới; ảnh vẫn còn trong lịch sử của kho nội dung.`,
        ),
        make('label', {}, 'Lý do (được lưu lại)', reason),
      ],
      'Gỡ ảnh',
      async () => {
        if (reason.value.trim() === '')
          throw new Error('Gỡ ảnh phải có lý do. Ghi lý do rồi bấm lại.');
        await api.act('POST', 'picture/take-down', {
          file: picture.file,
          blob: picture.blob,
          reason: reason.value,
        });
        done(`Đã gỡ ảnh “${picture.name}” ở mọi nơi. Trang không còn ảnh này sau ít phút.`);
      },
    );
  },
});

const placesOf = ({ uses }: Picture) => {
  const count = new Set(uses.map(({ collection, id }) => `${collection} ${id}`)).size;
  return count === 0 ? 'không bài nào' : `${count} bài đang dùng`;
};

/** Asks before an act; what goes wrong is said in the dialog, which stays open. */
function ask(
  title: string,
  content: readonly Node[],
  label: string,
  act: () => Promise<void>,
): void {
  const problem = make('p', { role: 'alert' });
  const go = button(
    label,
    () => {
      go.disabled = true;
      problem.textContent = '';
      act().then(
        () => dialog.close(),
        (error: unknown) => {
          problem.textContent = error instanceof Error ? error.message : String(error);
          go.disabled = false;
        },
      );
    },
    'desk-main',
  );
  const dialog = openDialog(
    title,
    ...content,
    problem,
    make(
      'p',
      { class: 'desk-actions' },
      go,
      button('Thôi', () => dialog.close()),
    ),
  );
}
