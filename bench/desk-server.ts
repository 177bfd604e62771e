import { fork } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { readTree } from './measure.ts';
import type { ServedMessage } from './desk-served.ts';

/** A desk that runs in a process of its own. */
export interface DeskServer {
  /** Milliseconds from its start until it listened. */
  startMs: number;
  /** Sends what a page of the desk would send. Throws when the desk refuses it. */
  ask(question: Question): Promise<Answer>;
  /** Resident memory of the server and all that it started. */
  megabytes(): Promise<{ server: number; all: number }>;
  close(): Promise<void>;
}

export interface Question {
  method?: 'GET' | 'POST' | 'PUT';
  /** Below the desk's API. */
  path: string;
  query?: Record<string, string>;
  body?: object;
}

export interface Answer {
  ms: number;
  bytes: number;
  /** The longest time for which the server could answer nobody else meanwhile. */
  blockMs: number;
  /** What the server itself used of the processor. */
  cpuMs: number;
  text: string;
}

/** Starts the desk over a content folder; what it may make again is kept in `stateDir`'s parent. */
export async function startDesk(contentDir: string, outDir: string): Promise<DeskServer> {
  const start = performance.now();
  const child = fork(join(import.meta.dirname, 'desk-served.ts'), [], {
    env: { ...process.env, CONTENT_DIR: contentDir, OUT_DIR: outDir, BASE_PATH: '/' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const next = () =>
    new Promise<ServedMessage>((hear, fail) => {
      child.once('message', (message) => {
        child.off('exit', fail);
        hear(message as ServedMessage);
      });
      child.once('exit', fail);
    });
  const said = await next();
  if (!('port' in said)) throw new Error('The desk said something else than its port.');
  const startMs = performance.now() - start;
  const origin = `http://127.0.0.1:${said.port}`;

  async function look() {
    const seen = next();
    child.send('look');
    const message = await seen;
    if ('port' in message) throw new Error('The desk said its port twice.');
    return message;
  }

  return {
    startMs,
    async ask({ method = 'GET', path, query = {}, body }) {
      await look();
      const from = performance.now();
      const response = await fetch(`${origin}/admin/api/${path}?${new URLSearchParams(query)}`, {
        method,
        ...(body && {
          headers: { 'content-type': 'application/json', 'x-desk': '1', origin },
          body: JSON.stringify(body),
        }),
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      const ms = performance.now() - from;
      const text = bytes.toString('utf8');
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      const { blockMs, cpuMs } = await look();
      return { ms, bytes: bytes.length, blockMs, cpuMs, text };
    },
    async megabytes() {
      const { residentMegabytes } = await look();
      const { kilobytes } = await readTree(child.pid ?? 0);
      return { server: residentMegabytes, all: kilobytes / 1024 };
    },
    close: () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.disconnect();
      }),
  };
}
