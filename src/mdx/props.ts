import type { MdxJsxFlowElement } from 'satteri';
import { z } from 'zod';
import { quote } from '../model/issues.ts';
import { type BlockName, blocks } from './blocks.ts';
import { forbiddenIn } from './escape.ts';
import { forbiddenMessage } from './limits.ts';
import { nearest } from './nearest.ts';
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
  const known = Object.keys(schema.shape);
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
    } else if (!known.includes(attribute.name)) {
      refuse(offset, unknownProp(name, attribute.name, known));
    } else if (offsets.has(attribute.name)) {
      refuse(offset, `Mục ${quote(attribute.name)} của khối ${name} ghi hai lần. Bỏ một.`);
    } else {
      offsets.set(attribute.name, offset);
      const value = readValue(schema.shape[attribute.name], attribute.value ?? true);
      const forbidden = typeof value === 'string' ? forbiddenIn(value) : null;
      if (forbidden) refuse(offset, forbiddenMessage(forbidden[0]));
      else if (value !== '') values.set(attribute.name, value);
    }
  }
  if (!isSound) return undefined;
  const result = schema.safeParse(Object.fromEntries(values));
  if (result.success) return result.data;
  for (const problem of result.error.issues) {
    const prop = String(problem.path[0]);
    report(offsets.get(prop) ?? offsetOf(node), describe(name, prop, problem, values.get(prop)));
  }
  return undefined;
}

/** The title of a prop as the form shows it. */
const titleOf = (name: BlockName, prop: string) =>
  inner((blocks[name].schema as z.ZodObject).shape[prop])?.meta()?.title ?? prop;

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

function unknownProp(name: BlockName, prop: string, known: readonly string[]): string {
  const guess = nearest(prop, known);
  return `Khối ${name} không có mục ${quote(prop)}. ${guess ? `Có phải là ${guess}?` : `Chỉ có: ${known.join(', ')}.`}`;
}

function describe(
  name: BlockName,
  prop: string,
  problem: z.core.$ZodIssue,
  value: unknown,
): string {
  const field = `Khối ${name}, mục “${titleOf(name, prop)}” (${prop})`;
  if (problem.code === 'custom') return `${field} ${problem.message}.`;
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
      return `${field} là ${quote(value)}, không đúng dạng. ${prop === 'src' ? PICTURE_HINT : 'Viết trên một dòng.'}`;
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
