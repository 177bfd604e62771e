import { formatDate, localIso } from '../src/dates.ts';
import type { PublishedState } from './standing.ts';

/** How what is on the branch stands for readers: `Đã hẹn giờ 16:50 ngày 05/12/2026`. */
export function stateWords(state: PublishedState, at?: string): string {
  if (state === 'public') return 'Đã đăng';
  const when = at ? ` ${state === 'future' ? `${timeOf(at)} ` : ''}ngày ${formatDate(at)}` : '';
  return (state === 'future' ? 'Đã hẹn giờ' : 'Đã gỡ') + when;
}

const timeOf = (at: string) => localIso(at).slice(11, 16);
