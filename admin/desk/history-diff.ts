import { diffWordsWithSpace } from 'diff';
import { z } from 'zod';
import { formatDate, formatMoment } from '../../src/dates.ts';
import { blocks, isBlockName } from '../../src/mdx/blocks.ts';
import { bodyPictures } from '../../src/mdx/read.ts';
import type { EntryFile } from '../../src/model/entries.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import { type JsonSchema, jsonSchema } from '../../src/model/json-schema.ts';

/** A stretch of text: kept, or only in the older (`-`) or the newer (`+`) version. */
export interface Part {
  text: string;
  sign: '' | '+' | '-';
}

/** What differs between two versions of an entry, as an editor reads it. */
export interface Differences {
  fields: { label: string; parts: Part[] }[];
  /** Empty when the body did not change. */
  body: Part[];
  /** Names of picture files that only one of the versions shows. */
  added: string[];
  removed: string[];
}

/** The differences from one text to another; either may be null where there was no entry. */
export function differences(
  entry: EntryFile,
  before: string | null,
  after: string | null,
): Differences {
  const [old, next] = [before, after].map((source) => parseSource(entry.file, source ?? ''));
  const { properties = {} } = jsonSchema(entry.collection);
  const [was, is] = [record(old?.data), record(next?.data)];
  const names = [...new Set([...Object.keys(properties), ...Object.keys(was), ...Object.keys(is)])];
  const fields = names.flatMap((name) => {
    const schema = properties[name] ?? {};
    const texts = [was[name], is[name]].map((value) => readable(value, schema));
    const parts = words(texts[0] ?? '', texts[1] ?? '');
    return texts[0] === texts[1] ? [] : [{ label: schema.title ?? name, parts }];
  });
  const [oldBody, newBody] = [old, next].map((parsed) => readableBody(parsed?.body ?? ''));
  const [had, has] = [picturesOf(entry, before), picturesOf(entry, after)];
  return {
    fields,
    body: oldBody === newBody ? [] : words(oldBody ?? '', newBody ?? ''),
    added: [...has].filter((name) => !had.has(name)),
    removed: [...had].filter((name) => !has.has(name)),
  };
}

/** The picture files that the text of an entry shows. */
export function picturesOf({ collection, file }: EntryFile, source: string | null): Set<string> {
  if (source === null) return new Set();
  const { data, body } = parseSource(file, source);
  const named = ['image', 'portrait'].map((field) => record(record(data)[field])['src']);
  const shown = collection === 'articles' || collection === 'pages' ? bodyPictures(body) : [];
  return new Set([...named, ...shown].flatMap((name) => (typeof name === 'string' ? [name] : [])));
}

function words(before: string, after: string): Part[] {
  // Two texts with nothing in common take long to compare and are not read word by word.
  const found = diffWordsWithSpace(before, after, { timeout: 1500 }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  return found.map(({ value, added, removed }) => ({
    text: value,
    sign: added ? ('+' as const) : removed ? ('-' as const) : ('' as const),
  }));
}

/** A value in the words of the form. */
function readable(value: unknown, schema: JsonSchema): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value))
    return value.map((item) => readable(item, schema.items ?? {})).join('\n');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, part]) => {
        const child = schema.properties?.[key] ?? {};
        return `${child.title ?? key}: ${readable(part, child)}`;
      })
      .join('\n');
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  const text = String(value);
  if (schema.labels?.[text]) return schema.labels[text];
  if (schema.format === 'date' && /^\d{4}-\d{2}-\d{2}$/u.test(text)) return formatDate(text);
  if (schema.format === 'date-time' && !Number.isNaN(Date.parse(text))) return formatMoment(text);
  return text;
}

/** A body without what only programs need: blocks by their names, characters as they look. */
const readableBody = (body: string) =>
  body
    .trim()
    .replace(/<([A-Z]\w*)((?:"[^"]*"|'[^']*'|[^"'>])*)\/>/gu, readableBlock)
    .replace(/&(lt|gt|amp|quot|#123|#125);/gu, (_, name: string) => CHARACTERS[name] ?? '')
    .replace(/\\([\\`[\]*~_#>|+.-])/gu, '$1');

function readableBlock(_: string, name: string, props: string): string {
  const { label, properties } = blockNamed(name);
  const told = [...props.matchAll(/([a-zA-Z]+)(\d*)=(?:"([^"]*)"|'([^']*)'|\{([^}]*)\})/gu)].map(
    ([, prop = '', number = '', ...values]) => {
      const schema = properties[prop] ?? {};
      const title = schema.title ?? prop;
      return `${number ? `${title} ${number}` : title}: ${readable(values.find(Boolean) ?? '', schema)}`;
    },
  );
  return `[${label}${told.length > 0 ? ` – ${told.join('; ')}` : ''}]`;
}

function blockNamed(name: string): { label: string; properties: Record<string, JsonSchema> } {
  if (!isBlockName(name)) return { label: name, properties: {} };
  const { label, schema } = blocks[name];
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
  const items = Object.values(properties).map((property) => property.items?.properties);
  return { label, properties: Object.assign({}, ...items, properties) as typeof properties };
}

const CHARACTERS: Record<string, string> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  '#123': '{',
  '#125': '}',
};

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
