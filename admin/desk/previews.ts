import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PreviewAnswer, PreviewRequest } from './preview-child.ts';

/** Renders texts with the site's own templates, in a process of its own. */
export interface Previews {
  /** Starts the process, so that the first preview need not wait for it. */
  warm(): void;
  /** The HTML of the page, or undefined when the templates cannot show this text. */
  render(request: PreviewRequest): Promise<string | undefined>;
  /** The folder of the templates' style sheets and fonts. */
  client(): Promise<string>;
  close(): void;
}

export interface PreviewOptions {
  contentDir: string;
  base: string;
  siteUrl: string;
  log: (line: string) => void;
  /** The longest that one text may take, in milliseconds; then the process starts anew. */
  limit?: number;
}

/** Opens the previews. One text is rendered at a time; one that never ends ends only itself. */
export function openPreviews({ limit = LIMIT, log, ...place }: PreviewOptions): Previews {
  let child: Child | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function running(): Child {
    if (!child?.isAlive()) child = startChild(place, log);
    return child;
  }

  async function renderNext(request: PreviewRequest): Promise<string | undefined> {
    const current = running();
    await current.ready;
    const answer = await current.ask(request, limit);
    if ('html' in answer) return answer.html;
    if ('failure' in answer) log(`Preview of ${request.entry.file}: ${answer.failure}`);
    return undefined;
  }

  return {
    warm: () => void running().ready.catch((error: Error) => log(String(error.message))),
    client: () => running().ready,
    render(request) {
      const next = last.then(() => renderNext(request));
      last = next.catch(() => undefined);
      return next;
    },
    close: () => child?.end(),
  };
}

const LIMIT = 15_000;

interface Child {
  /** The folder of style sheets, once templates and content are read. */
  ready: Promise<string>;
  ask(request: PreviewRequest, limit: number): Promise<PreviewAnswer>;
  isAlive(): boolean;
  end(): void;
}

function startChild(
  place: Omit<PreviewOptions, 'limit' | 'log'>,
  log: (line: string) => void,
): Child {
  const started = fork(PROGRAM, [], {
    cwd: PROJECT,
    env: {
      ...process.env,
      CONTENT_DIR: place.contentDir,
      BASE_PATH: place.base,
      SITE_URL: place.siteUrl,
    },
    execArgv: ['--import', LEASH],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  started.stdout?.resume();
  const printed: string[] = [];
  started.stderr?.on('data', (chunk: Buffer) => printed.push(String(chunk).slice(0, 2000)));
  const ready = nextAnswer(started, START_LIMIT).then((answer) => {
    if ('client' in answer) return answer.client;
    throw new Error('The preview said something else than that it is ready.');
  });
  // Who waits for it hears of it; nobody else has to.
  ready.catch(() => log(`Preview did not start: ${printed.slice(-5).join('')}`));
  return {
    ready,
    ask(request, limit) {
      const answer = nextAnswer(started, limit);
      started.send(request);
      return answer;
    },
    isAlive: () => started.exitCode === null && started.signalCode === null && started.connected,
    end: () => started.kill('SIGKILL'),
  };
}

/** The child's next message. Kills a child that takes longer than `limit` milliseconds. */
const nextAnswer = (child: ChildProcess, limit: number) =>
  new Promise<PreviewAnswer>((resolve, reject) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), limit);
    const forget = () => {
      clearTimeout(timer);
      child.off('message', hear);
      child.off('exit', fail);
      child.off('error', fail);
    };
    const hear = (message: unknown) => {
      forget();
      resolve(message as PreviewAnswer);
    };
    const fail = () => {
      forget();
      reject(new PreviewEnded());
    };
    child.on('message', hear);
    child.on('exit', fail);
    child.on('error', fail);
  });

/** The process of the previews ended before it answered: it took too long, or failed. */
export class PreviewEnded extends Error {
  constructor() {
    super('The preview ended before it answered.');
  }
}

/** The first start makes the templates and reads all content. */
const START_LIMIT = 180_000;

const PROGRAM = fileURLToPath(new URL('preview-child.ts', import.meta.url));
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const LEASH = new URL('../../src/release/leash.ts', import.meta.url).href;
