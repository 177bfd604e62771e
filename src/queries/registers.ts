import { localYear } from '../dates.ts';
import { DOCUMENT_KINDS } from '../model/document.ts';
import { documentUrl } from '../urls.ts';
import { groupBy } from './articles.ts';
import type { OfficialDocument } from './entries.ts';

/** Dispatches, newest first. */
export const byNewestDate = (documents: readonly OfficialDocument[]): OfficialDocument[] =>
  documents.toSorted((a, b) => compare(b.data.date, a.data.date) || compare(a.id, b.id));

/** Dispatches of each year, in the order given. */
export const documentsByYear = (documents: readonly OfficialDocument[]) =>
  groupBy(documents, ({ data }) => [localYear(data.date)]);

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

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
