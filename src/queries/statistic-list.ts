import { compare, type Statistic } from './entries.ts';
import type { Portal } from './portal.ts';
import { lastDayOf } from './statistic-view.ts';
import { unitNameAt } from './units.ts';

/** The statistics of one unit. */
export interface UnitStatistics {
  /** Its name today. */
  name: string;
  /** Newest figure first. */
  statistics: Statistic[];
}

/** All statistics by unit, units in the order of their names. */
export function statisticsByUnit(portal: Portal): UnitStatistics[] {
  const newest = [...portal.statistics.values()].toSorted(
    (a, b) => compare(lastDayOf(b), lastDayOf(a)) || order.compare(a.data.title, b.data.title),
  );
  return [...Map.groupBy(newest, ({ data }) => data.unit)]
    .map(([id, statistics]) => {
      const unit = portal.units.get(id);
      return { name: unit ? unitNameAt(unit, portal.today).name : id, statistics };
    })
    .toSorted((a, b) => order.compare(a.name, b.name));
}

const order = new Intl.Collator('vi');
