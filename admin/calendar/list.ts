import { formatDate } from '../../src/dates.ts';
import type { CalendarItem } from '../desk/overview-calendar.ts';
import { make } from '../elements.ts';
import { link, newArticleUrl } from '../overview/parts.ts';
import { itemLine, itemsOn } from './items.ts';
import { weeksOf, weekdayOf } from './month.ts';

/** The days of a month that hold something, one below the other: for phones, and for listening. */
export function monthList(
  month: string,
  today: string,
  items: readonly CalendarItem[],
): HTMLElement {
  const days = weeksOf(month)
    .flat()
    .flatMap((day) => {
      const own = day ? itemsOn(items, day) : [];
      return day && (own.length > 0 || day === today) ? [dayPart(day, today, own)] : [];
    });
  const nothing = make('p', { class: 'desk-detail' }, 'Tháng này chưa có gì trên lịch.');
  return make('div', { class: 'desk-days' }, ...(days.length > 0 ? days : [nothing]));
}

function dayPart(day: string, today: string, items: readonly CalendarItem[]): HTMLElement {
  return make(
    'section',
    { 'aria-labelledby': `ngay-${day}` },
    make(
      'h3',
      { id: `ngay-${day}` },
      `${weekdayOf(day)} ${formatDate(day)}${day === today ? ' (hôm nay)' : ''}`,
    ),
    ...(items.length > 0 ? [make('ul', {}, ...items.map(itemLine))] : []),
    make(
      'p',
      {},
      link(newArticleUrl(day), 'Thêm bài cho ngày này', {
        'aria-label': `Thêm bài cho ngày này, ${formatDate(day)}`,
      }),
    ),
  );
}
