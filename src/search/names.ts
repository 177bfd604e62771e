import type { EntryData } from '../model/collections.ts';
import type { Unit } from '../queries/entries.ts';
import { tokensOf } from './tokens.ts';

/** A name, and the names by which the same place or office is searched as well. */
export interface OtherNames {
  from: string;
  to: string[];
}

type ChangedName = NonNullable<EntryData<'glossary'>['names']>[number];

/**
 * Which names stand for which others, as displayed, in NFC. It has a direction, and holds for one
 * step: `phường Đồng Xoài` took in two places, and they are not each other.
 *
 * - The names that one unit has had stand for each other.
 * - A unit that is gone stands for those that took over, however many steps later; the other way
 *   only where nothing but the name changed: one unit before, one after.
 * - In the glossary's list, today's name and each former one stand for each other.
 *
 * A name of one word stands for nothing: it would be found in every text.
 */
export function searchNames(
  units: readonly Unit[],
  changed: readonly ChangedName[] = [],
): OtherNames[] {
  const list = new NameList();
  for (const [unit, heirs] of heirsOf(units)) {
    const own = namesOf(unit);
    for (const name of own) list.add(name, own);
    for (const heir of heirs) list.addEach(own, namesOf(heir));
  }
  for (const [before, after] of renamedUnits(units)) list.addEach(namesOf(after), namesOf(before));
  for (const { name, formerly } of changed) {
    list.add(name, formerly);
    list.addEach(formerly, [name]);
  }
  return list.all();
}

const namesOf = ({ data }: Unit) => data.names.flatMap(({ name, shortName }) => [name, shortName]);

/** Each unit with all that came after it, near and far. */
function heirsOf(units: readonly Unit[]): Map<Unit, Set<Unit>> {
  const next = nextOf(units);
  return new Map(
    units.map((unit) => {
      // Grows while it is walked; a circle of mistaken entries ends it all the same.
      const heirs = new Set(next.get(unit));
      for (const heir of heirs) for (const later of next.get(heir) ?? []) heirs.add(later);
      heirs.delete(unit);
      return [unit, heirs];
    }),
  );
}

/** Pairs of entries that are one unit before and after it was named anew. */
function* renamedUnits(units: readonly Unit[]): Generator<[Unit, Unit]> {
  const next = nextOf(units);
  const comers = [...next.values()].flatMap((heirs) => [...heirs]);
  for (const [unit, heirs] of next) {
    const [heir] = heirs;
    if (heir && heirs.size === 1 && comers.filter((comer) => comer === heir).length === 1)
      yield [unit, heir];
  }
}

/** Each unit with those that took over from it, whichever of the two entries says so. */
function nextOf(units: readonly Unit[]): Map<Unit, Set<Unit>> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const next = new Map(units.map((unit) => [unit, new Set<Unit>()]));
  const link = (before: Unit | undefined, after: Unit | undefined) => {
    if (before && after && before !== after) next.get(before)?.add(after);
  };
  for (const unit of units) {
    for (const id of unit.data.successors ?? []) link(unit, byId.get(id));
    for (const id of unit.data.predecessors ?? []) link(byId.get(id), unit);
  }
  return next;
}

/** Names by what is searched of them: capitals and the place of a tone make no other name. */
class NameList {
  #names = new Map<string, { from: string; to: Map<string, string> }>();

  add(from: string, to: readonly string[]) {
    const key = keyOf(from);
    if (isShort(key)) return;
    const known = this.#names.get(key) ?? { from: from.normalize('NFC'), to: new Map() };
    this.#names.set(key, known);
    for (const name of to) {
      const other = keyOf(name);
      if (other !== key && !isShort(other) && !known.to.has(other))
        known.to.set(other, name.normalize('NFC'));
    }
  }

  addEach(all: readonly string[], to: readonly string[]) {
    for (const from of all) this.add(from, to);
  }

  all = (): OtherNames[] =>
    [...this.#names.values()]
      .filter(({ to }) => to.size > 0)
      .map(({ from, to }) => ({ from, to: [...to.values()] }));
}

const keyOf = (name: string) =>
  tokensOf(name)
    .map(({ exact }) => exact)
    .join(' ');

const isShort = (key: string) => !key.includes(' ');
