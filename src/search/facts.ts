import { FACETS, type Facet } from './answer.ts';

/** What a list of results is narrowed and sorted by, of every record by row. */
export interface Facts {
  /** Per row the ISO day, or nothing. */
  days: readonly (string | undefined)[];
  /** Per facet the values; per row which of them. */
  facets: Record<Facet, { values: FacetValue[]; rows: readonly (readonly number[])[] }>;
}

/** `id` stands in addresses; `label` is what readers see. */
export interface FacetValue {
  id: string;
  label: string;
}

/** The facts of one record. */
export interface RecordFacts extends Partial<Record<Facet, string[]>> {
  date?: string | undefined;
}

/** What readers call a value, by its id. */
export type Labels = Partial<Record<Facet, Readonly<Record<string, string>>>>;

/** All records' facts as a short text. Days count from the first; each row's from the one before. */
export function writeFacts(records: readonly RecordFacts[], labels: Labels): string {
  let last = 0;
  const days = records.map(({ date }) => {
    if (!date) return '';
    const day = Math.round(Date.parse(date) / DAY);
    const step = day - last;
    last = day;
    return step;
  });
  const facets = FACETS.map((facet) => {
    const ids = [...new Set(records.flatMap((record) => record[facet] ?? []))].toSorted();
    const places = new Map(ids.map((id, index) => [id, index.toString(36)]));
    const rows = records.map((record) =>
      (record[facet] ?? []).map((id) => places.get(id)).join('+'),
    );
    return [facet, { values: ids.map((id) => [id, labels[facet]?.[id] ?? id]), rows: rows.join() }];
  });
  return JSON.stringify({ size: records.length, days: days.join(), ...Object.fromEntries(facets) });
}

export function readFacts(text: string): Facts {
  const written = JSON.parse(text) as { size: number; days: string } & Record<
    Facet,
    { values: [string, string][]; rows: string }
  >;
  // Nothing at all reads like the one row of a record without facts.
  const split = (rows: string) => rows.split(',').slice(0, written.size);
  let day = 0;
  const days = split(written.days).map((step) => {
    if (step === '') return undefined;
    day += Number(step);
    return new Date(day * DAY).toISOString().slice(0, 10);
  });
  // Rows with the same values share them: ten thousand lists would weigh more than the index.
  const known = new Map<string, number[]>();
  const toPlaces = (row: string) => {
    const places =
      known.get(row) ??
      (row === '' ? [] : row.split('+').map((place) => Number.parseInt(place, 36)));
    known.set(row, places);
    return places;
  };
  const read = (facet: Facet) => ({
    values: written[facet].values.map(([id, label]) => ({ id, label })),
    rows: split(written[facet].rows).map(toPlaces),
  });
  return {
    days,
    facets: {
      kind: read('kind'),
      year: read('year'),
      unit: read('unit'),
      topic: read('topic'),
      campaign: read('campaign'),
    },
  };
}

const DAY = 86_400_000;
