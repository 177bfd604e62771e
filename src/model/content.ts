import { type CollectionName, type EntryData, plainSchema } from './collections.ts';
import type { EntryFile } from './entries.ts';
import { parseSource } from './frontmatter.ts';

/** One entry read without Astro. Its file must have passed `checkEntry`. */
export interface PlainEntry<Name extends CollectionName> {
  id: string;
  file: string;
  data: EntryData<Name>;
  body: string;
}

/** Takes the text of a file apart. Throws Zod's error when it is not what the model says. */
export function plainEntry<Name extends CollectionName>(
  { collection, id, file }: EntryFile & { collection: Name },
  source: string,
): PlainEntry<Name> {
  const { data, body } = parseSource(file, source);
  return { id, file, data: plainSchema(collection).parse(data) as EntryData<Name>, body };
}
