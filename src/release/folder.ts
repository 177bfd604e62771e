import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { digestOf } from '../model/entries.ts';

/** A name for the state of a folder: another one as soon as a file is added, changed or removed. */
export async function listFolder(dir: string): Promise<string> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const { size, mtimeMs } = await stat(file);
    files.push(`${relative(dir, file)} ${size} ${mtimeMs}`);
  }
  return digestOf(...files.sort());
}
