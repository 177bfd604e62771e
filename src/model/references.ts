import type { CollectionName } from './collections.ts';
import { type JsonSchema, jsonSchema } from './json-schema.ts';

/** A place in an entry's data that names another entry. */
export interface FoundReference {
  collection: CollectionName;
  id: string;
  path: (string | number)[];
}

/** Every reference in the data of an entry, by the model. Data of the wrong shape has none. */
export const referencesIn = (collection: CollectionName, data: unknown): FoundReference[] =>
  walk(jsonSchema(collection), data, []);

function walk(
  schema: JsonSchema | undefined,
  value: unknown,
  path: (string | number)[],
): FoundReference[] {
  if (!schema || value === undefined || value === null) return [];
  if (schema.reference)
    return typeof value === 'string' ? [{ collection: schema.reference, id: value, path }] : [];
  if (Array.isArray(value))
    return value.flatMap((item, index) => walk(schema.items, item, [...path, index]));
  if (typeof value === 'object' && schema.properties)
    return Object.entries(schema.properties).flatMap(([key, child]) =>
      walk(child, (value as Record<string, unknown>)[key], [...path, key]),
    );
  return [];
}
