import type { Asked, Desk, Waited } from './desk.ts';
import type { Answer } from './desk-server.ts';

/** Prints what each wait took at the large desk, beside the small one. */
export function printWaits(waits: readonly Waited[]): void {
  console.table(
    waits.map(({ wait, desks: [small, large] }) => ({
      'milliseconds at the desk': wait.what,
      first: show(large?.first, 'ms'),
      next: show(large?.warm, 'ms'),
      'after a commit': show(large?.committed, 'ms'),
      processor: show(large?.warm, 'cpuMs'),
      block: show(large?.warm, 'blockMs'),
      'most block': Math.round(most(large, 'blockMs')),
      bytes: median(large?.warm, 'bytes').toLocaleString('en'),
      'a tenth: first': show(small?.first, 'ms'),
      'a tenth: next': show(small?.warm, 'ms'),
      ratio: (median(large?.warm, 'ms') / median(small?.warm, 'ms')).toFixed(1),
      promise: `≤ ${wait.promise * 1000}`,
      kept: slowest(large) <= wait.promise * 1000 ? 'yes' : 'NO',
    })),
  );
}

/** Prints what the desks themselves cost. */
export async function printDesks(desks: readonly Desk[]): Promise<void> {
  const rows = desks.map(async ({ office, server }) => {
    const { server: own, all } = await server.megabytes();
    return {
      articles: office.articles.length,
      documents: office.documents.length,
      pictures: office.pictures,
      'start, s': (server.startMs / 1000).toFixed(1),
      'server, MB': Math.round(own),
      'with previews and git, MB': Math.round(all),
    };
  });
  console.table(await Promise.all(rows));
}

/** How the figures come about. */
export const NOTES = `Through HTTP, from the question to the answer's last byte. first: after the start, in the order of the
table; next: median of the rounds; after a commit: median of rounds in which somebody withdrew another
article just before; processor: of the server's own process, without git and the child that renders
previews; block: the longest time in which it could have answered nobody else, median and most. kept:
whether first, next and after a commit are all within the promise. What runs is the server of npm start
with its desk and no site: nothing of the desk needs a release, previews have templates of their own.`;

const median = (answers: readonly Answer[] = [], key: Figure): number => {
  const sorted = answers.map((answer) => answer[key]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

const show = (answers: readonly Answer[] | undefined, key: Figure) =>
  Math.round(median(answers, key));

const most = (asked: Asked | undefined, key: Figure) =>
  Math.max(...Object.values(asked ?? {}).flatMap((answers) => answers.map((one) => one[key])));

const slowest = (asked: Asked | undefined) =>
  Math.max(...Object.values(asked ?? {}).map((answers) => median(answers, 'ms')));

type Figure = 'ms' | 'bytes' | 'blockMs' | 'cpuMs';
