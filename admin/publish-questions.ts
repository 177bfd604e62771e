import { field, openAct } from './acts-form.ts';
import { DeskError } from './backend-api.ts';
import { make } from './elements.ts';

/** What was changed in an article that readers know. */
export interface ChangeNote {
  kind: 'major' | 'minor';
  note: string;
}

/** A draft that has to be published with another one. */
export interface Companion {
  collection: string;
  id: string;
  title: string;
  version: string;
}

/** Asks what a new version changes; undefined when the person thinks better of it. */
export function askChange(title: string): Promise<ChangeNote | undefined> {
  return new Promise((resolve) => {
    const minor = make('input', { type: 'radio', name: 'kind', value: 'minor' });
    const major = make('input', { type: 'radio', name: 'kind', value: 'major' });
    minor.checked = true;
    const note = make('input', { type: 'text', required: '', maxlength: '300' });
    let answer: ChangeNote | undefined;
    const dialog = openAct(
      'Đã sửa gì?',
      [
        make('p', {}, `Người đọc đã thấy “${title}”. Ghi một câu để sau này biết lần này sửa gì.`),
        make(
          'fieldset',
          {},
          make('legend', {}, 'Mức độ'),
          make('label', {}, minor, ' Sửa nhỏ: lỗi gõ, câu chữ; không báo cho người đọc'),
          make('label', {}, major, ' Sửa lớn: nội dung đổi; ghi chú hiện ở đầu bài'),
        ),
        field('Ghi chú', note, 'Tối đa 300 ký tự, ví dụ: Thêm kết quả của quý III.'),
      ],
      'Đăng',
      async () => {
        answer = { kind: major.checked ? 'major' : 'minor', note: note.value };
      },
    );
    dialog.addEventListener('close', () => resolve(answer));
  });
}

/** Asks whether drafts that hang together are published together. */
export function askTogether(companions: readonly Companion[]): Promise<boolean> {
  return new Promise((resolve) => {
    let isYes = false;
    const dialog = openAct(
      'Đăng cùng lúc?',
      [
        make('p', {}, 'Bài này dẫn tới bài đã duyệt nhưng chưa đăng:'),
        make('ul', {}, ...companions.map(({ title }) => make('li', {}, title))),
        make('p', {}, 'Đăng riêng thì người đọc gặp liên kết hỏng, nên các bài phải lên cùng lúc.'),
      ],
      'Đăng cùng lúc',
      async () => {
        isYes = true;
      },
    );
    dialog.addEventListener('close', () => resolve(isYes));
  });
}

/**
 * Sends something to be published; when the server says that other drafts have to go along, asks
 * and sends it again with them. False when the person thinks better of it.
 */
export async function publishTogether<Answer>(
  send: (together: { together?: readonly object[] }) => Promise<Answer>,
  ask: (companions: readonly Companion[]) => Promise<boolean> = askTogether,
): Promise<Answer | undefined> {
  try {
    return await send({});
  } catch (error) {
    const companions = error instanceof DeskError ? error.answer.together : undefined;
    if (!companions) throw error;
    if (!(await ask(companions))) return undefined;
    const together = companions.map(({ collection, id, version }) => ({ collection, id, version }));
    return send({ together });
  }
}
