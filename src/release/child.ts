import { fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { createInterface } from 'node:readline';

export interface ChildOptions {
  /** Added to this process's environment. */
  env?: Record<string, string>;
  cwd: string;
  /** Called with every line that the child prints. */
  onLine: (line: string) => void;
  /** Called with everything that the child sends. */
  onMessage?: (message: unknown) => void;
  /** Ends the child. */
  signal?: AbortSignal | undefined;
  /** A number for `os.setPriority`; also for what the child starts itself. */
  priority?: number;
}

/** Runs a script with the Node of this process and gives its exit code. It never outlives us. */
export async function runNode(
  script: string,
  args: string[],
  options: ChildOptions,
): Promise<number> {
  options.signal?.throwIfAborted();
  const child = fork(script, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    execArgv: ['--import', LEASH],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  if (options.priority !== undefined && child.pid) setPriority(child.pid, options.priority);
  // The child's own children are on leashes too: they follow when it goes.
  const end = () => child.kill();
  options.signal?.addEventListener('abort', end);
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface({ input: stream }).on('line', options.onLine);
  if (options.onMessage) child.on('message', options.onMessage);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? 1));
    });
  } finally {
    options.signal?.removeEventListener('abort', end);
  }
}

const LEASH = new URL('leash.ts', import.meta.url).href;
