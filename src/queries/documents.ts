import { formatDate, localYear } from '../dates.ts';
import { DOCUMENT_KINDS } from '../model/document.ts';
import { listSlug } from '../slugs.ts';
import { documentUrl } from '../urls.ts';
import { groupBy } from './articles.ts';
import { compare, type OfficialDocument } from './entries.ts';

type Data = OfficialDocument['data'];

/** Documents, newest first. */
export const byNewestDate = (documents: readonly OfficialDocument[]): OfficialDocument[] =>
  documents.toSorted((a, b) => compare(b.data.date, a.data.date) || compare(a.id, b.id));

/** What a list shows of a document: `Công văn 241/BHXH-TCCB`. The number recurs, so the date is always with it. */
export interface DocumentCard {
  url: string;
  name: string;
  date: string;
  issuer: string;
  summary: string;
  /** Whether the portal has its full text. */
  hasPdf: boolean;
}

export const documentCard = ({ id, data }: OfficialDocument): DocumentCard => ({
  url: documentUrl(id),
  name: documentName(data),
  date: data.date,
  issuer: data.issuer,
  summary: data.summary,
  hasPdf: data.pdf !== undefined,
});

export const documentName = ({ kind, number }: Data): string =>
  kind === 'khac' || kind === 'luat' ? `Văn bản ${number}` : `${DOCUMENT_KINDS[kind]} ${number}`;

/** Kind, number and date: the number alone recurs every year. */
export const documentTitle = (data: Data): string =>
  `${documentName(data)} ngày ${formatDate(data.date)}`;

/** Whether documents are in force, by the address of their list. */
export const STATUSES = {
  'con-hieu-luc': 'Còn hiệu lực',
  'chua-co-hieu-luc': 'Chưa có hiệu lực',
  'het-hieu-luc': 'Hết hiệu lực',
  'da-thay-the': 'Đã có văn bản thay thế',
  'chua-kiem-tra': 'Chưa kiểm tra hiệu lực',
} as const;

export type Status = keyof typeof STATUSES;

/** Whether a document is in force on a day, as far as its entry tells. */
export function statusOf({ status, effective, expires, replacedBy }: Data, today: string): Status {
  if (status === 'expired' || (expires && expires <= today)) return 'het-hieu-luc';
  if (effective && effective > today) return 'chua-co-hieu-luc';
  if (status === 'in-force') return 'con-hieu-luc';
  return replacedBy ? 'da-thay-the' : 'chua-kiem-tra';
}

/** `Hết hiệu lực từ 01/01/2021`: the status of a document on a day, with the date that goes with it. */
export function formatStatus(data: Data, today: string): string {
  const { effective, expires } = data;
  const status = statusOf(data, today);
  if (status === 'het-hieu-luc' && expires) return `${STATUSES[status]} từ ${formatDate(expires)}`;
  if (status === 'chua-co-hieu-luc' && effective) return `Có hiệu lực từ ${formatDate(effective)}`;
  if (status === 'con-hieu-luc' && expires)
    return `${STATUSES[status]} đến trước ngày ${formatDate(expires)}`;
  return STATUSES[status];
}

/** A document in the register: its card, and what the register can be narrowed to. */
export interface DocumentRow extends DocumentCard {
  /** In words; nothing while nobody has looked. */
  status: string | undefined;
  /** The value of each facet, by the facet's name in addresses. */
  facets: Record<FacetName, string>;
}

export type FacetName = 'loai' | 'co-quan' | 'nam' | 'hieu-luc';

export const documentRow = (document: OfficialDocument, today: string): DocumentRow => {
  const { data } = document;
  const status = statusOf(data, today);
  return {
    ...documentCard(document),
    status: status === 'chua-kiem-tra' ? undefined : formatStatus(data, today),
    facets: {
      loai: data.kind,
      'co-quan': issuerSlug(data.issuer),
      nam: localYear(data.date),
      'hieu-luc': status,
    },
  };
};

/** Where the documents of an office are, by its whole name: spellings that differ in capitals or marks share a list. */
export const issuerSlug = (issuer: string): string => listSlug(issuer);

/** Documents by the address of the office that issued them. */
export const documentsOfIssuer = (documents: readonly OfficialDocument[]) =>
  groupBy(documents, ({ data }) => [issuerSlug(data.issuer)]);
