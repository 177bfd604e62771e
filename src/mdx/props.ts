import type { MdxJsxFlowElement } from 'satteri';
import { z } from 'zod';
import { quote } from '../model/issues.ts';
import { type BlockName, blocks } from './blocks.ts';
import { forbiddenIn } from './escape.ts';
import { forbiddenMessage } from './limits.ts';
import { nearest } from './nearest.ts';
import { gatherItems, listIn, numberedProp } from './numbered.ts';
import { offsetOf, sourceOf } from './parse.ts';
import type { Report } from './report.ts';
import { revealCode } from './source.ts';
import { EXPRESSION_IN_TAG } from './tags.ts';

/**
 * Reads the props of a block by its schema: literal values only, each once. Reports what is
 * wrong and returns undefined then. An empty value counts as not given.
 */
export function readProps(
  name: BlockName,
  node: MdxJsxFlowElement,
  source: string,
  report: Report,
): Record<string, unknown> | undefined {
  const schema: z.ZodObject = blocks[name].schema;
  const list = listIn(schema);
  const places = attributePlaces(sourceOf(node, source)).map((place) => place + offsetOf(node));
  const offsets = new Map<string, number>();
  const values = new Map<string, unknown>();
  let isSound = true;
  const refuse = (offset: number, message: string) => {
    isSound = false;
    report(offset, message);
  };
  for (const [index, attribute] of node.attributes.entries()) {
    const offset = places[index] ?? offsetOf(node);
    if (
      attribute.type !== 'mdxJsxAttribute' ||
      (typeof attribute.value === 'object' && attribute.value !== null)
    ) {
      refuse(offset, EXPRESSION_IN_TAG);
    } else if (!fieldOf(schema, attribute.name)) {
      refuse(offset, unknownProp(name, attribute.name));
    } else if (offsets.has(attribute.name)) {
      refuse(offset, `Mục ${quote(attribute.name)} của khối ${name} ghi hai lần. Bỏ một.`);
    } else {
      offsets.set(attribute.name, offset);
      const value = readValue(fieldOf(schema, attribute.name), attribute.value ?? true);
      const forbidden = typeof value === 'string' ? forbiddenIn(value) : null;
      if (forbidden) refuse(offset, forbiddenMessage(forbidden[0]));
      else if (value !== '') values.set(attribute.name, value);
    }
  }
  const data: Record<string, unknown> = { ...(list && { [list.name]: [] }) };
  Object.assign(data, gatherItems(list, values));
  const firstOf = (place: number) =>
    [...offsets].find(([attribute]) => numberedProp(list, attribute)?.place === place)?.[1];
  const gap = list ? gapIn(data[list.name] as unknown[]) : undefined;
  if (gap)
    refuse(
      firstOf(gap.next) ?? offsetOf(node),
      `Khối ${name} có mục số ${gap.next} mà không có mục số ${gap.missing}. Đánh số liền nhau từ 1.`,
    );
  if (!isSound) return undefined;
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  for (const problem of result.error.issues) {
    const [prop = '', index, inItem] = problem.path;
    const place = typeof index === 'number' ? index + 1 : undefined;
    const attribute = place ? `${String(inItem)}${place}` : String(prop);
    report(
      offsets.get(attribute) ?? (place && firstOf(place)) ?? offsetOf(node),
      describe(name, attribute, problem, values.get(attribute)),
    );
  }
  return undefined;
}

/** The field that an attribute fills: a prop, or one of an item of the block's list. */
function fieldOf(schema: z.ZodObject, attribute: string): z.core.$ZodType | undefined {
  const list = listIn(schema);
  const numbered = numberedProp(list, attribute);
  if (numbered) return list?.item.shape[numbered.prop];
  return Object.hasOwn(schema.shape, attribute) && attribute !== list?.name
    ? schema.shape[attribute]
    : undefined;
}

/** The first number that is left out before another. */
function gapIn(items: readonly unknown[]): { missing: number; next: number } | undefined {
  const missing = Array.from(items, (item) => item === undefined).indexOf(true);
  const next = items.findIndex((item, index) => index > missing && item !== undefined);
  return missing < 0 ? undefined : { missing: missing + 1, next: next + 1 };
}

/** The title of a prop as the form shows it. */
function titleOf(name: BlockName, attribute: string): string {
  const schema: z.ZodObject = blocks[name].schema;
  const field = fieldOf(schema, attribute) ?? schema.shape[attribute];
  return inner(field)?.meta()?.title ?? attribute;
}

const inner = (field: z.core.$ZodType | undefined): z.ZodType | undefined =>
  field instanceof z.ZodOptional
    ? inner(field.unwrap())
    : field instanceof z.ZodType
      ? field
      : undefined;

// Numbers and switches are written as text too, `point="2"`: braces are for code.
function readValue(field: z.core.$ZodType | undefined, written: string | true): unknown {
  if (written === true) return true;
  const value = revealCode(written).normalize('NFC').trim();
  const type = inner(field);
  if (type instanceof z.ZodBoolean && /^(?:true|false)$/u.test(value)) return value === 'true';
  if (type instanceof z.ZodNumber && /^-?\d{1,15}(?:\.\d{1,15})?$/u.test(value))
    return Number(value);
  return value;
}

function unknownProp(name: BlockName, prop: string): string {
  const schema: z.ZodObject = blocks[name].schema;
  const list = listIn(schema);
  const number = /[1-9]\d?$/u.exec(prop)?.[0] ?? '1';
  const known = [
    ...Object.keys(schema.shape).filter((one) => one !== list?.name),
    ...Object.keys(list?.item.shape ?? {}).map((one) => one + number),
  ];
  const guess = nearest(prop, known);
  return `Khối ${name} không có mục ${quote(prop)}. ${guess ? `Có phải là ${guess}?` : `Chỉ có: ${known.join(', ')}.`}`;
}

function describe(
  name: BlockName,
  prop: string,
  problem: z.core.$ZodIssue,
  value: unknown,
): string {
  const { place } = numberedProp(listIn(blocks[name].schema), prop) ?? {};
  const item = place ? `, ảnh ${place}` : '';
  const isList = prop === listIn(blocks[name].schema)?.name;
  const field = `Khối ${name}${item}, mục “${titleOf(name, prop)}” (${isList ? 'src1, src2…' : prop})`;
  if (problem.code === 'custom' || isList) return `${field} ${problem.message}.`;
  if (value === undefined) return `${field} còn trống. Hãy điền mục này.`;
  if (value === true) return `${field} không có giá trị. Viết như ${prop}="…".`;
  switch (problem.code) {
    case 'too_big':
      return typeof value === 'string'
        ? `${field} quá dài: ${value.length} ký tự. Rút còn nhiều nhất ${problem.maximum} ký tự.`
        : `${field} là ${quote(value)}, lớn quá. Ghi số nhiều nhất là ${problem.maximum}.`;
    case 'too_small':
      return `${field} là ${quote(value)}, nhỏ quá. Ghi số từ ${problem.minimum} trở lên.`;
    case 'invalid_value':
      return `${field} là ${quote(value)}, không có trong danh sách. Chọn một trong: ${problem.values.join(', ')}.`;
    case 'invalid_type':
      return `${field} là ${quote(value)}, sai kiểu. ${problem.expected === 'boolean' ? 'Ghi true hoặc false.' : 'Ghi số nguyên.'}`;
    default:
      return `${field} là ${quote(value)}, không đúng dạng. ${/^src\d*$/u.test(prop) ? PICTURE_HINT : 'Viết trên một dòng.'}`;
  }
}

const PICTURE_HINT =
  'Ghi tên tệp ảnh nằm cạnh bài, như anh.jpg, không có thư mục hay địa chỉ mạng.';

/** Where each attribute starts in the source of a tag, in their order. */
const attributePlaces = (tag: string) =>
  Array.from(
    tag
      .replace(/^<[^\s/>]*/u, (start) => ' '.repeat(start.length))
      .matchAll(/([^\s=/>"']+)(?:\s*=\s*(?:"[^"]*"|'[^']*'))?/gu),
    ({ index }) => index,
  );
