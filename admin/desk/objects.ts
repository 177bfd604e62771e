import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { cleanEnvironment, SAFE } from './git.ts';

/** One git object. */
export interface GitObject {
  oid: string;
  type: 'blob' | 'tree' | 'commit' | 'tag';
  body: Buffer;
}

/** Reads objects through one `git cat-file --batch` that stays open. */
export interface Objects {
  /** The object called `name` (`<oid>` or `<oid>:<path>`), or undefined when there is none. */
  read(name: string): Promise<GitObject | undefined>;
  close(): void;
}

/** Opens the reader. The process starts with the first read, and again should it end. */
export function openObjects(folder: string): Objects {
  let child: ChildProcessWithoutNullStreams | undefined;
  let waiting: Waiting[] = [];
  let received: Buffer[] = [];
  let length = 0;
  // How many bytes must be there before it is worth looking again.
  let needed = 1;

  function start(): ChildProcessWithoutNullStreams {
    const started = spawn('git', [...SAFE, 'cat-file', '--batch'], {
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
      answer();
    });
    return started;
  }

  function answer(): void {
    while (waiting.length > 0 && length >= needed) {
      const bytes = Buffer.concat(received);
      const found = firstAnswer(bytes);
      received = [bytes.subarray(found.end)];
      length = bytes.length - found.end;
      needed = found.needed;
      if (!('object' in found)) return;
      waiting.shift()?.resolve(found.object);
    }
  }

  return {
    read(name) {
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

interface Waiting {
  resolve: (object: GitObject | undefined) => void;
  reject: (error: Error) => void;
}

/** The first answer in `bytes`, where it ends, and how many bytes the next look needs. */
function firstAnswer(
  bytes: Buffer,
): { object: GitObject | undefined; end: number; needed: number } | { end: 0; needed: number } {
  const newline = bytes.indexOf(10);
  if (newline === -1) return { end: 0, needed: bytes.length + 1 };
  const header = bytes.toString('utf8', 0, newline);
  const match = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)$/u.exec(header);
  if (!match?.[1]) return { object: undefined, end: newline + 1, needed: 1 };
  const end = newline + 1 + Number(match[3]);
  if (bytes.length <= end) return { end: 0, needed: end + 1 };
  const body = Buffer.from(bytes.subarray(newline + 1, end));
  const object = { oid: match[1], type: match[2] as GitObject['type'], body };
  return { object, end: end + 1, needed: 1 };
}
