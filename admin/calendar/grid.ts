import type { CalendarItem } from '../desk/overview-calendar.ts';
import { make } from '../elements.ts';
import { newArticleUrl } from '../overview/parts.ts';
import { isInCampaign, itemLine, itemsOn } from './items.ts';
import { weeksOf, WEEKDAYS, weekdayOf } from './month.ts';

/** A month as a table. Arrow keys go from day to day; Page Up and Page Down turn the month. */
export function monthGrid(
  month: string,
  today: string,
  items: readonly CalendarItem[],
  turn: (step: number) => void,
): HTMLTableElement {
  const rows = weeksOf(month).map((week) =>
    make('tr', {}, ...week.map((day) => (day ? dayCell(day, today, items) : make('td')))),
  );
  const head = WEEKDAYS.map((name) => make('th', { scope: 'col' }, name));
  const table = make(
    'table',
    { class: 'desk-month' },
    make('caption', {}, 'Mũi tên: chuyển ngày. Page Up, Page Down: chuyển tháng.'),
    make('thead', {}, make('tr', {}, ...head)),
    make('tbody', {}, ...rows),
  );
  const days = [...table.querySelectorAll<HTMLAnchorElement>('a[data-day]')];
  const start = days.find(({ dataset }) => dataset['day'] === today) ?? days[0];
  start?.setAttribute('tabindex', '0');
  table.addEventListener('keydown', (event) => {
    const at = days.indexOf(event.target as HTMLAnchorElement);
    if (at === -1 || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = STEPS[event.key];
    const next =
      event.key === 'Home' ? days[0] : event.key === 'End' ? days.at(-1) : days[at + (step ?? 0)];
    if (event.key === 'PageUp' || event.key === 'PageDown') turn(event.key === 'PageUp' ? -1 : 1);
    else if ((step === undefined && !/^(?:Home|End)$/u.test(event.key)) || !next) return;
    else {
      for (const day of days) day.setAttribute('tabindex', day === next ? '0' : '-1');
      next.focus();
    }
    event.preventDefault();
  });
  return table;
}

const STEPS: Partial<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};

function dayCell(day: string, today: string, items: readonly CalendarItem[]): HTMLElement {
  const own = itemsOn(items, day).map(itemLine);
  const add = make(
    'a',
    {
      href: newArticleUrl(day),
      tabindex: '-1',
      'data-day': day,
      title: 'Thêm bài cho ngày này',
      'aria-label': `${longDay(day)}, ${weekdayOf(day)}: thêm bài cho ngày này`,
      ...(day === today && { 'aria-current': 'date' }),
    },
    String(Number(day.slice(8))),
  );
  return make(
    'td',
    isInCampaign(items, day) ? { class: 'desk-in-campaign' } : {},
    add,
    ...(own.length > 0 ? [make('ul', {}, ...own)] : []),
  );
}

// It begins with the number that is seen, for those who say what they see.
function longDay(day: string): string {
  const [year, month, number] = day.split('-').map(Number);
  return `${number} tháng ${month} năm ${year}`;
}
