import { parse } from 'yaml';

/** A key at the start of a line of an entry's head. */
export interface HeadLine {
  /** What follows the key in its line. */
  value: string;
  /** The lines below that belong to it. */
  block: string;
}

/**
 * The lines of a head by their keys. Only what is asked of them is read: 10,000 entries must take
 * no time.
 */
export function headLines(head: string): Map<string, HeadLine> {
  const lines = new Map<string, HeadLine>();
  for (const [, key = '', value = '', block = ''] of head.matchAll(LINE))
    lines.set(key, { value, block });
  return lines;
}

/** The text of a line, `''` when there is none. */
export function textIn(line: HeadLine | undefined): string {
  if (!line) return '';
  const value = line.value.trim();
  // Quoted texts and texts over several lines are YAML's to read; others stand there as they are.
  const isPlain = !/^['"|>&!]|\s#/u.test(value) && line.block.trim() === '';
  const read = isPlain ? value : valueIn(line);
  return (typeof read === 'object' ? '' : String(read ?? '')).trim().normalize('NFC');
}

/** The text of a key inside a line's block, wherever it stands there first. */
export function nestedTextIn(line: HeadLine | undefined, key: string): string {
  const value = new RegExp(`^[ \\t-]*${key}:[ \\t]*(.*)$`, 'mu').exec(line?.block ?? '')?.[1];
  return textIn(value === undefined ? undefined : { value, block: '' });
}

/** The words of a list, each without spaces: ids and addresses. */
export function listIn(line: HeadLine | undefined): string[] {
  if (!line) return [];
  if (line.value.trim() === '')
    return [...line.block.matchAll(/^\s*-[ \t]+['"]?([^'"\s]+)/gmu)].map(([, id = '']) => id);
  const read = valueIn(line);
  return Array.isArray(read) ? read.map(String) : [];
}

/** The value of a line as YAML. A file that is half written gives what of it can be read. */
export function valueIn({ value, block }: HeadLine): unknown {
  try {
    return (parse(`a: ${value}${block}`) as { a: unknown }).a;
  } catch {
    return undefined;
  }
}

const LINE = /^([A-Za-z]+):[ \t]*(.*)((?:\n(?:[ \t-].*)?(?=\n|$))*)/gmu;
