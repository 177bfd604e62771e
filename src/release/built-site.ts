import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** How a file may be compressed beside itself, best first: the coding's name and the file's ending. */
export const CODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

export type Coding = (typeof CODINGS)[number];

/** The files of a finished site. Only names found here are ever served. */
export interface BuiltSite {
  dir: string;
  /** The file's own name on disk for a path such as `tin/index.html`, or undefined. */
  fileOf: (path: string) => string | undefined;
  /** The codings in which a file exists beside itself. */
  codingsOf: (path: string) => Coding[];
  /** A name for the file's content: the same bytes, the same name, in any release. */
  digestOf: (path: string) => Promise<string>;
}

/** Reads which files a finished site has. The site must not change afterwards. */
export async function openBuiltSite(dir: string): Promise<BuiltSite> {
  const files = new Map<string, string>();
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (!isHidden(file)) files.set(file.normalize('NFC'), file);
  }
  const digests = new Map<string, Promise<string>>();
  const isVariant = (path: string) =>
    CODINGS.some(({ ending }) => path.endsWith(ending) && files.has(path.slice(0, -ending.length)));
  return {
    dir,
    fileOf: (path) => (isVariant(path) ? undefined : files.get(path)),
    codingsOf: (path) => CODINGS.filter(({ ending }) => files.has(path + ending)),
    digestOf: (path) => {
      const known = digests.get(path);
      if (known) return known;
      const digest = digestOfFile(join(dir, files.get(path) ?? path));
      digests.set(path, digest);
      digest.catch(() => digests.delete(path));
      return digest;
    },
  };
}

const isHidden = (file: string) =>
  file.split('/').some((part) => part.startsWith('.') && part !== '.well-known');

async function digestOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64url').slice(0, 22);
}
