import { documentUrl } from '../urls.ts';
import { groupBy } from './articles.ts';
import type { OfficialDocument } from './entries.ts';
import { rewriteText } from './marks.ts';

/** What a text needs to know of a document that it may cite by number. */
export interface NumberedDocument {
  id: string;
  number: string;
  date: string;
}

/** Documents by their number; several share one, for numbers begin anew each year. */
export type NumberIndex = ReadonlyMap<string, readonly NumberedDocument[]>;

export const numberIndex = (
  documents: readonly { id: string; data: Pick<OfficialDocument['data'], 'number' | 'date'> }[],
): NumberIndex =>
  groupBy(
    documents.map(({ id, data: { number, date } }) => ({ id, number, date })),
    ({ number }) => [numberKey(number)],
  );

/** Every document whose number stands in a text, whether its date agrees or not. */
export const documentsNumbered = (text: string, index: NumberIndex): NumberedDocument[] => [
  ...new Set(documentNumbersIn(text).flatMap(({ key }) => index.get(key) ?? [])),
];

/** The documents that a text cites by number. */
export const documentsCited = (text: string, index: NumberIndex): NumberedDocument[] => [
  ...new Set(
    documentNumbersIn(text).flatMap(
      ({ key, end }) => decide(index.get(key), text.slice(end)) ?? [],
    ),
  ),
];

/** Makes the number of each document that a run of HTML cites a link to its page. */
export function linkNumbers(
  html: string,
  documents: readonly NumberedDocument[],
  href: (path: string) => string,
): string {
  if (documents.length === 0) return html;
  const index = groupBy(documents, ({ number }) => [numberKey(number)]);
  return rewriteText(html, (text, textEnd) => {
    let done = 0;
    const parts = documentNumbersIn(text).flatMap(({ key, start, end }) => {
      // The date may stand behind a tag: “<b>241/BHXH-TCCB</b> ngày 16/3/2020”.
      const rest = text.slice(end) + html.slice(textEnd, textEnd + REACH).replace(TAG, '');
      const document = decide(index.get(key), rest);
      if (!document) return [];
      const before = text.slice(done, start);
      done = end;
      return [before, `<a href="${href(documentUrl(document.id))}">${text.slice(start, end)}</a>`];
    });
    return parts.join('') + text.slice(done);
  });
}

/**
 * The one document that is meant: the only one of its number, or the one of the date that follows.
 * A date that no document has means a document that the register lacks.
 */
function decide(
  documents: readonly NumberedDocument[] | undefined,
  rest: string,
): NumberedDocument | undefined {
  const date = dateAtStart(rest);
  const meant = documents?.filter((document) => document.date.startsWith(date));
  return meant?.length === 1 ? meant[0] : undefined;
}

const REACH = 120;
const TAG = /<[^>]*>?/gu;

// 241/BHXH-TCCB, 42/2022/NĐ-CP, 11-NQ/TW; with spaces around the slash, in any case.
const NUMBER =
  /(?<![\p{L}\p{M}\p{N}/.,-])\d{1,5}(?:\s*\/\s*\d{4}(?=\s*\/))?(?:\s*[-–]\s*\p{L}{1,8})?\s*\/\s*\p{L}(?:[\p{L}\p{N}]|&amp;(?=\p{L})|[.&–-](?=[\p{L}\p{N}]))*(?![\p{L}\p{M}\p{N}/]|[.&–-][\p{L}\p{N}])/gu;

/** The numbers of documents that stand in a text, each as `key` for comparing, and where. */
export const documentNumbersIn = (text: string): { key: string; start: number; end: number }[] =>
  [...text.matchAll(NUMBER)].map(({ 0: found, index: start }) => ({
    key: numberKey(found),
    start,
    end: start + found.length,
  }));

/** A number as numbers are compared. */
export const numberKey = (number: string) =>
  number
    .normalize('NFC')
    .replace(/\s+/gu, '')
    .replace(/–/gu, '-')
    .replace(/&amp;/gu, '&')
    .replace(/^0+/u, '')
    .toUpperCase();

const DATE =
  /^[\s,(]*(?:(?:ký|đề|ban hành)\s+)?(?:ngày\s+)?(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(\d{4})(?!\d)/iu;
const YEAR = /^[\s,(]*năm\s+(\d{4})(?!\d)/iu;

// `2020-03-16`, `2020`, or nothing: as much of a date as follows.
function dateAtStart(text: string): string {
  const [, day = '', month = '', year] = DATE.exec(text.slice(0, REACH)) ?? [];
  if (year) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return YEAR.exec(text.slice(0, REACH))?.[1] ?? '';
}
