import { UNIT_LEVELS } from '../model/unit.ts';
import { unitUrl } from '../urls.ts';
import type { CountedLink } from './archive.ts';
import { groupBy } from './articles.ts';
import {
  byNewestDate,
  type DocumentCard,
  documentCard,
  documentsOfIssuer,
  issuerSlug,
} from './documents.ts';
import { type Link, pick, type Unit } from './entries.ts';
import { type Gathered, gather, type GroupYear, groupYears, newestDate } from './gathered.ts';
import type { Portal } from './portal.ts';
import { DOCUMENTS_SHOWN } from './topic-view.ts';
import { unitNameAt } from './units.ts';

/** All that the page of one unit shows besides header and footer. */
export interface UnitView {
  unit: Unit;
  /** Its name today. */
  name: string;
  /** When it got its newest article, or anything on the portal changed. */
  date: string;
  gathered: Gathered;
  predecessors: Link[];
  successors: Link[];
  /** The newest documents that it issued under one of its names. */
  documents: DocumentCard[];
  documentCount: number;
}

export const unitViews = (portal: Portal): UnitView[] => {
  const issued = documentsOfIssuer([...portal.documents.values()]);
  return [...portal.units.values()].map((unit) => {
    const names = new Set(unit.data.names.map(({ name }) => issuerSlug(name)));
    const documents = byNewestDate([...names].flatMap((name) => issued.get(name) ?? []));
    return {
      unit,
      name: unitNameAt(unit, portal.today).name,
      date: newestDate(portal.articlesOf.unit.get(unit.id), portal),
      gathered: gather(portal.articlesOf.unit.get(unit.id) ?? [], unitUrl(unit.id), portal),
      predecessors: unitLinks(unit.data.predecessors, portal),
      successors: unitLinks(unit.data.successors, portal),
      documents: documents.slice(0, DOCUMENTS_SHOWN).map(documentCard),
      documentCount: documents.length,
    };
  });
};

/** Units of one level in the list of units. */
export interface UnitLevel {
  title: string;
  units: (CountedLink & { note?: string | undefined })[];
}

/** The units by level, from the province down. */
export const unitLevels = (portal: Portal): UnitLevel[] => {
  const ofLevel = groupBy([...portal.units.values()], ({ data }) => [data.level]);
  return Object.entries(UNIT_LEVELS).flatMap(([level, title]) => {
    const units = ofLevel.get(level) ?? [];
    return units.length > 0 ? [{ title, units: units.map((unit) => entryOf(unit, portal)) }] : [];
  });
};

const entryOf = (unit: Unit, portal: Portal) => {
  const heirs = unitLinks(unit.data.successors, portal).map(({ text }) => text);
  return {
    ...unitLink(unit, portal),
    note: heirs.length > 0 ? `Nay là ${heirs.join(', ')}` : undefined,
    count: portal.articlesOf.unit.get(unit.id)?.length ?? 0,
  };
};

export const unitYears = (portal: Portal): GroupYear[] =>
  groupYears(portal.articlesOf.unit, { url: '/don-vi/', text: 'Đơn vị' }, (id) => {
    const unit = portal.units.get(id);
    return unit ? unitLink(unit, portal) : { url: unitUrl(id), text: id };
  });

const unitLink = (unit: Unit, { today }: Portal): Link => ({
  url: unitUrl(unit.id),
  text: unitNameAt(unit, today).name,
});

const unitLinks = (ids: readonly string[] | undefined, portal: Portal): Link[] =>
  pick(ids, portal.units).map((unit) => unitLink(unit, portal));
