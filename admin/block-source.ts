/** What the fields of a block hold. */
export type BlockValue = string | number | boolean | string[];

/**
 * `<StatChart id="nu-vien-chuc" />`: empty values are left out, the order is that of `values`. The
 * items of a list are numbered, `src1="…" alt1="…"`, and such a tag has one line for each.
 */
export function writeTag(name: string, values: Record<string, unknown>): string {
  const entries = Object.entries(values);
  const rows = entries.flatMap(([key, value]) =>
    isItems(value) ? writeItems(value) : [writeAttribute(key, value)].filter(Boolean),
  );
  return entries.some(([, value]) => isItems(value)) && rows.length > 0
    ? `<${name}\n${rows.map((row) => `  ${row}\n`).join('')}/>`
    : `<${[name, ...rows].join(' ')} />`;
}

const isItems = (value: unknown): value is Record<string, unknown>[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null);

// An item without any value takes no number.
const writeItems = (items: readonly Record<string, unknown>[]): string[] =>
  items
    .filter((item) => Object.entries(item).some(([key, value]) => writeAttribute(key, value)))
    .map((item, index) =>
      Object.entries(item)
        .map(([key, value]) => writeAttribute(`${key}${index + 1}`, value))
        .filter(Boolean)
        .join(' '),
    );

function writeAttribute(name: string, value: unknown): string {
  if (value === undefined || value === null || value === '' || value === false) return '';
  if (value === true) return name;
  if (typeof value === 'number') return `${name}={${value}}`;
  return `${name}="${encodeValue(String(value))}"`;
}

// Inside quotes MDX reads character references and nothing else.
const encodeValue = (value: string) =>
  value
    .normalize('NFC')
    .trim()
    .replace(/[^\S\n]+/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replace(/ ?\n ?/gu, '&#10;');

/** A self-closing tag with literal values, or undefined for any other source. */
export function readTag(
  source: string,
): { name: string; values: Record<string, BlockValue> } | undefined {
  const tag =
    /^<([A-Z][A-Za-z0-9]*)((?:\s+[a-z][A-Za-z0-9]*(?:=(?:"[^"]*"|'[^']*'|\{[^{}"']*\}))?)*)\s*\/>$/u.exec(
      source.trim(),
    );
  if (!tag) return undefined;
  const [, name = '', attributes = ''] = tag;
  const values: Record<string, BlockValue> = {};
  for (const [, key = '', value] of attributes.matchAll(
    /([a-z][A-Za-z0-9]*)(?:=("[^"]*"|'[^']*'|\{[^{}"']*\}))?/gu,
  )) {
    const read = readValue(value);
    if (read === undefined || key in values) return undefined;
    values[key] = read;
  }
  return { name, values };
}

function readValue(source: string | undefined): BlockValue | undefined {
  if (source === undefined) return true;
  const inner = source.slice(1, -1).trim();
  if (!source.startsWith('{')) return decodeValue(source.slice(1, -1));
  if (inner === 'true' || inner === 'false') return inner === 'true';
  return /^-?\d+(?:\.\d+)?$/u.test(inner) ? Number(inner) : undefined;
}

const decodeValue = (source: string) =>
  source.replace(/&(?:#(\d{1,7})|(amp|quot|apos|lt|gt|nbsp));/gu, (_, code, name: string) =>
    code ? String.fromCodePoint(Math.min(Number(code), 0x10ffff)) : (NAMES[name] ?? ''),
  );

const NAMES: Record<string, string> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: '\u00A0',
};
