import type { z } from 'zod';
import type { CollectionName } from './collections.ts';
import { quote } from './issues.ts';
import { type JsonSchema, jsonSchema } from './json-schema.ts';

type Problem = z.core.$ZodIssue;

/** What the schema complains of, in two Vietnamese sentences that name field and value. */
export function describeProblem(
  collection: CollectionName,
  problem: Problem,
  data: unknown,
): string {
  const value = valueAt(data, problem.path);
  const field = labelOf(collection, problem.path);
  const isMissing = value === undefined || value === null || value === '';
  if (isMissing && problem.code !== 'unrecognized_keys' && problem.code !== 'custom')
    return `${field} còn trống. Hãy điền mục này.`;
  switch (problem.code) {
    case 'too_small':
      return problem.origin === 'string'
        ? `${field} quá ngắn: ${lengthOf(value)} ký tự (${quote(value)}). Viết ít nhất ${problem.minimum} ký tự.`
        : problem.origin === 'array'
          ? `${field} còn trống. Thêm ít nhất ${problem.minimum} mục.`
          : `${field} là ${quote(value)}, nhỏ quá. Ghi số từ ${problem.minimum} trở lên.`;
    case 'too_big':
      return problem.origin === 'string'
        ? `${field} quá dài: ${lengthOf(value)} ký tự (${quote(value)}). Rút còn nhiều nhất ${problem.maximum} ký tự.`
        : `${field} là ${quote(value)}, lớn quá. Ghi số nhiều nhất là ${problem.maximum}.`;
    case 'invalid_type':
      return `${field} là ${quote(value)}, sai kiểu. Ghi ${EXPECTED[problem.expected] ?? 'đúng kiểu của mục này'}.`;
    case 'invalid_value':
      return `${field} là ${quote(value)}, không có trong danh sách. Chọn một trong: ${problem.values.join(', ')}.`;
    case 'invalid_format':
      return `${field} là ${quote(value)}, không đúng dạng. ${formatHint(problem, collection)}`;
    case 'unrecognized_keys':
      return `Không có mục ${problem.keys.map(quote).join(', ')} trong ${field}. Xóa dòng đó, hoặc sửa cho đúng tên mục.`;
    case 'custom':
      return `${field}: ${problem.message}.`;
    default:
      return `${field} là ${quote(value)}, không dùng được. Sửa lại mục này.`;
  }
}

const EXPECTED: Record<string, string> = {
  string: 'chữ (đặt trong dấu nháy nếu toàn chữ số)',
  number: 'số, không có dấu nháy',
  int: 'số nguyên',
  boolean: 'true hoặc false',
  array: 'danh sách, mỗi dòng một mục bắt đầu bằng dấu gạch ngang',
  object: 'các mục con thụt vào trong',
};

function formatHint(problem: Problem, collection: CollectionName): string {
  const format = 'format' in problem ? problem.format : '';
  if (format === 'date') return 'Ghi ngày có thật theo dạng năm-tháng-ngày, ví dụ 2020-03-16.';
  if (format === 'datetime') return 'Ghi ngày giờ theo dạng 2020-03-19T13:10:00+07:00.';
  if (format === 'email') return 'Ghi một địa chỉ thư như ten@coquan.vn.';
  if (collection === 'documents' && problem.path[0] === 'number')
    return 'Ghi liền, không dấu cách, như 241/BHXH-TCCB, 42/2022/NĐ-CP hoặc 11-NQ/TW.';
  if (collection === 'documents' && problem.path[0] === 'file')
    return 'Ghi tên tệp PDF nằm cạnh văn bản, không dấu, chữ thường, như 241-bhxh-tccb-2020.pdf.';
  if (problem.path.some((key) => key === 'url' || key === 'redirects'))
    return 'Ghi địa chỉ bắt đầu bằng https://, mailto: hoặc / (trang của cổng).';
  return 'Viết trên một dòng.';
}

const lengthOf = (value: unknown) => (typeof value === 'string' ? value.length : 0);

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

// “Ảnh đại diện › Mô tả ảnh”: the titles that the form shows, from the outside in.
export function labelOf(collection: CollectionName, path: readonly PropertyKey[]): string {
  let schema: JsonSchema | undefined = jsonSchema(collection);
  const labels: string[] = [];
  for (const key of path) {
    if (typeof key === 'number') {
      labels.push(`mục ${key + 1}`);
      schema = schema?.items;
      continue;
    }
    schema = schema?.properties?.[String(key)];
    labels.push(schema?.title ?? String(key));
  }
  return labels.length > 0 ? `Mục “${labels.join(' › ')}”` : 'phần khai báo';
}
