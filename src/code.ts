import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from './model/entries.ts';

let known: Promise<string> | undefined;

/** Names the portal's own code and its libraries: what a cache holds is void once this changes. */
export const codeDigest = (): Promise<string> => (known ??= readCode());

async function readCode(): Promise<string> {
  const found = await Promise.all(
    FOLDERS.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })),
  );
  const files = found
    .flat()
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const all = [...files, 'astro.config.mjs', 'package-lock.json'].toSorted();
  return digestOf(...all, ...(await Promise.all(all.map((file) => readFile(file)))));
}

const FOLDERS = ['src', 'admin', 'public'];
