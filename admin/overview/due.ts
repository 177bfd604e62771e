import { withBase } from '../../src/urls.ts';
import { make } from '../elements.ts';
import type { Dated, OverviewAnswer } from './answers.ts';
import { editorUrl, formatWhen, link } from './parts.ts';
import { type List, listSection } from './list-section.ts';

/** The lists of what is due: planned, overdue, about to end, broken; and what came out last. */
export function dueLists({ scheduled, overdue, expiring, links, latest }: OverviewAnswer): List[] {
  const { checked, count, broken } = links;
  return [
    listSection(
      'hen-gio',
      'Hẹn giờ',
      scheduled.items.map((item) =>
        dueItem(
          item,
          `${item.kind === 'publish' ? 'Đăng' : 'Gỡ'} lúc ${formatWhen(item.at)}${item.isDraft ? ' (trong bản nháp)' : ''}`,
        ),
      ),
      { count: scheduled.count },
    ),
    listSection(
      'qua-han',
      'Quá ngày xem lại',
      overdue.items.map((item) => dueItem(item, `Phải xem lại trước ngày ${formatWhen(item.at)}`)),
      { count: overdue.count },
    ),
    listSection(
      'sap-het-han',
      'Ảnh, tên sắp hết hạn',
      expiring.items.map((item) => dueItem(item, `Hết hạn ngày ${formatWhen(item.at)}`)),
      { count: expiring.count },
    ),
    listSection(
      'lien-ket-hong',
      'Liên kết hỏng',
      broken.items.map((item) =>
        make(
          'li',
          {},
          link(editorUrl(item), item.title),
          make('span', { class: 'desk-detail' }, item.message),
        ),
      ),
      {
        count: broken.count,
        note:
          checked < count
            ? `Đang soát, đã xong ${checked} trên ${count} mục. Tải lại trang sau ít phút để xem hết.`
            : '',
      },
    ),
    listSection(
      'moi-dang',
      'Mới đăng',
      latest.map((item) =>
        make(
          'li',
          {},
          link(withBase(item.url, import.meta.env.BASE_URL), item.title),
          make(
            'span',
            { class: 'desk-detail' },
            `${formatWhen(item.at)} · `,
            link(editorUrl(item), 'Sửa', { 'aria-label': `Sửa ${item.title}` }),
          ),
        ),
      ),
    ),
  ];
}

const dueItem = (item: Dated, detail: string) =>
  make('li', {}, link(editorUrl(item), item.title), make('span', { class: 'desk-detail' }, detail));
