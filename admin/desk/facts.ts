import { type CollectionName, collections } from '../../src/model/collections.ts';
import { formatDate, localDay, localYear } from '../../src/dates.ts';
import type { ArticleState } from '../../src/queries/articles.ts';
import { fold } from '../fold.ts';
import { type HeadLine, headLines, listIn, nestedTextIn, textIn, valueIn } from './head-lines.ts';

/** What the desk's lists, overviews and tables know of an entry; `''` and `[]` where it says nothing. */
export interface Facts {
  /** What editors call it; empty when it has none yet. */
  title: string;
  /** What tells it from others of the same title: a number, a day, an honour. */
  detail: string;
  /** ISO day or moment; empty when it has none. */
  date: string;
  /** `2020`; of its date, or of its own. Empty when it has none. */
  year: string;
  unit: string;
  byline: string;
  topics: string[];
  campaigns: string[];
  /** Moments between which readers see it. */
  publishAt: string;
  unpublishAt: string;
  /** The day by which somebody is to look at it again. */
  reviewBy: string;
  /** The last days of the pictures and names that it shows. */
  expires: string[];
  isWithdrawn: boolean;
  /** The day on which it was withdrawn, where it says so. */
  withdrawnOn: string;
  /** Its former addresses. */
  redirects: string[];
  /** Title, number, summary and byline, folded, for searching. */
  text: string;
}

/** The facts in the head of a file. */
export function factsOf(collection: CollectionName, source: string): Facts {
  const lines = headLines(HEAD.exec(source)?.[1] ?? source);
  const one = (key: string) => textIn(lines.get(key));
  const moment = (key: string) => momentOf(one(key));
  const title = titleIn(collection, lines);
  const day = one(collection === 'campaigns' ? 'from' : 'date');
  const date = /^\d{4}-\d{2}-\d{2}/u.test(day) ? momentOf(day) : '';
  const searched = ['summary', 'byline', 'honour', 'year', 'aliases', 'names'];
  const words = searched.map((key) => {
    const line = lines.get(key);
    return line ? line.value + line.block : '';
  });
  return {
    title,
    detail: detailOf(collection, one, date),
    date,
    year: date ? localYear(date) : one('year'),
    unit: one('unit'),
    byline: one('byline'),
    topics: listIn(lines.get('topics')),
    campaigns: listIn(lines.get('campaigns')),
    publishAt: moment('publishAt'),
    unpublishAt: moment('unpublishAt'),
    reviewBy: dayOf(one('reviewBy')),
    expires: [expiryIn(lines.get('image')), expiryIn(lines.get('portrait')), one('expires')]
      .map(dayOf)
      .filter((last) => last !== ''),
    isWithdrawn: lines.has('withdrawn'),
    withdrawnOn: dayOf(nestedTextIn(lines.get('withdrawn'), 'date')),
    redirects: listIn(lines.get('redirects')),
    text: fold([title, ...words].join('\n')),
  };
}

/** Whether readers see a published entry at `now`, saw it, or will see it. */
export function publishedState(
  collection: CollectionName,
  facts: Facts,
  now: Date,
): 'published' | 'scheduled' | 'withdrawn' {
  const { isWithdrawn, date, publishAt, unpublishAt } = facts;
  // An article of a day to come waits for it, as readers see it.
  const moments = collection === 'articles' ? [date, publishAt] : [publishAt];
  if (isWithdrawn || (unpublishAt !== '' && Date.parse(unpublishAt) <= now.getTime()))
    return 'withdrawn';
  const isAhead = moments.some((moment) => moment !== '' && Date.parse(moment) > now.getTime());
  return isAhead ? 'scheduled' : 'published';
}

/** When what is scheduled comes, or since when what is withdrawn is gone (ISO); `''` for all else. */
export function stateMoment(
  { date, publishAt, unpublishAt, withdrawnOn }: Facts,
  state: ArticleState,
): string {
  if (state === 'withdrawn') return withdrawnOn || unpublishAt;
  if (state === 'public') return '';
  const isLater = Date.parse(publishAt) > (Date.parse(date) || 0);
  return isLater ? publishAt : date;
}

function titleIn(collection: CollectionName, lines: ReadonlyMap<string, HeadLine>): string {
  const place = collections[collection];
  if (!('title' in place)) return place.label;
  const [key = '', ...path] = place.title.split('.');
  const line = lines.get(key);
  return path.length > 0 ? nestedTextIn(line, path.at(-1) ?? '') : textIn(line);
}

/** The last day of a picture, as written. */
function expiryIn(picture: HeadLine | undefined): string {
  if (!picture || !/\bexpires:/u.test(picture.value + picture.block)) return '';
  const value = valueIn(picture);
  const day: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'expires') : '';
  return typeof day === 'string' ? day : '';
}

function detailOf(collection: CollectionName, one: (key: string) => string, date: string): string {
  const parts: Partial<Record<CollectionName, string[]>> = {
    articles: [date && formatDate(date)],
    documents: [date && formatDate(date), one('summary')],
    campaigns: [date.slice(0, 4)],
    achievements: [one('honour'), one('year')],
  };
  return (parts[collection] ?? []).filter(Boolean).join(' · ');
}

const HEAD = /^\uFEFF?---[ \t]*\n([\s\S]*?\n)---[ \t]*(?:\n|$)/u;

const momentOf = (text: string) => (Number.isNaN(Date.parse(text)) ? '' : text);

const dayOf = (text: string) => (momentOf(text) === '' ? '' : localDay(text));
