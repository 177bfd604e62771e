import { type CollectionName, collections } from '../src/model/collections.ts';
import type { JsonSchema } from '../src/model/json-schema.ts';
import type { CmsField } from './decap.ts';

/**
 * The form's fields for the properties of an object of the model, in its order. None of them
 * holds up a save: what is missing or wrong is said when a draft is sent on, by the server.
 */
export function fieldsOf(schema: JsonSchema, isOptional = false): CmsField[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const isNeeded = (schema.required ?? []).includes(name);
    return isOptional && isNeeded
      ? fieldOf(name, { ...property, description: `${NEEDED} ${property.description}` }, true)
      : fieldOf(name, property, isNeeded);
  });
}

const NEEDED = 'Phải điền khi dùng phần này.';

/** Where a list holds how an article stands for readers. No file holds it. */
export const STATE = 'deskstate';

/** How an entry of a collection is named in lists and pickers. */
export function summaryOf(name: CollectionName): string {
  const place = collections[name];
  if (name === 'articles') return `{{title}} · {{date | date('DD/MM/YYYY')}}{{${STATE}}}`;
  if (name === 'documents') return "{{number}} · {{date | date('DD/MM/YYYY')}} · {{summary}}";
  if (name === 'campaigns') return "{{name}} · {{from | date('YYYY')}}";
  if (name === 'achievements') return '{{name}} · {{honour}} · {{year}}';
  return 'title' in place ? `{{${place.title}}}` : place.label;
}

function fieldOf(name: string, schema: JsonSchema, isNeeded: boolean): CmsField {
  return {
    name,
    ...(schema.title && { label: isNeeded ? schema.title : `${schema.title} ${OPTIONAL}` }),
    ...(schema.description && { hint: schema.description }),
    required: false,
    ...widgetOf(schema, isNeeded),
  };
}

// Decap would say this of every field, as none is required for a save: its own word is emptied.
export const OPTIONAL = '(không bắt buộc)';

function widgetOf(schema: JsonSchema, isNeeded: boolean): Omit<CmsField, 'name'> {
  if (schema.reference) return relation(schema.reference);
  if (schema.items?.reference) return { ...relation(schema.items.reference), multiple: true };
  if (schema.labels) return select(schema.labels);
  if (schema.type === 'array') return list(schema);
  if (schema.type === 'object')
    return {
      widget: isPicture(schema) ? 'picture' : 'object',
      collapsed: !isNeeded,
      fields: fieldsOf(schema, !isNeeded),
    };
  if (schema.type === 'boolean') return { widget: 'boolean' };
  if (schema.type === 'integer' || schema.type === 'number') return number(schema);
  if (schema.widget === 'image' || schema.widget === 'file')
    return { widget: schema.widget, choose_url: false };
  if (schema.widget === 'datetime') return { widget: 'datetime', time: schema.format !== 'date' };
  return { widget: schema.widget ?? 'string' };
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
  const shared = { widget: schema.widget ?? 'list', label_singular: label, collapsed: true };
  if (items.type !== 'object')
    return { ...shared, field: { ...fieldOf('value', items, true), label } };
  const fields = fieldsOf(items);
  const shown = fields
    .filter(({ name, widget }) => items.required?.includes(name) && widget !== 'list')
    .slice(0, 2);
  return { ...shared, fields, summary: shown.map(({ name }) => `{{fields.${name}}}`).join(' · ') };
}

const number = ({ type }: JsonSchema): Omit<CmsField, 'name'> => ({
  widget: 'number',
  value_type: type === 'integer' ? 'int' : 'float',
});
