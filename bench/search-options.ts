import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * Reads the options of `npm run bench search`.
 * @throws {Error} naming an option that cannot be used, and its value
 */
export function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      sizes: { type: 'string', default: '2000,10000' },
      // Printed, so that a run can be repeated.
      seed: { type: 'string', default: String(randomInt(2 ** 31)) },
      // Queries of each family.
      per: { type: 'string', default: '100' },
      // Queries whose bytes and milliseconds are measured; 0 for answers only, which is quicker.
      sample: { type: 'string', default: '40' },
      only: { type: 'string', default: NAMES.join(',') },
      // An output that was built of the same texts, which spares the build.
      site: { type: 'string' },
      // Queries of one's own, one {family, q, targets} a line.
      queries: { type: 'string' },
      // A file that gets every figure and every query with what was found.
      json: { type: 'string' },
      keep: { type: 'boolean', default: false },
      'show-misses': { type: 'boolean', default: false },
    },
  });
  const number = (name: 'seed' | 'per' | 'sample', text: string) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 0)
      throw new Error(`--${name} is "${text}". Give a whole number, such as 100.`);
    return value;
  };
  const sizes = values.sizes.split(',').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 100))
    throw new Error(`--sizes is "${values.sizes}". Give whole numbers from 100, such as 2000.`);
  if (values.site && sizes.length > 1)
    throw new Error(
      '--site is one output, --sizes are several. Give the one size it was built of.',
    );
  const only = values.only.split(',');
  const unknown = only.find((name) => !NAMES.some((known) => known === name));
  if (unknown !== undefined)
    throw new Error(`--only has "${unknown}". Choose from ${NAMES.join(', ')}.`);
  return {
    sizes,
    seed: number('seed', values.seed),
    per: number('per', values.per),
    sample: number('sample', values.sample),
    only: only as EngineName[],
    site: values.site && resolve(values.site),
    queries: values.queries && resolve(values.queries),
    json: values.json,
    keep: values.keep,
    showMisses: values['show-misses'],
  };
}

export type Options = ReturnType<typeof readOptions>;
export type EngineName = (typeof NAMES)[number];
const NAMES = ['portal', 'pagefind', 'minisearch'] as const;
