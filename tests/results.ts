import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** What a run of tests came to. */
export interface Results {
  passed: number;
  failed: number;
  files: { name: string; seconds: number }[];
}

/** A run that ended with `status`; one that ended badly has at least one failure, whatever it wrote. */
export function readResults(
  file: string,
  status: number,
  understand: (json: never) => Results,
): Results {
  try {
    const results = understand(JSON.parse(readFileSync(file, 'utf8')) as never);
    return { ...results, failed: Math.max(results.failed, status === 0 ? 0 : 1) };
  } catch (cause) {
    console.error(`The results in ${file} cannot be read, so its tests count as failed.`, cause);
    return { passed: 0, failed: 1, files: [] };
  }
}

export const ofVitest = (json: VitestJson): Results => ({
  passed: json.numPassedTests,
  failed: json.numFailedTests,
  files: json.testResults.map(({ name, startTime, endTime }) => ({
    name: relative('.', name),
    seconds: (endTime - startTime) / 1000,
  })),
});

export const ofPlaywright = ({ stats, suites }: PlaywrightJson): Results => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
  files: suites.map((suite) => ({
    name: `tests/browser/${suite.file}`,
    seconds: durations(suite).reduce((sum, duration) => sum + duration, 0) / 1000,
  })),
});

const durations = ({ specs = [], suites = [] }: Suite): number[] => [
  ...specs.flatMap(({ tests }) =>
    tests.flatMap(({ results }) => results.map(({ duration }) => duration)),
  ),
  ...suites.flatMap(durations),
];

/** A line for each of the files that took longest. */
export const slowest = (files: Results['files'], count = 10): string =>
  files
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, count)
    .map(({ name, seconds }) => `${seconds.toFixed(0).padStart(5)} s  ${name}`)
    .join('\n');

interface VitestJson {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; startTime: number; endTime: number }[];
}

interface PlaywrightJson {
  stats: { expected: number; flaky: number; unexpected: number };
  suites: Suite[];
}

interface Suite {
  file: string;
  specs?: { tests: { results: { duration: number }[] }[] }[];
  suites?: Suite[];
}
