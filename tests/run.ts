// npm test: the rules, the built pages, then people at the browser. Ends with one line of figures.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ensureChromium } from './browser/chromium.ts';

const RESULTS = 'test-results';
const require = createRequire(import.meta.url);
const bin = (name: string, file: string) =>
  join(dirname(require.resolve(`${name}/package.json`)), file);

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS);
const env = {
  ...process.env,
  CHROMIUM_PATH: ensureChromium(),
  PLAYWRIGHT_JSON_OUTPUT_NAME: join(RESULTS, 'browser.json'),
};

const vitest = run(
  bin('vitest', 'vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(RESULTS, 'vitest.json')}`,
);
const browser = run(
  bin('@playwright/test', 'cli.js'),
  'test',
  '--config',
  'tests/browser/playwright.config.ts',
);

const rules = read('vitest.json', (json: { numPassedTests: number; numFailedTests: number }) => [
  json.numPassedTests,
  json.numFailedTests,
]);
const people = read(
  'browser.json',
  (json: { stats: { expected: number; flaky: number; unexpected: number } }) => [
    json.stats.expected + json.stats.flaky,
    json.stats.unexpected,
  ],
);
const passed = rules[0] + people[0];
const failed = rules[1] + people[1];
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = vitest === 0 && browser === 0 && failed === 0 && passed > 0 ? 0 : 1;

function run(script: string, ...args: string[]) {
  return spawnSync(process.execPath, [script, ...args], { stdio: 'inherit', env }).status ?? 1;
}

function read<Json>(file: string, count: (json: Json) => [number, number]): [number, number] {
  try {
    return count(JSON.parse(readFileSync(join(RESULTS, file), 'utf8')) as Json);
  } catch (cause) {
    console.error(`The results of ${file} cannot be read, so its tests count as failed.`, cause);
    return [0, 1];
  }
}
