import { bodyPictures } from '../../src/mdx/read.ts';
import { collections } from '../../src/model/collections.ts';
import type { EntryFile } from '../../src/model/entries.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import { type Issue, quote } from '../../src/model/issues.ts';
import { pictureFile, valueAt } from './address.ts';
import type { Repository } from './repository.ts';

/** Complains of pictures that an entry shows and none of `commits` has. */
export async function missingPictures(
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
