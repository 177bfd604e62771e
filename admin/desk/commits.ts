import { type Person, signature, readSignature } from './people.ts';
import type { Repository } from './repository.ts';

/** What a commit of the desk says of itself, one line each at its end. */
export type Trailers = readonly (readonly [name: string, value: string])[];

/** A commit as it is stored. */
export interface Commit {
  tree: string;
  parents: string[];
  author: { name: string; email: string };
  committer: { name: string; email: string };
  /** ISO date and time of the committer. */
  at: string;
  subject: string;
  trailers: [name: string, value: string][];
}

/** Writes a commit object and returns its name; no ref moves. */
export async function writeCommit(
  { git }: Repository,
  commit: {
    tree: string;
    parents: readonly string[];
    author: { name: string; email: string };
    committer: Person;
    subject: string;
    trailers: Trailers;
  },
): Promise<string> {
  const author = readSignature(signature(commit.author));
  const committer = readSignature(signature(commit.committer));
  const lines = commit.trailers.map(([name, value]) => `${name}: ${oneLine(value)}`);
  const written = await git.text(
    ['commit-tree', commit.tree, ...commit.parents.flatMap((parent) => ['-p', parent]), '-F', '-'],
    {
      input: `${oneLine(commit.subject)}\n\n${lines.join('\n')}\n`,
      env: {
        GIT_AUTHOR_NAME: author.name,
        GIT_AUTHOR_EMAIL: author.email,
        GIT_COMMITTER_NAME: committer.name,
        GIT_COMMITTER_EMAIL: committer.email,
      },
    },
  );
  return written.trim();
}

/** Reads a commit, or undefined when `name` is none. */
export async function readCommit(
  { objects }: Repository,
  name: string,
): Promise<Commit | undefined> {
  const object = await objects.read(name);
  if (object?.type !== 'commit') return undefined;
  const text = object.body.toString('utf8');
  const [head = '', ...rest] = text.split('\n\n');
  const field = (key: string) =>
    head
      .split('\n')
      .flatMap((line) => (line.startsWith(`${key} `) ? line.slice(key.length + 1) : []));
  const person = (key: string) =>
    readSignature(/^(.*) \d+ [+-]\d{4}$/u.exec(field(key)[0] ?? '')?.[1] ?? '');
  const seconds = /(\d+) [+-]\d{4}$/u.exec(field('committer')[0] ?? '')?.[1];
  const last = rest.length > 1 ? (rest.at(-1) ?? '') : '';
  return {
    tree: field('tree')[0] ?? '',
    parents: field('parent'),
    author: person('author'),
    committer: person('committer'),
    at: new Date(Number(seconds ?? 0) * 1000).toISOString(),
    subject: rest[0]?.split('\n')[0] ?? '',
    trailers: last.split('\n').flatMap((line) => {
      const match = /^([A-Za-z-]+): (.*)$/u.exec(line);
      return match ? [[match[1] ?? '', match[2] ?? ''] as [string, string]] : [];
    }),
  };
}

const oneLine = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
