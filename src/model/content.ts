import { type CollectionName, type EntryData, plainSchema } from './collections.ts';
import { type EntryFile, readSource } from './entries.ts';
import { parseSource } from './frontmatter.ts';

/** One entry read without Astro. Its file must have passed `checkEntry`. */
export interface PlainEntry<Name extends CollectionName> {
  id: string;
  file: string;
  data: EntryData<Name>;
  body: string;
}

/** Reads one entry. Throws Zod's error when the file is not what the model says. */
export async function readEntry<Name extends CollectionName>(
  contentDir: string,
  { collection, id, file }: EntryFile & { collection: Name },
): Promise<PlainEntry<Name>> {
  return plainEntry({ collection, id, file }, await readSource(contentDir, file));
}

/** The same from the file's text. */
export function plainEntry<Name extends CollectionName>(
  { collection, id, file }: EntryFile & { collection: Name },
  source: string,
): PlainEntry<Name> {
  const { data, body } = parseSource(file, source);
  return { id, file, data: plainSchema(collection).parse(data) as EntryData<Name>, body };
}
