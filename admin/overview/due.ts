import { withBase } from '../../src/urls.ts';
import { make } from '../elements.ts';
import type { Dated, OverviewAnswer } from './answers.ts';
import { editorUrl, formatWhen, link } from './parts.ts';
import { type List, listSection } from './list-section.ts';

/** The lists of what is due: planned, overdue, about to end, broken; and what came out last. */
export function dueLists({ scheduled, overdue, expiring, links, latest }: OverviewAnswer): List[] {
  const { checked, count, broken } = links;
  const brokenList = listSection(
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
    'Không thấy liên kết hỏng nào.',
    broken.count,
  );
  if (checked < count)
    brokenList.section.append(
      make(
        'p',
        { class: 'desk-detail' },
        `Đang soát, đã xong ${checked} trên ${count} mục. Tải lại trang sau ít phút để xem hết.`,
      ),
    );
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
      'Không có bài nào hẹn giờ.',
      scheduled.count,
    ),
    listSection(
      'qua-han',
      'Quá ngày xem lại',
      overdue.items.map((item) => dueItem(item, `Phải xem lại trước ngày ${formatWhen(item.at)}`)),
      'Không có bài nào quá ngày xem lại.',
      overdue.count,
    ),
    listSection(
      'sap-het-han',
      'Ảnh, tên sắp hết hạn',
      expiring.items.map((item) => dueItem(item, `Hết hạn ngày ${formatWhen(item.at)}`)),
      'Không có ảnh hay tên nào hết hạn trong 30 ngày tới.',
      expiring.count,
    ),
    brokenList,
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
      'Chưa đăng bài nào.',
    ),
  ];
}

const dueItem = (item: Dated, detail: string) =>
  make('li', {}, link(editorUrl(item), item.title), make('span', { class: 'desk-detail' }, detail));
