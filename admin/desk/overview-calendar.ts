import { localDay } from '../../src/dates.ts';
import { campaignTitle } from '../../src/queries/campaigns.ts';
import { readAll } from './overview-campaign.ts';
import { isSeen, openDrafts } from './overview-drafts.ts';
import type { PublishedEntries } from './shelf.ts';
import { dated, type Dated, scheduledIn } from './overview.ts';
import type { Person } from './people.ts';
import type { Repository } from './repository.ts';

/** Something on the calendar of one month. */
export type CalendarItem =
  | ({ kind: 'publish' | 'unpublish' | 'review' } & Dated & { day: string })
  | { kind: 'campaign'; title: string; id: string; from: string; to: string }
  | { kind: 'holiday'; title: string; day: string };

/** What a month holds, by day. @param month `2026-11` */
export async function calendarOf(
  repository: Repository,
  facts: PublishedEntries,
  person: Person,
  month: string,
  now: Date,
): Promise<CalendarItem[]> {
  const isIn = (day: string) => day.startsWith(month);
  const drafts = (await openDrafts(repository, person)).filter((draft) => isSeen(draft, person));
  const articles = await facts('articles');
  const scheduled = scheduledIn(articles, drafts, now)
    .map((item) => ({ ...item, day: localDay(item.at) }))
    .filter(({ day }) => isIn(day));
  const reviews = articles
    .filter((entry) => isIn(entry.facts.reviewBy) && !entry.facts.isWithdrawn)
    .map((entry) => ({
      ...dated(entry, entry.facts.reviewBy),
      kind: 'review' as const,
      day: entry.facts.reviewBy,
    }));
  const campaigns = (await readAll(facts, 'campaigns'))
    .filter(({ data }) => data.from.slice(0, 7) <= month && month <= data.to.slice(0, 7))
    .map(({ id, data }) => ({
      kind: 'campaign' as const,
      id,
      title: campaignTitle(data),
      from: data.from,
      to: data.to,
    }));
  const holidays = HOLIDAYS.map(({ day, title }) => ({
    kind: 'holiday' as const,
    title,
    day: `${month.slice(0, 4)}-${day}`,
  })).filter(({ day }) => isIn(day));
  return [...holidays, ...campaigns, ...scheduled, ...reviews];
}

/** The days of every year that this portal writes about. */
const HOLIDAYS = [
  { day: '03-08', title: 'Ngày Quốc tế Phụ nữ' },
  { day: '06-28', title: 'Ngày Gia đình Việt Nam' },
  { day: '10-20', title: 'Ngày Phụ nữ Việt Nam' },
  { day: '11-25', title: 'Ngày Quốc tế xóa bỏ bạo lực đối với phụ nữ' },
];
