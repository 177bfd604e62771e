import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { readCorpus } from './corpus.ts';
import { makeOffice, type Office } from './desk-office.ts';
import { PREVIEW, SAVE, type Wait, WAITS, withdrawal } from './desk-questions.ts';
import { type Answer, type DeskServer, startDesk } from './desk-server.ts';
import { NOTES, printDesks, printWaits } from './desk-table.ts';

/** Asks the desk of a large office, and of one a tenth its size, what the desk's pages ask. */
export async function benchDesk(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      articles: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '7' },
      keep: { type: 'boolean', default: false },
    },
  });
  const articles = wholeNumber('articles', values.articles, 2000);
  const rounds = wholeNumber('rounds', values.rounds, 1);
  const root = await mkdtemp(join(tmpdir(), 'portal-bench-'));
  const desks: Desk[] = [];
  try {
    for (const size of [Math.round(articles / 10), articles])
      desks.push(await openDesk(join(root, String(size)), size));
    printWaits(await measureWaits(desks, rounds));
    await printDesks(desks);
    console.log(NOTES);
  } finally {
    for (const { server } of desks) await server.close();
    if (values.keep) console.log(`Kept: ${root}`);
    else await rm(root, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What a wait took at each desk. */
export interface Waited {
  wait: Wait;
  desks: Asked[];
}

/** The answers at one desk: the first, those after it, and those after a commit by somebody. */
export type Asked = Record<'first' | 'warm' | 'committed', Answer[]>;

/** An office and the desk that runs over it. */
export interface Desk {
  office: Office;
  server: DeskServer;
}

async function openDesk(folder: string, size: number): Promise<Desk> {
  const start = performance.now();
  const office = await makeOffice(join(folder, 'repository'), await readCorpus(size));
  const outDir = join(folder, 'dist');
  // Drafts lie open, and the templates of previews are made: once for each version of the program.
  const before = await startDesk(office.contentDir, outDir);
  for (let turn = 0; turn < DRAFTS; turn += 1)
    await before.ask(await SAVE.question(office, turn, before));
  await before.ask(await PREVIEW.question(office, 0, before));
  await before.close();
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`An office with ${size} articles, made in ${seconds} s`);
  return { office, server: await startDesk(office.contentDir, outDir) };
}

/**
 * Every wait at every desk: once, for what a first time costs; in rounds, the desks in turn, so that
 * other work on the machine meets both; and in rounds in which somebody commits before each.
 */
async function measureWaits(desks: readonly Desk[], rounds: number): Promise<Waited[]> {
  const waited = WAITS.map((wait) => ({
    wait,
    desks: desks.map((): Asked => ({ first: [], warm: [], committed: [] })),
  }));
  let turn = DRAFTS;
  let commits = 0;
  const pass = async (kind: keyof Asked) => {
    for (const { wait, desks: kept } of waited) {
      commits += 1;
      for (const [index, { office, server }] of desks.entries()) {
        const question = await wait.question(office, turn, server);
        if (kind === 'committed') await server.ask(withdrawal(office, commits));
        kept[index]?.[kind].push(await server.ask(question));
      }
    }
    turn += 1;
  };
  await pass('first');
  for (let round = 0; round < rounds; round += 1) await pass('warm');
  commits = 0;
  for (let round = 0; round < Math.min(rounds, COMMITS); round += 1) await pass('committed');
  return waited;
}

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  throw new Error(`--${name} is "${text}". Give a whole number from ${least}.`);
}

const DRAFTS = 40;

/** Rounds with commits: each takes as many articles as there are waits. */
const COMMITS = 3;
