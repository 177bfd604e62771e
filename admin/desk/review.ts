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
import { draftRef, pictureFile } from './address.ts';
import { missingAttachment } from './attachments.ts';
import { Refusal } from './refusal.ts';
import type { Repository } from './repository.ts';
import type { Shelf } from './shelf.ts';

/**
 * What is wrong with an entry's text: the model, the policy for bodies, references to entries
 * that are neither published nor this one, pictures and PDFs that none of `commits` has and that are
 * not `atHand` either; and what is worth a second look. A reference to a draft is no more than a
 * warning until the text is published; then `besides` are the entries that are published with it.
 */
export async function issuesOf(
  repository: Repository,
  shelf: Shelf,
  entry: EntryFile,
  source: string,
  commits: readonly string[],
  { besides, atHand = new Set() }: ReviewOptions = {},
): Promise<Issue[]> {
  const issues = [
    ...checkEntry(entry.file, source),
    ...(await wrongReferences(repository, shelf, entry, source, besides)),
    ...(await missingPictures(repository, entry, source, commits)).filter(
      ({ words }) => !atHand.has(words ?? ''),
    ),
    ...(await missingAttachment(repository, entry, source, commits)),
    ...(await takenAddresses(shelf, entry, source)),
    ...checkWriting(entry.file, source, await surroundings(repository, shelf, entry)),
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
  { git }: Repository,
  shelf: Shelf,
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
  const refs = await git.text(['for-each-ref', '--format=%(refname)', 'refs/drafts/']);
  const drafts = new Set(refs.split('\n'));
  return found.map((issue, index) => {
    const cited = missing[index];
    if (!cited || !drafts.has(draftRef(cited))) return issue;
    const { collection, id } = cited;
    const what = `${collections[collection].singular} ${quote(id)}`;
    return {
      ...issue,
      draft: { collection, id },
      severity: besides ? 'error' : 'warning',
      message: besides
        ? `Bài dẫn tới ${what} còn là bản nháp. Đăng hai bài cùng lúc, hoặc bỏ chỗ dẫn.`
        : `Bài dẫn tới ${what} còn là bản nháp. Khi cả hai đã duyệt, đăng hai bài cùng lúc.`,
    };
  });
}

/** What the rules about writing ask of the rest of the portal. */
async function surroundings(
  repository: Repository,
  shelf: Shelf,
  entry: EntryFile,
): Promise<Surroundings> {
  const files = await shelf.files();
  const exists = (collection: CollectionName, id: string) => {
    const file = Object.hasOwn(collections, collection) ? entryFile(collection, id) : '';
    return file === entry.file || files.has(file);
  };
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
