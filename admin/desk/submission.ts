import { parseSource } from '../../src/model/frontmatter.ts';
import { numberIndex } from '../../src/queries/document-numbers.ts';
import { readManuscriptFile } from '../../src/import/manuscript-file.ts';
import { isSameText } from '../../src/import/same-text.ts';
import { UnreadableFile } from '../../src/import/word.ts';
import {
  type Decided,
  draftOf,
  type Office,
  type WrittenDraft,
} from '../../src/import/word-draft.ts';
import type { EntryFile } from '../../src/model/entries.ts';
import { addressOf, titleOf } from './address.ts';
import { findDraft } from './drafts.ts';
import type { Person } from './people.ts';
import { Refusal } from './refusal.ts';
import type { Repository } from './repository.ts';
import { saveDraft } from './save.ts';
import type { Shelf } from './shelf.ts';
import { mayKnow, refuseTaken } from './stale.ts';

/** A file that somebody hands in as an article. */
export interface SubmittedFile {
  name: string;
  bytes: Buffer;
}

/** What became of a file. */
export interface Submitted {
  entry: EntryFile;
  title: string;
  /** `new`, or where the same article is already. */
  state: 'new' | 'draft' | 'published';
  /** What a person has to look at before the draft can be sent for review; kept with the draft. */
  flags: string[];
}

/**
 * Makes a draft of a Word or text file. The same file again changes nothing; another article at
 * its address refuses it. A contributor's article is their unit's, whatever the file says.
 */
export async function submitFile(
  repository: Repository,
  shelf: Shelf,
  person: Person,
  file: SubmittedFile,
  decided: Decided = {},
): Promise<Submitted> {
  const own = person.unit === undefined ? decided : { ...decided, unit: person.unit };
  const draft = await readFile(file, await officeOf(shelf), own);
  const entry = addressOf('articles', draft.id);
  const there = await findSame(repository, person, entry, draft);
  if (there) return there;
  await saveDraft(repository, shelf, person, {
    entry,
    base: null,
    source: draft.source,
    pictures: draft.pictures,
    flags: draft.flags,
  });
  return { entry, title: draft.title, state: 'new', flags: draft.flags };
}

async function readFile(file: SubmittedFile, office: Office, decided: Decided) {
  try {
    return await draftOf(await readManuscriptFile(file.name, file.bytes), office, decided);
  } catch (error) {
    if (error instanceof UnreadableFile) throw new Refusal(422, error.message);
    throw error;
  }
}

/** The same article, where it is already. Refuses when another one has the address. */
async function findSame(
  repository: Repository,
  person: Person,
  entry: EntryFile,
  draft: WrittenDraft,
): Promise<Submitted | undefined> {
  const main = await repository.main();
  const begun = await findDraft(repository, entry);
  const version = await repository.blob(begun?.tip ?? main, entry.file);
  if (version === null) return undefined;
  const source = await repository.source(version);
  const isSame =
    (await mayKnow(repository, person, entry, source)) &&
    isSameText(parseSource(entry.file, source).body, draft.body);
  if (!isSame) await refuseTaken(repository, person, entry, version);
  const state = begun ? 'draft' : 'published';
  return { entry, title: titleOf(entry, source), state, flags: begun?.flags ?? [] };
}

/** The published units, topics and documents. */
async function officeOf(shelf: Shelf): Promise<Office> {
  const read = async (collection: 'units' | 'topics' | 'documents') => {
    const { entries } = await shelf.list(collection, { limit: Number.MAX_SAFE_INTEGER });
    return entries;
  };
  const dataOf = ({ file, source }: { file: string; source: string }) =>
    (parseSource(file, source).data ?? {}) as Record<string, unknown>;
  const units = (await read('units')).map((unit) => ({
    id: unit.id,
    names: namesIn(dataOf(unit)),
  }));
  const topics = (await read('topics')).map((topic) => ({
    id: topic.id,
    title: String(dataOf(topic)['title'] ?? ''),
  }));
  // Registers are long: their two lines are found without reading the whole of each document.
  const documents = (await read('documents')).flatMap(({ id, source }) => {
    const number = /^number:\s*['"]?([^'"\n]+)/mu.exec(source)?.[1]?.trim();
    const date = /^date:\s*['"]?(\d{4}-\d{2}-\d{2})/mu.exec(source)?.[1];
    return number && date ? [{ id, data: { number, date } }] : [];
  });
  return { units, topics, documents: numberIndex(documents) };
}

function namesIn({ names }: Record<string, unknown>): string[] {
  if (!Array.isArray(names)) return [];
  return names.flatMap((name: unknown) => {
    const { name: full, shortName } = (name ?? {}) as { name?: unknown; shortName?: unknown };
    return [full, shortName].filter((words) => typeof words === 'string');
  });
}
