import type { CollectionName } from '../src/model/collections.ts';
import type { SessionAnswer } from './accounts/session.ts';
import type { CmsField } from './decap.ts';

/** What a new entry begins with, by the names of its fields. */
export type Prefill = Readonly<Record<string, string>>;

/**
 * What is known of a contributor who signed in. Editors mostly enter what others wrote: their own
 * name there would be a wrong author whom nobody notices.
 */
export function prefillOf({ person, signsIn }: SessionAnswer): Prefill {
  const { name, role, unit } = person;
  if (!signsIn || role !== 'contributor') return {};
  return { byline: name, ...(unit && { unit }) };
}

/** The fields of a collection that people write in their own name, with what is known filled in. */
export const prefilled = (
  name: CollectionName,
  fields: readonly CmsField[],
  prefill: Prefill,
): CmsField[] =>
  fields.map((field) => {
    const known = OWN.has(name) ? prefill[field.name] : undefined;
    return known === undefined ? field : { ...field, default: known };
  });

// Elsewhere a field of the same name is something else, such as the unit of a statistic.
const OWN: ReadonlySet<CollectionName> = new Set(['articles', 'achievements']);
