import { formatDate } from '../../src/dates.ts';
import { make } from '../elements.ts';
import type { Participation } from '../desk/overview-campaign.ts';

/** Which units have sent articles for the action month, and which have not. */
export function participationTable({ title, from, to, units }: Participation): HTMLElement {
  const silent = units.filter(({ published, waiting }) => published + waiting === 0);
  const rows = units.map(({ name, published, waiting }) =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, name),
      make('td', { class: 'desk-number' }, String(published)),
      make('td', { class: 'desk-number' }, String(waiting)),
      make('td', {}, published + waiting === 0 ? 'Chưa gửi bài' : ''),
    ),
  );
  return make(
    'section',
    { id: 'thang-hanh-dong', 'aria-labelledby': 'thang-hanh-dong-h' },
    make('h2', { id: 'thang-hanh-dong-h' }, 'Tháng hành động theo đơn vị'),
    make(
      'p',
      {},
      `${title}, từ ${formatDate(from)} đến ${formatDate(to)}. ${saySilent(silent.length, units.length)}`,
    ),
    make(
      'div',
      {
        class: 'desk-scroll',
        role: 'group',
        'aria-labelledby': 'thang-hanh-dong-h',
        tabindex: '0',
      },
      make(
        'table',
        {},
        make(
          'thead',
          {},
          make(
            'tr',
            {},
            ...['Đơn vị', 'Đã đăng', 'Chờ đăng', 'Ghi chú'].map((text) =>
              make('th', { scope: 'col' }, text),
            ),
          ),
        ),
        make('tbody', {}, ...rows),
      ),
    ),
  );
}

function saySilent(silent: number, all: number): string {
  if (silent === 0) return `Cả ${all} đơn vị đã gửi bài.`;
  return `${silent} trên ${all} đơn vị chưa gửi bài nào.`;
}
