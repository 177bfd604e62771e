import { bareAddress } from '../../src/model/addresses.ts';
import { checkEntry, missingReferences } from '../../src/model/check.ts';
import { type CollectionName, collections } from '../../src/model/collections.ts';
import { type EntryFile, entryFile, entryOf } from '../../src/model/entries.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import { type Issue, quote } from '../../src/model/issues.ts';
import { checkWriting, type Surroundings } from '../../src/writing/check.ts';
import { numberKey } from '../../src/queries/document-numbers.ts';
import { draftRef, valueAt } from './address.ts';
import { missingAttachment } from './attachments.ts';
import { type Former, formerAddresses, takenAddresses } from './former-addresses.ts';
import { missingPictures } from './missing-pictures.ts';
import type { Person } from './people.ts';
import { Refusal } from './refusal.ts';
import type { Repository } from './repository.ts';
import { draftFor, shelfFor } from './roles.ts';
import { once, type Shelf } from './shelf.ts';

/**
 * What is wrong with an entry's text: the model, the policy for bodies, references to entries
 * that are neither published nor this one, pictures and PDFs that none of `commits` has and that are
 * not `atHand` either; and what is worth a second look. A reference to a draft is no more than a
 * warning until the text is published; then `besides` are the entries that are published with it.
 * What `person` may not know of is as if it did not exist.
 */
export async function issuesOf(
  repository: Repository,
  published: Shelf,
  person: Person,
  entry: EntryFile,
  source: string,
  commits: readonly string[],
  { besides, atHand = new Set() }: ReviewOptions = {},
): Promise<Issue[]> {
  const shelf = shelfFor(published, person);
  const former = await formerAddresses(shelf);
  const issues = [
    ...checkEntry(entry.file, source),
    ...(await wrongReferences(repository, shelf, person, entry, source, besides)),
    ...(await missingPictures(repository, entry, source, commits)).filter(
      ({ words }) => !atHand.has(words ?? ''),
    ),
    ...(await missingAttachment(repository, entry, source, commits)),
    ...(await takenAddresses(shelf, entry, source, former)),
    ...checkWriting(entry.file, source, await surroundings(shelf, entry, former)),
  ];
  return issues.sort((a, b) => a.line - b.line || a.column - b.column);
}

export interface ReviewOptions {
  besides?: readonly EntryFile[];
  atHand?: ReadonlySet<string>;
}

/** An issue with the draft that is referred to, where there is one. */
export interface DraftIssue extends Issue {
  draft?: { collection: CollectionName; id: string };
}

async function wrongReferences(
  repository: Repository,
  shelf: Shelf,
  person: Person,
  entry: EntryFile,
  source: string,
  besides: readonly EntryFile[] | undefined,
): Promise<DraftIssue[]> {
  const files = await shelf.files();
  const missing: { collection: CollectionName; id: string; file: string }[] = [];
  const found = missingReferences(entry.file, source, (collection, id) => {
    const file = Object.hasOwn(collections, collection) ? entryFile(collection, id) : '';
    const isThere =
      file === entry.file || files.has(file) || besides?.some((other) => other.file === file);
    if (!isThere) missing.push({ collection, id, file });
    return isThere === true;
  });
  if (found.length === 0) return [];
  const drafts = await openDrafts(repository, person);
  const issues = found.map(async (issue, index): Promise<DraftIssue> => {
    const cited = missing[index];
    if (!cited || !(await drafts(cited.file))) return issue;
    const { collection, id } = cited;
    const what = `${collections[collection].singular} ${quote(id)}`;
    return {
      ...issue,
      draft: { collection, id },
      severity: besides ? 'error' : 'warning',
      message: besides
        ? `Bài dẫn tới ${what} còn là bản nháp. Khi bài đó đã duyệt, đăng hai bài cùng lúc; hoặc bỏ chỗ dẫn.`
        : `Bài dẫn tới ${what} còn là bản nháp. Khi cả hai đã duyệt, đăng hai bài cùng lúc.`,
    };
  });
  return Promise.all(issues);
}

/** Tells which files have a draft that a person may see. */
async function openDrafts(repository: Repository, person: Person) {
  const refs = await repository.git.text(['for-each-ref', '--format=%(refname)', 'refs/drafts/']);
  const names = new Set(refs.split('\n'));
  return async (file: string): Promise<boolean> => {
    const entry = entryOf(file);
    if (!entry || !names.has(draftRef(entry))) return false;
    return (await draftFor(repository, person, entry)) !== undefined;
  };
}

/** What the rules about writing ask of the rest of the portal. */
async function surroundings(
  shelf: Shelf,
  entry: EntryFile,
  former: readonly Former[],
): Promise<Surroundings> {
  const files = await shelf.files();
  const exists = (collection: CollectionName, id: string) => {
    const file = Object.hasOwn(collections, collection) ? entryFile(collection, id) : '';
    return file === entry.file || files.has(file);
  };
  const numbers = numbersOf(await shelf.find('documents'));
  const old = new Set(former.map(({ bare }) => bare));
  return {
    abbreviations: abbreviationsOf(await shelf.find('glossary')),
    exists,
    leadsOn: (address) => old.has(bareAddress(address)),
    hasDocument: (number) => numbers.has(number),
  };
}

/** The numbers of the published documents. */
const numbersOf = once(
  (documents): ReadonlySet<string> =>
    new Set(
      documents.map(({ source }) =>
        numberKey(/^number:\s*['"]?([^'"\n]+)/mu.exec(source)?.[1] ?? ''),
      ),
    ),
);

/** The abbreviations that the glossary explains. */
const abbreviationsOf = once((glossary): ReadonlySet<string> => {
  const { file, source } = glossary[0] ?? { file: 'glossary.yaml', source: '' };
  const terms = valueAt(parseSource(file, source).data, ['terms']);
  return new Set(
    (Array.isArray(terms) ? terms : []).map((term: unknown) =>
      String(valueAt(term, ['abbreviation'])),
    ),
  );
});

/** Refuses a text that has errors; warnings pass. `act` completes “Chưa … được”. */
export function refuseErrors(issues: readonly Issue[], act: string): void {
  const errors = issues.filter(({ severity }) => severity === 'error');
  const first = errors[0];
  if (!first) return;
  throw new Refusal(
    422,
    `Chưa ${act} được vì bài còn ${errors.length} lỗi, lỗi đầu tiên ở dòng ${first.line}: ${first.message} Sửa hết lỗi, lưu lại rồi làm lại bước này.`,
    { issues: [...issues] },
  );
}
