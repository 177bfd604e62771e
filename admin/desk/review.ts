import { entryUrl } from '../entry-url.ts';
import { bareAddress, takenAddress } from '../../src/model/addresses.ts';
import { checkEntry, missingReferences } from '../../src/model/check.ts';
import { type CollectionName, collections } from '../../src/model/collections.ts';
import { type EntryFile, entryFile } from '../../src/model/entries.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import { type Issue, quote } from '../../src/model/issues.ts';
import { bodyPictures } from '../../src/mdx/read.ts';
import { checkWriting, type Surroundings } from '../../src/writing/check.ts';
import { numberKey } from '../../src/queries/document-numbers.ts';
import { pictureFile } from './address.ts';
import { Refusal } from './refusal.ts';
import type { Repository } from './repository.ts';
import type { Shelf } from './shelf.ts';

/**
 * What is wrong with an entry's text: the model, the policy for bodies, references to entries
 * that are neither published nor this one, pictures that none of `commits` has and
 * that are not `atHand` either; and what is worth a second look.
 */
export async function issuesOf(
  repository: Repository,
  shelf: Shelf,
  entry: EntryFile,
  source: string,
  commits: readonly string[],
  atHand: ReadonlySet<string> = new Set(),
): Promise<Issue[]> {
  const files = await shelf.files();
  const exists = (collection: CollectionName, id: string) => {
    const file = Object.hasOwn(collections, collection) ? entryFile(collection, id) : '';
    return file === entry.file || files.has(file);
  };
  const issues = [
    ...checkEntry(entry.file, source),
    ...missingReferences(entry.file, source, exists),
    ...(await missingPictures(repository, entry, source, commits)).filter(
      ({ words }) => !atHand.has(words ?? ''),
    ),
    ...(await takenAddresses(shelf, entry, source)),
    ...checkWriting(entry.file, source, await surroundings(repository, shelf, exists)),
  ];
  return issues.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** What the rules about writing ask of the rest of the portal. */
async function surroundings(
  repository: Repository,
  shelf: Shelf,
  exists: Surroundings['exists'],
): Promise<Surroundings> {
  const all = { limit: Number.MAX_SAFE_INTEGER };
  const { entries: documents } = await shelf.list('documents', all);
  const { entries: articles } = await shelf.list('articles', all);
  const numbers = new Set(
    documents.map(({ source }) =>
      numberKey(/^number:\s*['"]?([^'"\n]+)/mu.exec(source)?.[1] ?? ''),
    ),
  );
  const old = new Set(
    articles.flatMap(({ file, source }) =>
      oldAddresses(file, source).map(({ address }) => bareAddress(address)),
    ),
  );
  const blob = await repository.blob(await repository.main(), 'glossary.yaml');
  const { data } = parseSource('glossary.yaml', blob ? await repository.source(blob) : '');
  const terms = valueAt(data, ['terms']);
  const abbreviations = (Array.isArray(terms) ? terms : []).map((term: unknown) =>
    String(valueAt(term, ['abbreviation'])),
  );
  return {
    abbreviations: new Set(abbreviations),
    exists,
    leadsOn: (address) => old.has(bareAddress(address)),
    hasDocument: (number) => numbers.has(number),
  };
}

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

/** Old addresses that another page has, and other articles' old addresses that this page would take. */
async function takenAddresses(shelf: Shelf, entry: EntryFile, source: string): Promise<Issue[]> {
  const files = await shelf.files();
  const { entries } = await shelf.list('articles', { limit: Number.MAX_SAFE_INTEGER });
  const others = entries.filter(({ file }) => file !== entry.file);
  const owners = new Map(
    others.flatMap(({ file, id, source: text }) =>
      oldAddresses(file, text).map(({ address }) => [bareAddress(address), id] as const),
    ),
  );
  const issue = (place: { line: number; column: number }, message: string): Issue => ({
    file: entry.file,
    ...place,
    message,
    severity: 'error',
  });
  const own = oldAddresses(entry.file, source).flatMap(({ address, place }) => {
    const bare = bareAddress(address);
    const isPage = files.has(entryFile('pages', bare));
    const isArticle = bare.startsWith('tin/') && files.has(entryFile('articles', bare.slice(4)));
    const isSelf = bare === bareAddress(entryUrl(entry.collection, entry.id));
    const owner = owners.get(bare);
    if (owner) return [issue(place, takenAddress(address, `bài ${quote(owner)}`))];
    return isPage || isArticle || isSelf ? [issue(place, takenAddress(address))] : [];
  });
  const holder = owners.get(bareAddress(entryUrl(entry.collection, entry.id)));
  const message = `Địa chỉ của bài này đang là địa chỉ cũ của bài ${quote(holder)}. Bỏ địa chỉ cũ đó khỏi bài kia, hoặc đổi tiêu đề bài này.`;
  return holder ? [...own, issue({ line: 1, column: 1 }, message)] : own;
}

function oldAddresses(file: string, source: string) {
  if (!source.includes('redirects:')) return [];
  const { data, positionOf } = parseSource(file, source);
  const listed = valueAt(data, ['redirects']);
  return (Array.isArray(listed) ? listed : []).flatMap((address: unknown, index) =>
    typeof address === 'string' ? [{ address, place: positionOf(['redirects', index]) }] : [],
  );
}

async function missingPictures(
  { blob }: Repository,
  entry: EntryFile,
  source: string,
  commits: readonly string[],
): Promise<Issue[]> {
  const parsed = parseSource(entry.file, source);
  const fields = ['image', 'portrait'].map((field) => ({
    name: valueAt(parsed.data, [field, 'src']),
    place: parsed.positionOf([field, 'src']),
    path: [field, 'src'],
  }));
  const hasBody = collections[entry.collection].extension === 'mdx';
  const figures = (hasBody ? readPictures(parsed.body) : []).map((name) => ({
    name,
    place: { line: parsed.bodyLine, column: 1 },
    path: ['body'],
  }));
  const issues = [...fields, ...figures].map(async ({ name, place, path }): Promise<Issue[]> => {
    if (typeof name !== 'string' || name === '') return [];
    const isName = !/[/\\\p{Cc}]/u.test(name);
    const found = isName
      ? await Promise.all(commits.map((commit) => blob(commit, pictureFile(entry, name))))
      : [];
    if (found.some(Boolean)) return [];
    const message = `Không có tệp ảnh ${quote(name)} bên cạnh bài. Tải ảnh lên lại, hoặc bỏ ảnh khỏi bài.`;
    const about = { rule: 'picture', words: name, path };
    return [{ file: entry.file, ...place, message, severity: 'error', ...about }];
  });
  return (await Promise.all(issues)).flat();
}

// A body that cannot be read has its own issues; its pictures are not known yet.
function readPictures(body: string): string[] {
  try {
    return bodyPictures(body);
  } catch {
    return [];
  }
}

const valueAt = (data: unknown, path: readonly string[]) =>
  path.reduce<unknown>(
    (value, key) => (value && typeof value === 'object' ? Reflect.get(value, key) : undefined),
    data,
  );
