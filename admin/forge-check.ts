import { type CollectionName, collections, plainSchema } from '../src/model/collections.ts';
import { parseSource } from '../src/model/frontmatter.ts';
import { describeProblem } from '../src/model/problems.ts';
import type { Immutable } from './decap.ts';
import { fileFormat } from './format.ts';

/**
 * Refuses an entry that the model refuses, with the first sentences that say why: with a forge
 * there is no server that would, and the build would stop at it. Throws for the editor.
 */
export function refuseIncomplete(entry: Immutable): void {
  const name = String(entry.get('collection') ?? '');
  const values = entry.get('data') as Immutable | undefined;
  if (!Object.hasOwn(collections, name) || !values) return;
  const problems = problemsIn(name as CollectionName, values.toJS() as Record<string, unknown>);
  if (problems.length === 0) return;
  const more = problems.length - SHOWN;
  const rest = more > 0 ? [`Còn ${more} chỗ nữa.`] : [];
  // Decap shows an error by its name and its words; the name would be English.
  throw Object.assign(new Error([...problems.slice(0, SHOWN), ...rest].join(' ')), { name: '' });
}

const SHOWN = 3;

/** What the model says of an entry's values, in Vietnamese sentences. */
export function problemsIn(name: CollectionName, values: Record<string, unknown>): string[] {
  const file = `entry.${collections[name].extension}`;
  const { data } = parseSource(file, fileFormat(name).toFile(values));
  const result = plainSchema(name).safeParse(data);
  return result.success
    ? []
    : result.error.issues.map((problem) => describeProblem(name, problem, data));
}
