import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import type { GlossaryTerm } from '../src/search/manifest.ts';

/** An abbreviation counts as general when so many texts explain it. */
const FEWEST_TEXTS = 5;

/**
 * Adds the general abbreviations that an office keeps to the glossary, as the texts of the corpus
 * explain them; not those of the queries, which the project's own glossary only has in part.
 * @returns how many were added
 */
export async function extendGlossary(contentDir: string): Promise<number> {
  const corpus = resolve(process.env['CORPUS'] || '../shared/corpus/news-10k.jsonl.gz');
  const list = join(dirname(corpus), 'abbreviations.tsv');
  const text = await readFile(list, 'utf8').catch((cause: unknown) => {
    throw new Error(
      `The abbreviations ${list} cannot be read. Put the file beside the corpus: abbr, long_form, docs, separated by tabs.`,
      { cause },
    );
  });
  const file = join(contentDir, 'glossary.yaml');
  const { terms } = parse(await readFile(file, 'utf8')) as { terms: GlossaryTerm[] };
  const known = new Set(terms.map(keyOf));
  const added = text
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .filter(
      ([, expansion = '', texts]) => Number(texts) >= FEWEST_TEXTS && IS_VIETNAMESE(expansion),
    )
    .map(([abbreviation = '', expansion = '']) => ({ abbreviation, expansion }))
    .filter((term) => !known.has(keyOf(term)));
  await writeFile(file, stringify({ terms: [...terms, ...added] }));
  return added.length;
}

const keyOf = ({ abbreviation, expansion }: GlossaryTerm) =>
  `${abbreviation} ${expansion.toLowerCase()}`.normalize('NFC');
/** `Wall Street Journal` is in the list too. */
const IS_VIETNAMESE = (text: string) => /[^\x20-\x7e]/u.test(text);
