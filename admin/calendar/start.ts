import { localDay } from '../../src/dates.ts';
import { deskApi } from '../backend-api.ts';
import type { CalendarItem } from '../desk/overview-calendar.ts';
import { make } from '../elements.ts';
import { fill, link, placeOf } from '../overview/parts.ts';
import { monthGrid } from './grid.ts';
import { campaignLines } from './items.ts';
import { monthList } from './list.ts';
import { isMonth, monthFrom } from './month.ts';

const api = deskApi(new URL(import.meta.env.BASE_URL, location.origin).href);
const today = localDay(new Date().toISOString());

addEventListener('popstate', () => void show());
await show();

/** Shows the month that the address names. */
async function show(focus?: 'heading' | 'day'): Promise<void> {
  const query = new URLSearchParams(location.search);
  const asked = query.get('thang');
  const month = isMonth(asked) ? asked : today.slice(0, 7);
  const isList = query.get('xem') === 'danh-sach';
  const place = placeOf('calendar');
  place.classList.toggle('desk-as-list', isList);
  await fill(place, async () => {
    const { items } = await api.read<{ items: CalendarItem[] }>('calendar', { month });
    const go = (step: number) => turn(monthFrom(month, step), isList, 'day');
    return [
      controls(month, isList),
      make('h2', { tabindex: '-1' }, `Tháng ${Number(month.slice(5))} năm ${month.slice(0, 4)}`),
      ...campaignLines(items),
      monthGrid(month, today, items, go),
      monthList(month, today, items),
    ];
  });
  const target = focus === 'day' ? 'a[data-day][tabindex="0"]' : 'h2';
  if (focus) place.querySelector<HTMLElement>(target)?.focus();
}

function controls(month: string, isList: boolean): HTMLElement {
  const to = (label: string, wanted: string, asList = isList) => {
    const made = link(addressOf(wanted, asList), label);
    made.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      turn(wanted, asList, 'heading');
    });
    return made;
  };
  return make(
    'nav',
    { 'aria-label': 'Chọn tháng', class: 'desk-turn' },
    to('Tháng trước', monthFrom(month, -1)),
    to('Tháng này', today.slice(0, 7)),
    to('Tháng sau', monthFrom(month, 1)),
    to(isList ? 'Xem dạng lưới' : 'Xem dạng danh sách', month, !isList),
  );
}

function turn(month: string, isList: boolean, focus: 'heading' | 'day'): void {
  history.pushState(null, '', addressOf(month, isList));
  void show(focus);
}

function addressOf(month: string, isList: boolean): string {
  return `?${new URLSearchParams({ thang: month, ...(isList && { xem: 'danh-sach' }) })}`;
}
