import type { Unit } from './entries.ts';

export type UnitName = Unit['data']['names'][number];

/** The name of a unit on a day (`2020-03-19`): names change, articles keep the one of their day. */
export function unitNameAt(unit: Unit, day: string): UnitName {
  const [first, ...rest] = unit.data.names;
  if (!first) throw new Error(`Unit ${unit.id} has no name; the model requires one.`);
  const names = [first, ...rest];
  const held = names.find(({ from, to }) => (!from || from <= day) && (!to || day <= to));
  return held ?? names.findLast(({ from }) => from && from <= day) ?? first;
}

/** How a page names a unit: as it was called on `day`, and as it is called today where that differs. */
export interface UnitLabel {
  id: string;
  name: string;
  shortName: string;
  /** Today's names, of the unit or of those that took over from it. */
  nowCalled: string[];
}

export function unitLabel(
  unit: Unit,
  day: string,
  today: string,
  units: ReadonlyMap<string, Unit>,
): UnitLabel {
  const then = unitNameAt(unit, day);
  const heirs = (unit.data.successors ?? [])
    .map((id) => units.get(id))
    .filter((heir) => heir !== undefined);
  const current = heirs.length > 0 ? heirs : [unit];
  return {
    id: unit.id,
    name: then.name,
    shortName: then.shortName,
    nowCalled: current
      .map((heir) => unitNameAt(heir, today).shortName)
      .filter((name) => name !== then.shortName),
  };
}
