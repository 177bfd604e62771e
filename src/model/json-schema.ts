import { z } from 'zod';
import { type CollectionName, plainSchema } from './collections.ts';

const schemas = new Map<CollectionName, JsonSchema>();

/** The model of a collection as JSON Schema, with the titles and hints that editors read. */
export function jsonSchema(collection: CollectionName): JsonSchema {
  const known = schemas.get(collection);
  if (known) return known;
  const made = z.toJSONSchema(plainSchema(collection), {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
  schemas.set(collection, made);
  return made;
}

/** The part of JSON Schema that the model uses, with its own keys. */
export interface JsonSchema {
  type?: string;
  title?: string;
  description?: string;
  widget?: string;
  reference?: CollectionName;
  labels?: Record<string, string>;
  enum?: string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  minimum?: number;
  maximum?: number;
}
