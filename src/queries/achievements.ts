import { ACHIEVEMENT_LEVELS } from '../model/achievement.ts';
import { listSlug } from '../slugs.ts';
import { achievementUrl } from '../urls.ts';
import { type Achievement, type Link, type OfficialDocument, pick } from './entries.ts';
import type { Portal } from './portal.ts';
import { unitNameAt } from './units.ts';

/** May it still be published? Nobody is named longer than there is a basis for. */
export const isPublished = ({ expires }: Achievement['data'], today: string): boolean =>
  expires === undefined || today <= expires;

/** The portrait, unless its time is over; the achievement itself stays. */
export const shownPortrait = ({ data: { portrait } }: Achievement, today: string) =>
  portrait?.expires && portrait.expires < today ? undefined : portrait;

/** The newest year first; within a year the highest level, then by name. */
export const byNewestYear = (achievements: readonly Achievement[]): Achievement[] =>
  achievements.toSorted(
    ({ id, data: a }, { id: otherId, data: b }) =>
      b.year - a.year ||
      LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
      byName.compare(a.name, b.name) ||
      (id < otherId ? -1 : 1),
  );

const LEVELS = Object.keys(ACHIEVEMENT_LEVELS);
const byName = new Intl.Collator('vi');

/** What a list shows of an achievement. */
export interface AchievementCard {
  url: string;
  name: string;
  honour: string;
  /** As readers see it: `Bộ, ngành`. */
  level: string;
  year: number;
  /** The unit's short name then. */
  unit: string;
}

export const achievementCard = (
  { id, data }: Achievement,
  { units, documents }: Pick<Portal, 'units' | 'documents'>,
): AchievementCard => {
  const unit = units.get(data.unit);
  const [decision] = pick(data.decision ? [data.decision] : [], documents);
  return {
    url: achievementUrl(id),
    name: data.name,
    honour: data.honour,
    level: ACHIEVEMENT_LEVELS[data.level],
    year: data.year,
    unit: unit ? unitNameAt(unit, dayOfHonour(data, decision)).shortName : '',
  };
};

/** The day by which the unit is named: that of the decision, or else the last one of the year. */
export const dayOfHonour = ({ year }: Achievement['data'], decision?: OfficialDocument): string =>
  decision?.data.date ?? `${year}-12-31`;

/** An achievement as an article names it. */
export const achievementLink = ({ id, data: { name, honour, year } }: Achievement): Link => ({
  url: achievementUrl(id),
  text: `${name}: ${honour} (${year})`,
});

/** An honour in an address: `Bằng khen` is `bang-khen`, however its letters are cased. */
export const honourSlug = (honour: string): string => listSlug(honour);

/** How many there were in a year. */
export interface YearCount {
  year: number;
  count: number;
}

/** The counts of the last years up to the newest one, oldest first; a year between without any has 0. */
export function countsByYear(achievements: readonly Achievement[], most: number): YearCount[] {
  const counts = new Map<number, number>();
  for (const { data } of achievements) counts.set(data.year, (counts.get(data.year) ?? 0) + 1);
  if (counts.size === 0) return [];
  const last = Math.max(...counts.keys());
  const first = Math.max(Math.min(...counts.keys()), last - most + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    year: first + index,
    count: counts.get(first + index) ?? 0,
  }));
}
