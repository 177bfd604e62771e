import { missingReferences } from '../../src/model/check.ts';
import type { EntryFile } from '../../src/model/entries.ts';
import { GitError } from './git.ts';
import type { Repository } from './repository.ts';

/** An entry's file below the content folder and its text. */
export interface CitingFile {
  file: string;
  source: string;
}

/** The published entries that refer to one. */
export async function citationsOf(
  repository: Repository,
  entry: EntryFile,
  main: string,
): Promise<CitingFile[]> {
  const mentions = await mentionsOf(repository, entry.id, main);
  return mentions.filter(({ file, source }) => file !== entry.file && cites(file, source, entry));
}

/** Whether a text refers to an entry. */
export function cites(file: string, source: string, { collection, id }: EntryFile): boolean {
  const isOther = (kind: string, cited: string) => kind !== collection || cited !== id;
  return missingReferences(file, source, isOther).length > 0;
}

/** The published files that have some words, wherever they have them. */
export async function mentionsOf(
  { git, objects, prefix }: Repository,
  words: string,
  main: string,
): Promise<CitingFile[]> {
  const search = ['grep', '-l', '-z', '-F', '-e', words, main, ...(prefix ? ['--', prefix] : [])];
  const found = await git.text(search).catch((error: unknown) => {
    // 1 is how grep says that it found nothing.
    if (error instanceof GitError && error.code === 1) return '';
    throw error;
  });
  const files: CitingFile[] = [];
  for (const name of found.split('\0').filter(Boolean)) {
    const object = await objects.read(name);
    const file = name.slice(main.length + 1 + prefix.length);
    if (object) files.push({ file, source: object.body.toString('utf8') });
  }
  return files;
}
