import { checkEntry, missingReferences } from '../../src/model/check.ts';
import { type CollectionName, collections } from '../../src/model/collections.ts';
import { type EntryFile, entryFile } from '../../src/model/entries.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import { type Issue, quote } from '../../src/model/issues.ts';
import { bodyPictures } from '../../src/mdx/read.ts';
import { pictureFile } from './address.ts';
import { Refusal } from './refusal.ts';
import type { Repository } from './repository.ts';
import type { Shelf } from './shelf.ts';

/**
 * What is wrong with an entry's text: the model, the policy for bodies, references to entries
 * that are neither published nor this one, pictures that none of `commits` has.
 */
export async function issuesOf(
  repository: Repository,
  shelf: Shelf,
  entry: EntryFile,
  source: string,
  commits: readonly string[],
): Promise<Issue[]> {
  const files = await shelf.files();
  const exists = (collection: CollectionName, id: string) => {
    const file = Object.hasOwn(collections, collection) ? entryFile(collection, id) : '';
    return file === entry.file || files.has(file);
  };
  const issues = [
    ...checkEntry(entry.file, source),
    ...missingReferences(entry.file, source, exists),
    ...(await missingPictures(repository, entry, source, commits)),
  ];
  return issues.sort((a, b) => a.line - b.line || a.column - b.column);
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
  }));
  const hasBody = collections[entry.collection].extension === 'mdx';
  const figures = (hasBody ? readPictures(parsed.body) : []).map((name) => ({
    name,
    place: { line: parsed.bodyLine, column: 1 },
  }));
  const issues = [...fields, ...figures].map(async ({ name, place }): Promise<Issue[]> => {
    if (typeof name !== 'string' || name === '') return [];
    const isName = !/[/\\\p{Cc}]/u.test(name);
    const found = isName
      ? await Promise.all(commits.map((commit) => blob(commit, pictureFile(entry, name))))
      : [];
    if (found.some(Boolean)) return [];
    const message = `Không có tệp ảnh ${quote(name)} bên cạnh bài. Tải ảnh lên lại, hoặc bỏ ảnh khỏi bài.`;
    return [{ file: entry.file, ...place, message, severity: 'error' }];
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
