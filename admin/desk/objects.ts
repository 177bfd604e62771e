import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { cleanEnvironment, SAFE } from './git.ts';

/** What git says of an object without its bytes. */
export interface FoundObject {
  oid: string;
  type: 'blob' | 'tree' | 'commit' | 'tag';
  /** In bytes. */
  size: number;
}

/** One git object. */
export interface GitObject extends FoundObject {
  body: Buffer;
}

/** Finds and reads objects through two `git cat-file` that stay open: a program for each takes long. */
export interface Objects {
  /** The object called `name` (`<oid>`, `<oid>:<path>`, a ref) now, or undefined when there is none. */
  find(name: string): Promise<FoundObject | undefined>;
  /** The same with its bytes. */
  read(name: string): Promise<GitObject | undefined>;
  close(): void;
}

/** Opens the reader. Each process starts with its first question, and again should it end. */
export function openObjects(folder: string): Objects {
  const finder = openBatch(folder, '--batch-check', (_bytes, found, start) => ({
    object: found,
    end: start,
  }));
  const reader = openBatch(folder, '--batch', (bytes, found, start): Part<GitObject> => {
    const end = start + found.size;
    if (bytes.length <= end) return { needed: end + 1 };
    const body = Buffer.from(bytes.subarray(start, end));
    return { object: { ...found, body }, end: end + 1 };
  });
  return {
    find: finder.ask,
    read: reader.ask,
    close() {
      finder.close();
      reader.close();
    },
  };
}

/** What follows a header: an answer and where it ends, or how many bytes must be there for it. */
type Part<Answer> = { object: Answer; end: number } | { needed: number };

/** One `git cat-file` that answers names in their order; `complete` reads what follows a header. */
function openBatch<Answer>(
  folder: string,
  mode: '--batch' | '--batch-check',
  complete: (bytes: Buffer, found: FoundObject, start: number) => Part<Answer>,
) {
  let child: ChildProcessWithoutNullStreams | undefined;
  let waiting: Waiting<Answer>[] = [];
  let received: Buffer[] = [];
  let length = 0;
  // How many bytes must be there before it is worth looking again.
  let needed = 1;

  function start(): ChildProcessWithoutNullStreams {
    const started = spawn('git', [...SAFE, 'cat-file', mode], {
      cwd: folder,
      env: cleanEnvironment(),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const fail = (cause?: unknown) => {
      if (child !== started) return;
      child = undefined;
      const lost = waiting;
      [waiting, received, length, needed] = [[], [], 0, 1];
      for (const { reject } of lost) reject(new Error('git cat-file ended.', { cause }));
    };
    started.on('error', fail);
    started.on('close', () => fail());
    started.stdin.on('error', fail);
    started.stderr.resume();
    started.stdout.on('data', (chunk: Buffer) => {
      received.push(chunk);
      length += chunk.length;
      if (length >= needed) answer(Buffer.concat(received));
    });
    return started;
  }

  function answer(bytes: Buffer): void {
    let at = 0;
    let answered = 0;
    needed = 1;
    for (const { resolve } of waiting) {
      const part = nextPart(bytes, at, complete);
      if ('needed' in part) {
        needed = part.needed - at;
        break;
      }
      at = part.end;
      answered += 1;
      resolve(part.object);
    }
    waiting.splice(0, answered);
    received = [bytes.subarray(at)];
    length = bytes.length - at;
  }

  return {
    ask(name: string): Promise<Answer | undefined> {
      if (/[\n\0]/u.test(name)) return Promise.resolve(undefined);
      child ??= start();
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child?.stdin.write(`${name}\n`);
      });
    },
    close() {
      const ending = child;
      child = undefined;
      ending?.stdin.end();
    },
  };
}

interface Waiting<Answer> {
  resolve: (object: Answer | undefined) => void;
  reject: (error: Error) => void;
}

/** The answer that begins at `at`; a name that git does not know has none. */
function nextPart<Answer>(
  bytes: Buffer,
  at: number,
  complete: (bytes: Buffer, found: FoundObject, start: number) => Part<Answer>,
): Part<Answer | undefined> {
  const newline = bytes.indexOf(10, at);
  if (newline === -1) return { needed: bytes.length + 1 };
  const header = bytes.toString('utf8', at, newline);
  const match = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)$/u.exec(header);
  if (!match?.[1]) return { object: undefined, end: newline + 1 };
  const found = {
    oid: match[1],
    type: match[2] as FoundObject['type'],
    size: Number(match[3]),
  };
  return complete(bytes, found, newline + 1);
}
