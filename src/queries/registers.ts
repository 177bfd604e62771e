import { localYear } from '../dates.ts';
import { DOCUMENT_KINDS } from '../model/document.ts';
import { campaignUrl, documentUrl } from '../urls.ts';
import { groupBy } from './articles.ts';
import type { Campaign, Link, OfficialDocument } from './entries.ts';

/** Dispatches, newest first. */
export const byNewestDate = (documents: readonly OfficialDocument[]): OfficialDocument[] =>
  documents.toSorted((a, b) => compare(b.data.date, a.data.date) || compare(a.id, b.id));

/** Action months, newest first. */
export const byNewestStart = (campaigns: readonly Campaign[]): Campaign[] =>
  campaigns.toSorted((a, b) => compare(b.data.from, a.data.from) || compare(a.id, b.id));

/** Dispatches of each year, in the order given. */
export const documentsByYear = (documents: readonly OfficialDocument[]) =>
  groupBy(documents, ({ data }) => [localYear(data.date)]);

/** Action months of each year, in the order given. */
export const campaignsByYear = (campaigns: readonly Campaign[]) =>
  groupBy(campaigns, ({ data }) => [localYear(data.from)]);

/** What a list shows of a dispatch: `Công văn 241/BHXH-TCCB`. The number recurs, so the date is always with it. */
export interface DocumentCard {
  url: string;
  name: string;
  date: string;
  issuer: string;
  summary: string;
}

export const documentCard = ({ id, data }: OfficialDocument): DocumentCard => ({
  url: documentUrl(id),
  name: documentName(data),
  date: data.date,
  issuer: data.issuer,
  summary: data.summary,
});

export const documentName = ({ kind, number }: OfficialDocument['data']): string =>
  kind === 'khac' || kind === 'luat' ? `Văn bản ${number}` : `${DOCUMENT_KINDS[kind]} ${number}`;

/** The action month that is on, or else the next one, or else the last one. */
export function campaignNow(campaigns: readonly Campaign[], today: string): Campaign | undefined {
  const byStart = campaigns.toSorted((a, b) => compare(a.data.from, b.data.from));
  return byStart.find(({ data }) => today <= data.to) ?? byStart.at(-1);
}

/** An action month by its name and year: the name alone recurs. */
export const campaignLink = ({ id, data }: Campaign): Link => ({
  url: campaignUrl(id),
  text: campaignTitle(data),
});

export const campaignTitle = ({ name, from }: Campaign['data']): string => {
  const year = from.slice(0, 4);
  return name.includes(year) ? name : `${name} năm ${year}`;
};

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
