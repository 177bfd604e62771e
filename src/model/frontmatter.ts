import {
  Document,
  type ErrorCode,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  type ParsedNode,
  visit,
} from 'yaml';
import { toNfc } from '../nfc.ts';

const FENCE = /^---[ \t]*\n([\s\S]*?)(?<=\n)---[ \t]*(?:\n|$)/u;

/** A file taken apart: its data, its body, and where each value stands. */
export interface SourceFile {
  data: unknown;
  body: string;
  /** The line of the file on which the body starts, from 1. */
  bodyLine: number;
  /** Line and column, from 1, of the value at `path`, or of its nearest parent. */
  positionOf: (path: readonly PropertyKey[]) => { line: number; column: number };
  /** What YAML itself complains of, in two Vietnamese sentences. */
  problems: { line: number; column: number; message: string }[];
}

/** Reads a `.yaml` file (all data) or an `.mdx` file (data between `---` lines, then the body). */
export function parseSource(file: string, source: string): SourceFile {
  const clean = tidy(source);
  const isData = file.endsWith('.yaml');
  const fence = isData ? null : FENCE.exec(clean);
  const yaml = isData ? clean : (fence?.[1] ?? '');
  const head =
    (isData ? clean : (fence?.[0] ?? '')) + (fence && clean[fence[0].length] === '\n' ? '\n' : '');
  const firstLine = fence ? 1 : 0;

  const counter = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: counter,
    prettyErrors: false,
    // YAML's own search for keys given twice compares each with each.
    uniqueKeys: false,
  });
  const at = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line) + firstLine, column: Math.max(1, col) };
  };
  // What YAML warns of, it has not read as it stands; tags are found below, those it knows too.
  const doubts = document.warnings.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED');
  const problems = [...document.errors, ...doubts].map(({ pos, code }) => ({
    ...at(pos[0]),
    message: YAML_ERRORS[code] ?? OTHER_ERROR,
  }));
  if (document.directives.yaml.explicit)
    problems.push({ ...at(0), message: YAML_ERRORS.BAD_DIRECTIVE ?? OTHER_ERROR });
  visit(document, {
    Map: (_key, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        const name = isScalar(key) ? String(key.value ?? '') : key;
        const message = YAML_ERRORS.DUPLICATE_KEY ?? OTHER_ERROR;
        if (seen.has(name)) problems.push({ ...at(keyStart(key)), message });
        seen.add(name);
      }
    },
    Alias: (_key, node) =>
      void problems.push({ ...at(node.range?.[0] ?? 0), message: ALIAS_ERROR }),
    Value: (_key, { anchor, tag, range }) => {
      const start = (range?.[0] ?? 0) - 1;
      const sign = anchor === undefined ? '!' : '&';
      const message = anchor === undefined ? TAG_ERROR : ANCHOR_ERROR;
      if (anchor !== undefined || tag !== undefined)
        problems.push({ ...at(Math.max(0, yaml.lastIndexOf(sign, start))), message });
    },
  });
  if (!isData && !fence && clean.startsWith('---\n'))
    problems.push({ line: 1, column: 1, message: OPEN_ERROR });
  return {
    data: problems.length > 0 ? undefined : (document.toJS() ?? {}),
    body: clean.slice(head.length),
    bodyLine: isData ? 1 : head.split('\n').length,
    positionOf: (path) => at(offsetOf(document.contents, path)),
    problems,
  };
}

/** A file's YAML and what stands before and after it: together they are the file. */
export function splitSource(file: string, source: string) {
  const clean = tidy(source);
  if (file.endsWith('.yaml')) return { yaml: clean, before: '', after: '' };
  const yaml = FENCE.exec(clean)?.[1] ?? '';
  const start = clean.indexOf('\n') + 1;
  return { yaml, before: clean.slice(0, start), after: clean.slice(start + yaml.length) };
}

const tidy = (source: string) => toNfc(source.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n'));

const OTHER_ERROR =
  'Phần khai báo viết sai cú pháp YAML. Kiểm tra dấu hai chấm, dấu nháy và thụt đầu dòng ở đây.';
const OPEN_ERROR =
  'Phần khai báo mở bằng dòng --- mà không đóng. Thêm một dòng --- trước thân bài.';
const ALIAS_ERROR =
  'Giá trị bắt đầu bằng dấu * bị hiểu là tham chiếu YAML. Đặt giá trị trong dấu nháy đơn.';
const ANCHOR_ERROR =
  'Giá trị bắt đầu bằng dấu & bị hiểu là tên đặt cho tham chiếu YAML nên không được đọc. Đặt giá trị trong dấu nháy đơn.';
const TAG_ERROR =
  'Giá trị bắt đầu bằng dấu ! bị hiểu là kiểu YAML nên không được đọc. Đặt giá trị trong dấu nháy đơn.';
const YAML_ERRORS: Partial<Record<ErrorCode, string>> = {
  DUPLICATE_KEY: 'Mục này được khai báo hai lần. Xóa một trong hai dòng.',
  MULTIPLE_DOCS:
    'Phần khai báo bị cắt đôi bởi dòng ... hoặc --- ở trên nên từ đây không được đọc. Xóa dòng đó.',
  BAD_DIRECTIVE:
    'Phần khai báo có dòng lệnh YAML bắt đầu bằng dấu %. Xóa dòng đó, hoặc đặt giá trị trong dấu nháy đơn.',
  MISSING_CHAR: 'Thiếu dấu đóng (nháy hoặc ngoặc), hoặc thiếu dấu hai chấm. Thêm dấu còn thiếu.',
  TAB_AS_INDENT: 'Đầu dòng có ký tự Tab. Thay bằng dấu cách.',
  BAD_INDENT: 'Thụt đầu dòng không đều. Sửa cho thẳng hàng với các mục cùng cấp.',
};

/** Writes data (and a body, for MDX) in the one style that the import and the desk share. */
export function formatSource(file: string, data: object, body = ''): string {
  const document = new Document(data);
  const yaml = toNfc(document.toString({ lineWidth: 0, singleQuote: true, nullStr: '' }));
  if (file.endsWith('.yaml')) return yaml;
  const text = toNfc(body)
    .replace(/\r\n?/gu, '\n')
    .replace(/^\n+|\s+$/gu, '');
  return `---\n${yaml}---\n${text === '' ? '' : `\n${text}\n`}`;
}

const keyStart = (key: unknown) => (key as Partial<ParsedNode> | null)?.range?.[0] ?? 0;

function offsetOf(root: ParsedNode | null, path: readonly PropertyKey[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const key of path) {
    if (!node || typeof node !== 'object') break;
    if (isMap(node)) {
      const pair = node.items.find((item) => String(item.key) === String(key));
      if (!pair) break;
      const keyNode = pair.key as ParsedNode;
      const value = pair.value as ParsedNode | null;
      node = value;
      offset = value?.range?.[0] ?? keyNode.range?.[0] ?? offset;
    } else if ('items' in node && Array.isArray(node.items)) {
      const item = node.items[Number(key)] as ParsedNode | undefined;
      if (!item) break;
      node = item;
      offset = item.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
