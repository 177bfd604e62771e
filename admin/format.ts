import { type CollectionName, collections } from '../src/model/collections.ts';
import { formatSource, parseSource } from '../src/model/frontmatter.ts';
import { type JsonSchema, jsonSchema } from '../src/model/json-schema.ts';
import type { CustomFormat } from './decap.ts';

/** How Decap reads and writes the files of a collection. What an editor left empty is not written. */
export function fileFormat(name: CollectionName): CustomFormat {
  const { extension } = collections[name];
  const file = `entry.${extension}`;
  return {
    fromFile(text) {
      const { data, body } = parseSource(file, text);
      return { ...(isRecord(data) && data), ...(extension === 'mdx' && { body: body.trim() }) };
    },
    toFile({ body, ...values }) {
      const data = clean(values, jsonSchema(name));
      return formatSource(file, isRecord(data) ? data : {}, typeof body === 'string' ? body : '');
    },
  };
}

/**
 * The text to send: `loaded` itself when `next` says nothing else than it, so that opening and
 * saving changes no byte. `file` is the path below the content folder.
 */
export function keepUnchanged(loaded: string, next: string, file: string): string {
  const before = parseSource(file, loaded);
  const after = parseSource(file, next);
  if (before.problems.length > 0 || after.problems.length > 0) return next;
  const schema = schemaOf(file);
  const isSame =
    before.body.trim() === after.body.trim() &&
    canonical(clean(before.data, schema)) === canonical(clean(after.data, schema));
  return isSame ? loaded : next;
}

function schemaOf(file: string): JsonSchema {
  const found = (Object.keys(collections) as CollectionName[]).find((name) => {
    const place = collections[name];
    return 'file' in place ? place.file === file : file.startsWith(`${place.folder}/`);
  });
  return found ? jsonSchema(found) : {};
}

/** A value in the order of the model without what is empty; undefined when nothing is left. */
function clean(value: unknown, schema: JsonSchema): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.normalize('NFC');
  if (Array.isArray(value)) {
    const items = value
      .map((item) => clean(item, schema.items ?? {}))
      .filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (!isRecord(value)) return value === null ? undefined : value;
  const known = Object.entries(schema.properties ?? {});
  const names = known.length > 0 ? known.map(([name]) => name) : Object.keys(value);
  const entries = names.flatMap((name): [string, unknown][] => {
    const property = schema.properties?.[name] ?? {};
    const child = clean(value[name], property);
    const isUnset = child === undefined || (child === false && !schema.required?.includes(name));
    return isUnset ? [] : [[name, child]];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    isRecord(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
