import { ACHIEVEMENT_LEVELS } from '../model/achievement.ts';
import { achievementsUrl } from '../urls.ts';
import { honourSlug } from './achievements.ts';
import { groupBy } from './articles.ts';
import type { Achievement, Link } from './entries.ts';
import type { Portal } from './portal.ts';
import { unitNameAt } from './units.ts';

/** By what achievements are listed; also the part of the address. */
export const FACETS = {
  nam: 'Theo năm',
  cap: 'Theo cấp khen thưởng',
  'hinh-thuc': 'Theo hình thức',
  'don-vi': 'Theo đơn vị',
} as const;

export type FacetName = keyof typeof FACETS;

/** The achievements that have one thing in common, such as their level. */
export interface Facet extends Link {
  facet: FacetName;
  /** `2024`, `ministry`, `bang-khen` or a unit's id. */
  value: string;
  achievements: Achievement[];
}

/** Every list of achievements, by facet; those of a facet in the order in which readers look for them. */
export function facets({ achievements, units, today }: Portal): Facet[] {
  const all = [...achievements.values()];
  return (Object.keys(FACETS) as FacetName[]).flatMap((facet) =>
    [...groupBy(all, ({ data }) => [valueOf(facet, data)])]
      .map(([value, found]): Facet => {
        const [first] = found;
        const text = first ? textOf(facet, first.data, { units, today }) : value;
        return { facet, value, url: achievementsUrl(facet, value), text, achievements: found };
      })
      .toSorted(ORDER[facet]),
  );
}

/** The lists that one achievement is in. */
export const facetLinks = ({ data }: Achievement, portal: Portal): Link[] =>
  (Object.keys(FACETS) as FacetName[]).map((facet) => ({
    url: achievementsUrl(facet, valueOf(facet, data)),
    text: facetTitle(facet, textOf(facet, data, portal)),
  }));

/** What the page of a list is called. */
export const facetTitle = (facet: FacetName, text: string): string =>
  ({
    nam: `Thành tích năm ${text}`,
    cap: `Thành tích theo cấp khen thưởng: ${text}`,
    'hinh-thuc': `Thành tích theo hình thức: ${text}`,
    'don-vi': `Thành tích của ${text}`,
  })[facet];

const valueOf = (facet: FacetName, { year, level, honour, unit }: Achievement['data']): string =>
  ({ nam: String(year), cap: level, 'hinh-thuc': honourSlug(honour), 'don-vi': unit })[facet];

function textOf(
  facet: FacetName,
  { year, level, honour, unit: id }: Achievement['data'],
  { units, today }: Pick<Portal, 'units' | 'today'>,
): string {
  const unit = units.get(id);
  return {
    nam: String(year),
    cap: ACHIEVEMENT_LEVELS[level],
    'hinh-thuc': honour,
    'don-vi': unit ? unitNameAt(unit, today).name : id,
  }[facet];
}

const LEVELS = Object.keys(ACHIEVEMENT_LEVELS);
const byText = new Intl.Collator('vi', { numeric: true });

const ORDER: Record<FacetName, (a: Facet, b: Facet) => number> = {
  nam: (a, b) => Number(b.value) - Number(a.value),
  cap: (a, b) => LEVELS.indexOf(a.value) - LEVELS.indexOf(b.value),
  'hinh-thuc': (a, b) => byText.compare(a.text, b.text),
  'don-vi': (a, b) => byText.compare(a.text, b.text),
};
