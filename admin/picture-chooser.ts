import { deskApi } from './backend-api.ts';
import { button, make, openDialog } from './elements.ts';
import type { KeptPicture } from './picture-sending.ts';

/**
 * Lets the editor choose one of the pictures of the content. The chosen one is copied beside the
 * entry, under a name that no other picture there has; undefined when none was chosen.
 */
export function choosePicture(root: string): Promise<KeptPicture | undefined> {
  return new Promise((resolve) => {
    const api = deskApi(new URL(root.replace(/admin\/api\/$/u, ''), location.origin).href);
    const search = make('input', {
      type: 'search',
      'aria-label': 'Tìm ảnh',
      placeholder: 'Tìm theo tên, chú thích, tên bài',
    });
    const list = make('ul', { class: 'desk-choices' });
    const status = make('p', { role: 'status' });
    const more = button('Xem thêm', () => void load(next));
    let next = 0;
    let asked = 0;
    let chosen: KeptPicture | undefined;

    async function load(from: number): Promise<void> {
      const mine = (asked += 1);
      status.textContent = 'Đang tìm…';
      try {
        const answer = await api.read<Found>('picture-library', {
          q: search.value,
          from: String(from),
          limit: '24',
        });
        if (mine !== asked) return;
        if (from === 0) list.replaceChildren();
        list.append(...answer.pictures.map(choice));
        status.textContent =
          answer.count === 0 ? 'Không có ảnh nào như vậy.' : `${answer.count} ảnh`;
        next = answer.next ?? 0;
        more.hidden = answer.next === null;
      } catch (error) {
        if (mine === asked)
          status.textContent = error instanceof Error ? error.message : String(error);
      }
    }

    function choice({ name, blob, uses }: Found['pictures'][number]): HTMLLIElement {
      const words = uses.map(({ alt, caption }) => alt ?? caption).find(Boolean);
      const made = button('', () => {
        chosen = { name: nameOf(name, blob), blob };
        dialog.close();
      });
      made.append(
        make('img', { src: `${root}picture-thumb?blob=${blob}`, alt: '', loading: 'lazy' }),
        make('span', {}, words ?? name),
      );
      return make('li', {}, made);
    }

    let timer: ReturnType<typeof setTimeout> | undefined;
    search.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => void load(0), 250);
    });
    const dialog = openDialog(
      'Dùng ảnh đã có',
      search,
      status,
      list,
      make(
        'p',
        { class: 'desk-actions' },
        more,
        button('Thôi', () => dialog.close()),
      ),
    );
    more.hidden = true;
    dialog.addEventListener('close', () => resolve(chosen));
    search.focus();
    void load(0);
  });
}

// Two years may each have an “anh.jpg”; with its bytes in the name a copy meets no other.
const nameOf = (name: string, blob: string) =>
  /-[0-9a-f]{8}\.[a-z]+$/u.test(name)
    ? name
    : name.replace(/(\.[a-z]+)$/iu, (end) => `-${blob.slice(0, 8)}${end.toLowerCase()}`);

interface Found {
  pictures: { name: string; blob: string; uses: { alt?: string; caption?: string }[] }[];
  count: number;
  next: number | null;
}
