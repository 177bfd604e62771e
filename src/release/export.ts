import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gitIn } from '../../admin/desk/git.ts';
import { openObjects } from '../../admin/desk/objects.ts';
import { contentError } from '../model/issues.ts';

const AT_ONCE = 32;

/**
 * Makes `dir` hold exactly the files of a git tree (`<commit>:content`), rewriting only those that
 * differ from the last export. `repository` is any folder of the repository. Beside `dir`, a file
 * of the same name with `.json` remembers what is there.
 */
export async function exportTree(repository: string, tree: string, dir: string): Promise<void> {
  const wanted = await readTree(repository, tree);
  const memory = `${dir}.json`;
  const known = await readMemory(memory);
  // Without its memory, an export that was broken off is done anew from an empty folder.
  if (!known) await rm(dir, { recursive: true, force: true });
  await rm(memory, { force: true });
  await mkdir(dir, { recursive: true });

  for (const file of known?.keys() ?? []) if (!wanted.has(file)) await remove(dir, file);
  const changed = [...wanted].filter(([file, oid]) => known?.get(file) !== oid);
  const objects = openObjects(repository);
  try {
    const waiting = changed.values();
    const work = async () => {
      for (const [file, oid] of waiting) {
        const object = await objects.read(oid);
        if (!object)
          throw new Error(`Kho Git thiếu tệp ${file} (${oid}). Chạy git fsck trong ${repository}.`);
        await mkdir(dirname(join(dir, file)), { recursive: true });
        await writeFile(join(dir, file), object.body);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    objects.close();
  }
  await writeFile(`${memory}.new`, JSON.stringify([...wanted]));
  await rename(`${memory}.new`, memory);
}

/** The files of a tree and the names of their contents. */
async function readTree(repository: string, tree: string): Promise<Map<string, string>> {
  const output = await gitIn(repository).text(['ls-tree', '-r', '-z', '--full-tree', tree]);
  const files = new Map<string, string>();
  for (const line of output.split('\0').filter(Boolean)) {
    const [, mode = '', oid = '', file = ''] = /^(\d+) \w+ ([0-9a-f]+)\t([^]*)$/u.exec(line) ?? [];
    const isFile = mode === '100644' || mode === '100755';
    if (!isFile || UNSAFE.test(file))
      throw contentError([
        {
          file,
          line: 1,
          column: 1,
          severity: 'error',
          message:
            'Đây không phải tệp thường, hoặc tên tệp không dùng được. Thay bằng tệp thường có tên khác.',
        },
      ]);
    files.set(file, oid);
  }
  return files;
}

// Parts that lead out of the folder, and what Windows takes for a drive or a separator.
const UNSAFE = /(?:^|\/)\.{1,2}(?:\/|$)|[\\:]/u;

async function readMemory(file: string): Promise<Map<string, string> | undefined> {
  try {
    return new Map(JSON.parse(await readFile(file, 'utf8')) as [string, string][]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function remove(dir: string, file: string): Promise<void> {
  await rm(join(dir, file), { force: true });
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    if ((await readdir(join(dir, folder))).length > 0) return;
    await rmdir(join(dir, folder));
  }
}
