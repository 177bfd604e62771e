import { access, cp, link, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The same files at another place. Linked, because an index of ten thousand has as many files. */
export async function linkFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, copy] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkFolder(source, copy);
    // Links do not cross disks.
    else await link(source, copy).catch(() => cp(source, copy));
  }
}

/** Deletes what is in a folder but for what is used. */
export async function forgetUnused(folder: string, used: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder))
    if (!used.has(name)) await rm(join(folder, name), { recursive: true, force: true });
}

export const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
