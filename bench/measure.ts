import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';

/** What one command took. */
export interface Measure {
  seconds: number;
  /** Processor time of the command and all it started, to the last sample. 0 off Linux. */
  cpuSeconds: number;
  /** Highest sum of resident memory over the command and all it started, in MB. 0 off Linux. */
  peakMegabytes: number;
}

/** How the figures come about; printed with every table. */
export const METHOD =
  'Seconds: by the clock; processor seconds: user and system time of the command and all its descendants, which other work on the machine disturbs less. Memory: resident pages (VmRSS) of the command and all its descendants, added up every 100 ms from /proc; the highest sum. Pages that processes share count once for each.';

/**
 * Runs commands one after the other, adding their times.
 * @throws {Error} with the command's output, when one fails
 */
export async function measure(commands: Command[]): Promise<Measure> {
  const total: Measure = { seconds: 0, cpuSeconds: 0, peakMegabytes: 0 };
  for (const command of commands) {
    const { seconds, cpuSeconds, peakMegabytes } = await measureOne(command);
    total.seconds += seconds;
    total.cpuSeconds += cpuSeconds;
    total.peakMegabytes = Math.max(total.peakMegabytes, peakMegabytes);
  }
  return total;
}

async function measureOne({ command, args, cwd, env }: Command): Promise<Measure> {
  const start = performance.now();
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data) => (output = (output + String(data)).slice(-20_000)));
  child.stderr.on('data', (data) => (output = (output + String(data)).slice(-20_000)));
  let peakMegabytes = 0;
  let cpuSeconds = 0;
  let isSampling = false;
  const timer = setInterval(async () => {
    if (isSampling || child.pid === undefined) return;
    isSampling = true;
    const tree = await readTree(child.pid);
    peakMegabytes = Math.max(peakMegabytes, tree.kilobytes / 1024);
    cpuSeconds = Math.max(cpuSeconds, tree.cpuSeconds);
    isSampling = false;
  }, 100);
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  }).finally(() => clearInterval(timer));
  if (code !== 0)
    throw new Error(
      `"${[command, ...args].join(' ')}" ended with ${code}. Its last words:\n${output}`,
    );
  return { seconds: (performance.now() - start) / 1000, cpuSeconds, peakMegabytes };
}

/** What a process and all its descendants hold and have used so far. */
export async function readTree(root: number): Promise<{ kilobytes: number; cpuSeconds: number }> {
  const names = await readdir('/proc').catch(() => []);
  const all = await Promise.all(names.filter((name) => /^\d+$/u.test(name)).map(readProcess));
  const tree = new Set([root]);
  for (let before = 0; before !== tree.size;) {
    before = tree.size;
    for (const { pid, parent } of all) if (tree.has(parent)) tree.add(pid);
  }
  const members = all.filter(({ pid }) => tree.has(pid));
  const resident = await Promise.all(members.map(({ pid }) => readResident(pid)));
  return {
    kilobytes: resident.reduce((sum, kilobytes) => sum + kilobytes, 0),
    cpuSeconds: members.reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_A_SECOND,
  };
}

// A process may end between the listing and the reading: it then counts as nothing.
async function readProcess(pid: string) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name, in brackets, may hold anything; the numbers after it are fields 3 and on.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [own = 0, system = 0, childrenOwn = 0, childrenSystem = 0] = fields.slice(11, 15);
  return {
    pid: Number(pid),
    parent: fields[1] ?? 0,
    ticks: own + system + childrenOwn + childrenSystem,
  };
}

async function readResident(pid: number) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+)/mu.exec(status)?.[1] ?? 0);
}

const TICKS_A_SECOND = 100;

export interface Command {
  command: string;
  args: string[];
  cwd: string;
  env?: Record<string, string>;
}
