import { z } from 'zod';
import { blocks, isBlockName } from '../src/mdx/blocks.ts';
import { gatherItems, listIn, numberedProp } from '../src/mdx/numbered.ts';
import type { JsonSchema } from '../src/model/json-schema.ts';
import { readTag, writeTag } from './block-source.ts';
import { type BodyElement, shortcode, VERBATIM } from './body-nodes.ts';
import type { CmsField, EditorComponent } from './decap.ts';
import { fieldsOf } from './fields.ts';

/** The blocks of the toolbar, and the one that keeps Markdown as it is. */
export const toolbarBlocks = (): EditorComponent[] => [
  ...Object.entries(blocks).map(([id, { label }]) => component(id, label, blockFields(id))),
  component(VERBATIM, 'Đoạn Markdown', [
    {
      name: 'source',
      label: 'Mã Markdown',
      hint: 'Bảng, chú thích cuối trang… được giữ nguyên từng chữ; chỉ sửa nếu bạn quen viết Markdown.',
      widget: 'text',
    },
  ]),
];

/** The source of a block, its attributes in the order of `values`; empty ones are left out. */
export const writeBlock = (id: string, values: Record<string, unknown>): string =>
  isBlockName(id) ? writeTag(id, values) : '';

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
  return isKnown && !items.includes(undefined) ? shortcode(tag.name, values) : undefined;
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
  collapsed: false,
  pattern: /^$.^/u,
  fromBlock: () => ({}),
  toBlock: (values) => (id === VERBATIM ? String(values['source'] ?? '') : writeBlock(id, values)),
  toPreview: () => '',
});
