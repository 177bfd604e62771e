// npm test: the rules and the built pages side by side, then people at the browser. Ends with the
// slowest files and one line of figures.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ensureChromium } from './browser/chromium.ts';
import { ofPlaywright, ofVitest, readResults, slowest } from './results.ts';

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

// The six sites are built one after the other on little more than one processor.
const [rules, pages] = await Promise.all([vitest('unit'), vitest('site')]);
process.stdout.write(pages.said);
const people = await browser();

const parts = [rules, pages, people];
console.log(`\nThe slowest files:\n${slowest(parts.flatMap(({ files }) => files))}`);
const passed = parts.reduce((sum, part) => sum + part.passed, 0);
const failed = parts.reduce((sum, part) => sum + part.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function vitest(project: 'unit' | 'site') {
  const file = join(RESULTS, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const args = [bin('vitest', 'vitest.mjs'), 'run', '--project', project, ...reporters];
  // Those of the sites are few: what they say is kept until the others have spoken.
  const isKept = project === 'site';
  const output = isKept ? 'pipe' : 'inherit';
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', output, output] });
  const said = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ''));
  const [status] = (await once(child, 'close')) as [number | null];
  const results = readResults(file, status ?? 1, ofVitest);
  return { ...results, said: (await Promise.all(said)).join('') };
}

async function browser() {
  const args = [bin('@playwright/test', 'cli.js'), 'test'];
  const config = ['--config', 'tests/browser/playwright.config.ts'];
  const child = spawn(process.execPath, [...args, ...config], { env, stdio: 'inherit' });
  const [status] = (await once(child, 'close')) as [number | null];
  return readResults(join(RESULTS, 'browser.json'), status ?? 1, ofPlaywright);
}
