import { localYear } from '../dates.ts';
import { articleUrl } from '../urls.ts';
import type { CountedLink } from './archive.ts';
import { groupBy } from './articles.ts';
import { compare, type Link } from './entries.ts';
import type { Portal } from './portal.ts';

/** A mistake that was put right, and in which article. */
export interface Correction {
  date: string;
  /** What was wrong and what is right. */
  note: string;
  article: Link & { date: string };
}

/** More than this many corrections, and each year has a page of its own. */
const LONG = 50;
const NEWEST = 20;

/** A list of corrections, newest first. */
export interface CorrectionsView {
  count: number;
  corrections: Correction[];
  /** Empty while `corrections` is all there is. */
  years: CountedLink[];
}

export function correctionsView(portal: Portal): CorrectionsView {
  const all = correctionsOf(portal);
  const isLong = all.length > LONG;
  return {
    count: all.length,
    corrections: isLong ? all.slice(0, NEWEST) : all,
    years: isLong
      ? [...byYear(all)].map(([year, { length: count }]) => ({
          url: `/dinh-chinh/${year}/`,
          text: `Năm ${year}`,
          count,
        }))
      : [],
  };
}

/** The corrections of each year, where they are too many for one page. */
export const correctionYears = (portal: Portal): { year: string; corrections: Correction[] }[] => {
  const all = correctionsOf(portal);
  return all.length > LONG
    ? [...byYear(all)].map(([year, corrections]) => ({ year, corrections }))
    : [];
};

const correctionsOf = ({ articles }: Portal): Correction[] =>
  articles
    .flatMap(({ id, data }) =>
      (data.corrections ?? []).map(({ date, note }) => ({
        date,
        note,
        article: { url: articleUrl(id), text: data.title, date: data.date },
      })),
    )
    .toSorted((a, b) => compare(b.date, a.date));

const byYear = (corrections: readonly Correction[]) =>
  groupBy(corrections, ({ date }) => [localYear(date)]);
