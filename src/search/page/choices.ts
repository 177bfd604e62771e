import type { Answer, Facet } from '../answer.ts';
import { RECORD_KINDS } from '../manifest.ts';

/** A box to tick. */
export interface Choice {
  value: string;
  label: string;
  count: number;
  isActive: boolean;
}

/** What readers call the facets. */
export const FACET_LABELS: Record<Facet, string> = {
  kind: 'Loại',
  year: 'Năm',
  unit: 'Đơn vị',
  topic: 'Chuyên đề',
  campaign: 'Tháng hành động',
};

/**
 * The boxes of a facet: those that would give something, and those that are ticked. None when there
 * is but one and it would leave everything as it is. Kinds and years keep their places while counts
 * change; the rest is as given.
 */
export function choicesOf(
  facet: Facet,
  { counts, total }: Pick<Answer, 'counts' | 'total'>,
  active: readonly string[] = [],
): Choice[] {
  const found = counts[facet].filter(({ value, count }) => count > 0 || active.includes(value));
  const gone = active.filter((value) => !found.some((other) => other.value === value));
  const all = [...found, ...gone.map((value) => ({ value, count: 0 }))];
  const [only, ...others] = all;
  if (only && others.length === 0 && active.length === 0 && only.count >= total) return [];
  return inOrder(facet, all).map(({ value, count }) => ({
    value,
    label: labelOf(facet, value, counts),
    count,
    isActive: active.includes(value),
  }));
}

/** What readers call a value. One that nobody counted goes by what stands in the address. */
export function labelOf(facet: Facet, value: string, counts: Answer['counts']): string {
  const kind = facet === 'kind' ? KINDS.find(([kind]) => kind === value)?.[1] : undefined;
  return kind ?? counts[facet].find((counted) => counted.value === value)?.label ?? value;
}

function inOrder<Counted extends { value: string }>(facet: Facet, all: Counted[]): Counted[] {
  if (facet === 'year') return all.toSorted((a, b) => Number(b.value) - Number(a.value));
  if (facet !== 'kind') return all;
  const placeOf = ({ value }: Counted) => KINDS.findIndex(([kind]) => kind === value);
  return all.toSorted((a, b) => placeOf(a) - placeOf(b));
}

const KINDS = Object.entries(RECORD_KINDS);
