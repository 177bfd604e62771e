import { z } from 'zod';
import { blocks, isBlockName } from '../src/mdx/blocks.ts';
import { gatherItems, listIn, numberedProp } from '../src/mdx/numbered.ts';
import type { JsonSchema } from '../src/model/json-schema.ts';
import { readTag, writeTag } from './block-source.ts';
import { type BodyElement, keepsSource, shortcode, TABLE, VERBATIM } from './body-nodes.ts';
import type { CmsField, EditorComponent } from './decap.ts';
import { fieldsOf } from './fields.ts';

/** The blocks of the toolbar, the table, and the one that keeps Markdown as it is. */
export const toolbarBlocks = (): EditorComponent[] => [
  ...Object.entries(blocks).map(([id, { label }]) => component(id, label, blockFields(id))),
  { ...component(TABLE, 'Bảng', []), widget: TABLE },
  component(VERBATIM, 'Đoạn Markdown', [
    {
      name: 'source',
      label: 'Mã Markdown',
      hint: 'Những gì trình soạn thảo không hiện được, giữ nguyên từng chữ; chỉ sửa nếu bạn quen viết Markdown.',
      widget: 'text',
    },
  ]),
];

/**
 * The source of a block; empty values are left out. Attributes stand in `order`, which is that of
 * the source they came from, and else as the form has them: the editor's own maps have none.
 */
export function writeBlock(
  id: string,
  values: Record<string, unknown>,
  order: readonly string[] = [],
): string {
  if (!isBlockName(id)) return '';
  const { schema } = blocks[id];
  const list = listIn(schema);
  const sorted = inOrder(values, [...order, ...Object.keys(schema.shape)]);
  const items = list && sorted[list.name];
  if (!list || !Array.isArray(items)) return writeTag(id, sorted);
  const fields = Object.keys(list.item.shape);
  const inItem = (item: Record<string, unknown>, index: number) =>
    inOrder(item, [...order, ...fields.map((field) => field + (index + 1))], String(index + 1));
  return writeTag(id, { ...sorted, [list.name]: items.map(inItem) });
}

function inOrder(values: Record<string, unknown>, order: readonly string[], number = '') {
  const places = new Map(order.toReversed().map((name, index) => [name, order.length - index]));
  const placeOf = (name: string) => places.get(name + number) ?? Infinity;
  return Object.fromEntries(
    Object.entries(values).toSorted(([a], [b]) =>
      placeOf(a) === placeOf(b) ? 0 : placeOf(a) - placeOf(b),
    ),
  );
}

/** The block that a tag is, when the rich editor knows all of it. */
export function readBlock(source: string): BodyElement | undefined {
  const tag = readTag(source);
  if (!tag || !isBlockName(tag.name)) return undefined;
  const { schema } = blocks[tag.name];
  const list = listIn(schema);
  const values = gatherItems(list, Object.entries(tag.values));
  const isKnown = Object.keys(tag.values).every(
    (name) =>
      numberedProp(list, name) !== undefined ||
      (Object.hasOwn(schema.shape, name) && name !== list?.name),
  );
  const items: unknown[] = list ? Array.from((values[list.name] ?? []) as unknown[]) : [];
  const order = [...Object.keys(values), ...Object.keys(tag.values)];
  return isKnown && !items.includes(undefined) ? shortcode(tag.name, values, order) : undefined;
}

function blockFields(id: string): CmsField[] {
  if (!isBlockName(id)) return [];
  const schema = z.toJSONSchema(blocks[id].schema, { io: 'input', unrepresentable: 'any' });
  return fieldsOf(schema as JsonSchema);
}

// Decap's own reading and writing of Markdown is not used, so these only have to exist.
const component = (id: string, label: string, fields: CmsField[]): EditorComponent => ({
  id,
  label,
  fields,
  widget: 'block',
  block: id,
  pattern: /^$.^/u,
  fromBlock: () => ({}),
  toBlock: (values) => (keepsSource(id) ? String(values['source'] ?? '') : writeBlock(id, values)),
  toPreview: () => '',
});
