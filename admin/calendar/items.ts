import { formatDate } from '../../src/dates.ts';
import type { CalendarItem } from '../desk/overview-calendar.ts';
import { make } from '../elements.ts';
import { editorUrl, link } from '../overview/parts.ts';

/** The items that fall on a day. Action months are in the line above, not on each of their days. */
export const itemsOn = (items: readonly CalendarItem[], day: string) =>
  items.filter((item) => 'day' in item && item.day === day);

/** One item as the grid and the list show it. */
export function itemLine(item: CalendarItem): HTMLElement {
  if (item.kind === 'holiday') return make('li', { class: 'desk-holiday' }, item.title);
  if (item.kind === 'campaign') return make('li', {}, campaignText(item));
  const time = item.at.includes('T') ? `${timeOf(item.at)} ` : '';
  const draft = item.isDraft ? ' (bản nháp)' : '';
  return make(
    'li',
    { class: `desk-${item.kind}` },
    `${time}${KINDS[item.kind]}${draft}: `,
    link(editorUrl(item), item.title),
  );
}

/** The action months that touch the month, with their days. */
export const campaignLines = (items: readonly CalendarItem[]): HTMLElement[] =>
  items.flatMap((item) =>
    item.kind === 'campaign' ? [make('p', { class: 'desk-campaign' }, campaignText(item))] : [],
  );

/** Whether a day lies in an action month. */
export const isInCampaign = (items: readonly CalendarItem[], day: string) =>
  items.some((item) => item.kind === 'campaign' && item.from <= day && day <= item.to);

const campaignText = ({ title, from, to }: { title: string; from: string; to: string }) =>
  `${title}: từ ${formatDate(from)} đến ${formatDate(to)}`;

const timeOf = (at: string) =>
  new Date(at).toLocaleTimeString('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hour: '2-digit',
    minute: '2-digit',
  });

const KINDS = { publish: 'Đăng', unpublish: 'Gỡ', review: 'Xem lại' } as const;
