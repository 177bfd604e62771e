import { ACHIEVEMENT_KINDS, ACHIEVEMENT_LEVELS } from '../model/achievement.ts';
import {
  type Facet,
  facetLinks,
  type FacetName,
  FACETS,
  facets,
  facetTitle,
} from './achievement-facets.ts';
import {
  type AchievementCard,
  achievementCard,
  countsByYear,
  dayOfHonour,
  shownPortrait,
  type YearCount,
} from './achievements.ts';
import type { CountedLink } from './archive.ts';
import { type ArticleCard, cardOf, groupBy } from './articles.ts';
import { type DocumentCard, documentCard } from './documents.ts';
import { type Achievement, type Link, pick } from './entries.ts';
import type { Portal } from './portal.ts';
import { type UnitLabel, unitLabel } from './units.ts';

/** As many achievements as the first page of a list shows; older ones are on pages of their year. */
export const SHOWN = 60;
/** As many years as a chart shows. */
const CHARTED = 15;

/** The achievements of one year. */
export interface AchievementYear {
  year: string;
  achievements: AchievementCard[];
}

/** All that the page of one achievement shows besides header and footer. */
export interface AchievementView {
  achievement: Achievement;
  /** `Cá nhân` or `Tập thể`. */
  kind: string;
  level: string;
  /** The unit as it was called then. */
  unit: UnitLabel | undefined;
  decision: DocumentCard | undefined;
  /** False when the portrait's time is over. */
  showPortrait: boolean;
  /** Articles that mention it, newest first. */
  articles: ArticleCard[];
  /** The lists that it is in. */
  lists: Link[];
}

export const achievementViews = (portal: Portal): AchievementView[] =>
  [...portal.achievements.values()].map((achievement) => {
    const { id, data } = achievement;
    const unit = portal.units.get(data.unit);
    const [decision] = pick(data.decision ? [data.decision] : [], portal.documents);
    return {
      achievement,
      kind: ACHIEVEMENT_KINDS[data.kind],
      level: ACHIEVEMENT_LEVELS[data.level],
      unit: unit && unitLabel(unit, dayOfHonour(data, decision), portal.today, portal.units),
      decision: decision && documentCard(decision),
      showPortrait: shownPortrait(achievement, portal.today) !== undefined,
      articles: (portal.articlesOf.achievement.get(id) ?? []).map((article) =>
        cardOf(article, portal.units),
      ),
      lists: facetLinks(achievement, portal),
    };
  });

/** The first page of all achievements. */
export interface AchievementsView {
  count: number;
  /** The newest; the facet of years leads to the others. */
  years: AchievementYear[];
  facets: { name: FacetName; title: string; links: CountedLink[] }[];
  counts: YearCount[];
}

export function achievementsView(portal: Portal): AchievementsView {
  const achievements = [...portal.achievements.values()];
  const links = groupBy(facets(portal), ({ facet }) => [facet]);
  return {
    count: achievements.length,
    years: yearsOf(achievements.slice(0, SHOWN), portal),
    facets: [...links].map(([name, found]) => ({
      name: name as FacetName,
      title: FACETS[name as FacetName],
      links: found.map(counted),
    })),
    counts: countsByYear(achievements, CHARTED),
  };
}

/** All that the page of one list of achievements shows besides header and footer. */
export interface FacetView {
  facet: FacetName;
  value: string;
  title: string;
  count: number;
  years: AchievementYear[];
  /** Where the rest is; empty while `years` is all there is. */
  pages: CountedLink[];
}

export const facetViews = (portal: Portal): FacetView[] =>
  facets(portal).map((found) => {
    const { facet, value, text, achievements } = found;
    const pages = pagesOf(found);
    return {
      facet,
      value,
      title: facetTitle(facet, text),
      count: achievements.length,
      years: yearsOf(pages.length > 0 ? achievements.slice(0, SHOWN) : achievements, portal),
      pages: pages.map(({ url, year, achievements: { length } }) => ({
        url,
        text: `Năm ${year}`,
        count: length,
      })),
    };
  });

/** A page of one year of a list that is too long for one page. */
export interface FacetYear extends AchievementYear {
  facet: FacetName;
  value: string;
  /** The list. */
  list: Link;
}

export const facetYears = (portal: Portal): FacetYear[] =>
  facets(portal).flatMap((found) =>
    pagesOf(found).flatMap(({ achievements }) =>
      yearsOf(achievements, portal).map((ofYear) => ({
        ...ofYear,
        facet: found.facet,
        value: found.value,
        list: { url: found.url, text: facetTitle(found.facet, found.text) },
      })),
    ),
  );

// A year is one page however long it is: its lines are short.
const pagesOf = ({ facet, url, achievements }: Facet) =>
  facet === 'nam' || achievements.length <= SHOWN
    ? []
    : [...groupBy(achievements, ({ data }) => [String(data.year)])].map(([year, ofYear]) => ({
        url: `${url}${year}/`,
        year,
        achievements: ofYear,
      }));

const counted = ({ url, text, achievements }: Facet): CountedLink => ({
  url,
  text,
  count: achievements.length,
});

// In the order given.
const yearsOf = (achievements: readonly Achievement[], portal: Portal): AchievementYear[] =>
  [...groupBy(achievements, ({ data }) => [String(data.year)])].map(([year, ofYear]) => ({
    year,
    achievements: ofYear.map((achievement) => achievementCard(achievement, portal)),
  }));
