import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { accountsPlace } from './place.ts';

/** One act at the desk. Never holds a password, a cookie or the text of an article. */
export interface AuditEntry {
  /** ISO date and time. */
  time: string;
  /** E-mail of whoever acted; empty when nobody was signed in. */
  who: string;
  role: string;
  /** Method and route, `PUT /draft`, or what the command did. */
  act: string;
  /** What it was done to. */
  what: string;
  /** The HTTP status of the answer. */
  status: number;
  /** The network address of the browser. */
  address: string;
}

export interface Audit {
  add(entry: Omit<AuditEntry, 'time'>): void;
  /** The last entries, newest first, without the first `skip` of them. */
  read(skip: number, limit: number): Promise<{ entries: AuditEntry[]; isMore: boolean }>;
}

/** Opens the log of acts below a state folder: a file of JSON lines, replaced by a new one in time. */
export function openAudit(stateDir: string, biggest = 5_000_000): Audit {
  const file = accountsPlace(stateDir).audit;
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    add(entry) {
      const line = { time: new Date().toISOString(), ...mapText(entry, clean) };
      if (existsSync(file) && statSync(file).size > biggest) rotate(file);
      appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
      chmodSync(file, 0o600);
    },
    async read(skip, limit) {
      const older = (await readdir(folder)).filter(isOld).sort().reverse();
      const found: AuditEntry[] = [];
      const files = existsSync(file) ? [basename(file), ...older] : older;
      for (const name of files) {
        found.push(...readLines(await readFile(join(folder, name), 'utf8')));
        if (found.length > skip + limit) break;
      }
      return { entries: found.slice(skip, skip + limit), isMore: found.length > skip + limit };
    },
  };
}

/** How many full files are kept. */
const KEPT = 10;

const isOld = (name: string) => /^audit-.*\.jsonl$/u.test(name);

function rotate(file: string): void {
  const stamp = new Date().toISOString().replace(/[:.]/gu, '-');
  const folder = dirname(file);
  renameSync(file, join(folder, `audit-${stamp}.jsonl`));
  const old = readdirSync(folder).filter(isOld).sort().reverse();
  for (const name of old.slice(KEPT)) rmSync(join(folder, name), { force: true });
}

// A line that was cut off by a crash must not hide the others.
function readLines(text: string): AuditEntry[] {
  return text
    .split('\n')
    .flatMap((line) => {
      try {
        return line === '' ? [] : [JSON.parse(line) as AuditEntry];
      } catch {
        return [];
      }
    })
    .reverse();
}

const mapText = (entry: Omit<AuditEntry, 'time'>, change: (text: string) => string) => ({
  ...entry,
  who: change(entry.who),
  role: change(entry.role),
  act: change(entry.act),
  what: change(entry.what),
  address: change(entry.address),
});

// What could start a new line, or turn the rest of one around, for whoever reads it.
const clean = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .slice(0, 300);
