import { localYear } from '../dates.ts';
import { campaignUrl } from '../urls.ts';
import { groupBy } from './articles.ts';
import { type Campaign, compare, type Link } from './entries.ts';

/** Action months, newest first. */
export const byNewestStart = (campaigns: readonly Campaign[]): Campaign[] =>
  campaigns.toSorted((a, b) => compare(b.data.from, a.data.from) || compare(a.id, b.id));

/** Action months of each year, in the order given. */
export const campaignsByYear = (campaigns: readonly Campaign[]) =>
  groupBy(campaigns, ({ data }) => [localYear(data.from)]);

/** The action month that is on, or else the next one, or else the last one. */
export function campaignNow(campaigns: readonly Campaign[], today: string): Campaign | undefined {
  const byStart = campaigns.toSorted((a, b) => compare(a.data.from, b.data.from));
  return byStart.find(({ data }) => !isOver(data, today)) ?? byStart.at(-1);
}

/** Has its last day passed? */
export const isOver = ({ to }: Campaign['data'], today: string): boolean => to < today;

/** An action month by its name and year: the name alone recurs. */
export const campaignLink = ({ id, data }: Campaign): Link => ({
  url: campaignUrl(id),
  text: campaignTitle(data),
});

export const campaignTitle = ({ name, from }: Campaign['data']): string => {
  const year = from.slice(0, 4);
  return name.includes(year) ? name : `${name} năm ${year}`;
};
