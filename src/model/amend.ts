import { isScalar, parseDocument } from 'yaml';
import { plainSchema } from './collections.ts';
import { entryOf } from './entries.ts';
import { splitSource } from './frontmatter.ts';
import { toNfc } from '../nfc.ts';

/** One value of an entry: where it stands, and what it is to be; undefined takes it away. */
export interface Amendment {
  path: readonly (string | number)[];
  value: unknown;
}

/**
 * The text of an entry with some values set anew. Everything else stays as somebody wrote it,
 * comments among it; a new key comes where the model has it. The text must be readable.
 */
export function amendSource(
  file: string,
  source: string,
  amendments: readonly Amendment[],
): string {
  const { yaml, before, after } = splitSource(file, source);
  const document = parseDocument(yaml);
  for (const { path, value } of amendments)
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, document.createNode(value));
  inModelOrder(
    document.contents,
    amendments.map(({ path }) => path[0]),
    modelKeys(file),
  );
  const style = { lineWidth: 0, singleQuote: true, nullStr: '' } as const;
  return before + toNfc(document.toString(style)) + after;
}

const modelKeys = (file: string): string[] => {
  const entry = entryOf(file);
  return entry ? Object.keys(plainSchema(entry.collection).shape) : [];
};

/** Moves keys that came last to where the model has them. */
function inModelOrder(
  contents: unknown,
  touched: readonly unknown[],
  order: readonly string[],
): void {
  if (!contents || typeof contents !== 'object' || !('items' in contents)) return;
  const items = contents.items as { key: unknown }[];
  const rank = ({ key }: { key: unknown }) =>
    order.indexOf(String(isScalar(key) ? key.value : key));
  const last = items.at(-1);
  if (!last || !touched.includes(isScalar(last.key) ? last.key.value : last.key)) return;
  const place = items.findIndex((item) => rank(item) > rank(last));
  if (place !== -1) items.splice(place, 0, ...items.splice(-1));
}
