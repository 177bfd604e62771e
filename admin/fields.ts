import { type CollectionName, collections } from '../src/model/collections.ts';
import type { JsonSchema } from '../src/model/json-schema.ts';
import type { CmsField } from './decap.ts';

/** The form's fields for the properties of an object of the model, in its order. */
export function fieldsOf(schema: JsonSchema, isOptional = false): CmsField[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const isNeeded = (schema.required ?? []).includes(name);
    // Decap asks for the required children of an optional object even when it is left empty.
    return isOptional && isNeeded
      ? fieldOf(name, { ...property, description: `${NEEDED} ${property.description}` }, false)
      : fieldOf(name, property, isNeeded);
  });
}

const NEEDED = 'Phải điền khi dùng phần này.';

/** How an entry of a collection is named in lists and pickers. */
export function summaryOf(name: CollectionName): string {
  const place = collections[name];
  if (name === 'articles') return "{{title}} · {{date | date('DD/MM/YYYY')}}";
  if (name === 'documents') return "{{number}} · {{date | date('DD/MM/YYYY')}} · {{summary}}";
  if (name === 'campaigns') return "{{name}} · {{from | date('YYYY')}}";
  if (name === 'achievements') return '{{name}} · {{honour}} · {{year}}';
  return 'title' in place ? `{{${place.title}}}` : place.label;
}

function fieldOf(name: string, schema: JsonSchema, required: boolean): CmsField {
  return {
    name,
    ...(schema.title && { label: schema.title }),
    ...(schema.description && { hint: schema.description }),
    required,
    ...widgetOf(schema, required),
  };
}

function widgetOf(schema: JsonSchema, required: boolean): Omit<CmsField, 'name'> {
  if (schema.reference) return relation(schema.reference);
  if (schema.items?.reference)
    return { ...relation(schema.items.reference), multiple: true, ...limits(schema) };
  if (schema.labels) return select(schema.labels);
  if (schema.type === 'array') return list(schema);
  if (schema.type === 'object')
    return {
      widget: isPicture(schema) ? 'picture' : 'object',
      collapsed: !required,
      fields: fieldsOf(schema, !required),
    };
  if (schema.type === 'boolean') return { widget: 'boolean' };
  if (schema.type === 'integer' || schema.type === 'number') return number(schema);
  if (schema.widget === 'image' || schema.widget === 'file')
    return { widget: schema.widget, choose_url: false };
  if (schema.widget === 'datetime') return { widget: 'datetime', time: schema.format !== 'date' };
  return { widget: schema.widget ?? 'string', ...pattern(schema) };
}

const isPicture = ({ properties }: JsonSchema) =>
  properties?.['src']?.widget === 'image' && properties['focalPoint'] !== undefined;

function relation(collection: CollectionName): Omit<CmsField, 'name'> {
  const place = collections[collection];
  return {
    widget: 'relation',
    collection,
    value_field: '{{slug}}',
    search_fields: ['title' in place ? place.title : 'name'],
    display_fields: [summaryOf(collection)],
    options_length: 20,
  };
}

const select = (labels: Record<string, string>): Omit<CmsField, 'name'> => ({
  widget: 'select',
  options: Object.entries(labels).map(([value, label]) => ({ label, value })),
});

function list(schema: JsonSchema): Omit<CmsField, 'name'> {
  const items = schema.items ?? {};
  const label = items.title ?? schema.title?.toLocaleLowerCase('vi') ?? '';
  const shared = {
    widget: schema.widget ?? 'list',
    label_singular: label,
    collapsed: true,
    ...limits(schema),
  };
  if (items.type !== 'object')
    return { ...shared, field: { ...fieldOf('value', items, true), label } };
  const fields = fieldsOf(items);
  const shown = fields.filter(({ required, widget }) => required && widget !== 'list').slice(0, 2);
  return { ...shared, fields, summary: shown.map(({ name }) => `{{fields.${name}}}`).join(' · ') };
}

const limits = ({ minItems }: JsonSchema) => (minItems ? { min: minItems } : {});

const number = ({ type, minimum, maximum }: JsonSchema): Omit<CmsField, 'name'> => ({
  widget: 'number',
  value_type: type === 'integer' ? 'int' : 'float',
  ...(minimum !== undefined && { min: minimum }),
  ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && { max: maximum }),
});

/** The length and shape of a text, and the words for what is asked. */
function pattern(schema: JsonSchema): { pattern?: [RegExp, string] } {
  const { minLength = 0, maxLength, pattern: shape, description } = schema;
  const isLine = schema.widget !== 'text';
  if (maxLength === undefined && shape === undefined) return {};
  const length = `(?=[\\s\\S]{${minLength},${maxLength ?? ''}}$)`;
  const length_ =
    minLength > 1 ? `từ ${minLength} đến ${maxLength} ký tự` : `tối đa ${maxLength} ký tự`;
  const isPlain = shape === undefined || shape === ONE_LINE;
  const words = isPlain ? length_ : (description ?? length_);
  return {
    pattern: [
      new RegExp(`^${length}${isPlain ? (isLine ? '.*$' : '') : `(?:${shape})`}`, 'iu'),
      words,
    ],
  };
}

const ONE_LINE = '^[^\\n]*$';
