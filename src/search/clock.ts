import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Remembers until when a period's records hold: a scheduled article becomes public without any
 * file changing.
 */
export class Clock {
  #known: Record<string, Period>;
  #now: string;

  constructor(known: Record<string, Period>, now: Date) {
    this.#known = known;
    this.#now = now.toISOString();
  }

  static async read(file: string, now: Date) {
    const text = await readFile(file, 'utf8').catch(() => '{}');
    return new Clock(JSON.parse(text), now);
  }

  /** The name of the state in which the period's records were made; a new one when they no longer hold. */
  stampOf(period: string, sources: string): string {
    const known = this.#known[period];
    const holds = known?.sources === sources && (known.until === null || this.#now < known.until);
    return holds ? known.stamp : this.#now;
  }

  /** Notes that records were made from `sources`, and the moments at which they change by themselves. */
  set(period: string, sources: string, moments: (string | undefined)[]) {
    const later = moments
      .flatMap((moment) => (moment ? [new Date(moment).toISOString()] : []))
      .filter((moment) => moment > this.#now)
      .toSorted();
    this.#known[period] = {
      sources,
      stamp: this.stampOf(period, sources),
      until: later[0] ?? null,
    };
  }

  async write(file: string) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, JSON.stringify(this.#known));
    await rename(`${file}.new`, file);
  }
}

interface Period {
  sources: string;
  stamp: string;
  /** ISO moment; null when the records change only with their files. */
  until: string | null;
}
