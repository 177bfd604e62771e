import { spawn } from 'node:child_process';
import { openTurns } from './turns.ts';

/** Runs the `git` program in one folder. */
export interface Git {
  /** Standard output as text. Throws `GitError` when git fails. */
  text(args: readonly string[], options?: GitOptions): Promise<string>;
  /** The same, or undefined when git ends with a code other than 0. */
  maybe(args: readonly string[], options?: GitOptions): Promise<string | undefined>;
}

export interface GitOptions {
  input?: string | Buffer;
  env?: Record<string, string>;
}

/** git ended with a code other than 0. */
export class GitError extends Error {
  override name = 'GitError';
  readonly code: number | null;
  readonly stderr: string;

  constructor(args: readonly string[], code: number | null, stderr: string) {
    super(`git ${args.join(' ')} ended with ${code}: ${stderr.trim()}`);
    this.code = code;
    this.stderr = stderr;
  }
}

/** git in `folder`: no shell, no hooks, no prompts, nothing inherited from `GIT_*`. */
export function gitIn(folder: string): Git {
  const turn = openTurns(AT_ONCE);
  const run = (args: readonly string[], options: GitOptions) =>
    new Promise<string>((resolve, reject) => {
      const child = spawn('git', [...SAFE, ...args], {
        cwd: folder,
        env: { ...cleanEnvironment(), ...options.env },
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      const output: Buffer[] = [];
      const complaint: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => complaint.push(chunk));
      child.on('error', reject);
      // A git that fails early closes its input; the exit code tells the story.
      child.stdin.on('error', () => {});
      child.on('close', (code) => {
        if (code === 0) resolve(Buffer.concat(output).toString('utf8'));
        else reject(new GitError(args, code, Buffer.concat(complaint).toString('utf8')));
      });
      child.stdin.end(options.input ?? '');
    });
  const text: Git['text'] = (args, options = {}) => turn(() => run(args, options));
  const maybe: Git['maybe'] = (args, options) =>
    text(args, options).catch((error: unknown) => {
      if (error instanceof GitError) return undefined;
      throw error;
    });
  return { text, maybe };
}

/** Programs at once: starting one stops the server for milliseconds, and many at once for seconds. */
const AT_ONCE = 4;

/** The environment without any `GIT_*`, which could point git at another repository. */
export function cleanEnvironment(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !name.toUpperCase().startsWith('GIT_')) env[name] = value;
  }
  return { ...env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
}

/** What every call of git begins with: nothing that a repository's settings could run or rewrite. */
export const SAFE = [
  '--no-pager',
  '--no-replace-objects',
  '--literal-pathspecs',
  ...[
    'core.hooksPath=/dev/null',
    'core.fsmonitor=false',
    'core.splitIndex=false',
    'core.quotePath=false',
    'core.fsync=committed',
    'core.filesRefLockTimeout=5000',
    'core.packedRefsTimeout=5000',
    'commit.gpgSign=false',
    'i18n.commitEncoding=UTF-8',
    'log.showSignature=false',
    'gc.auto=0',
  ].flatMap((setting) => ['-c', setting]),
];
