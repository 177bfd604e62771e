import type { Result } from './answer.ts';
import { excerptOf, highlight, type Matcher, type Part } from './excerpt.ts';
import { RECORD_KINDS, type RecordKind } from './manifest.ts';
import type { RecordText } from './sources.ts';
import { fromInner } from './spelling.ts';

/** A record as the page shows it among the results. */
export function toResult({ url, content, meta, filters }: RecordText, matcher: Matcher): Result {
  const kind = toKind(filters['kind']?.[0]);
  const title = fromInner(meta['title'] ?? '');
  const text = fromInner(content);
  const [summary, body] = [fromInner(meta['summary'] ?? ''), text === title ? '' : text].map(
    (field) => excerptOf(field, matcher),
  );
  const isSummary =
    markedIn(summary) >= markedIn(body) && summary !== undefined && summary.length > 0;
  const parts = (isSummary ? summary : body) ?? [];
  // The text of a document's file is not on its page.
  const passage = kind === 'document' && !isSummary ? '' : longestMark(parts);
  return {
    url: /^\/(?!\/)/u.test(url) ? url : '/',
    kind,
    title: highlight(title, matcher),
    excerpt: parts,
    ...(passage && { passage }),
    ...(filters['date']?.[0] && { date: filters['date'][0] }),
    ...(filters['unit']?.[0] && { unit: filters['unit'][0] }),
  };
}

const toKind = (kind?: string): RecordKind =>
  Object.keys(RECORD_KINDS).find((key): key is RecordKind => key === kind) ?? 'page';

/** Letters that are marked, runs of words for more than lonely ones. */
const markedIn = (parts: readonly Part[] = []) =>
  parts.reduce((sum, { text, isMatch }) => sum + (isMatch ? text.split(' ').length ** 2 : 0), 0);

const longestMark = (parts: readonly Part[]) =>
  parts
    .filter(({ isMatch }) => isMatch)
    .reduce((longest, { text }) => (text.length > longest.length ? text : longest), '');
