import type { EntryFile } from '../../src/model/entries.ts';
import { parseSource } from '../../src/model/frontmatter.ts';

/** The id of the unit that a text names as its own, or null when it names none that can be read. */
export function unitOf({ file }: Pick<EntryFile, 'file'>, source: string): string | null {
  const { data } = parseSource(file, source);
  const unit = data && typeof data === 'object' ? Reflect.get(data, 'unit') : undefined;
  return typeof unit === 'string' && unit !== '' ? unit : null;
}
