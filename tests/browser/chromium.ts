import { spawnSync } from 'node:child_process';
import { accessSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Where a browser of the Chromium family is, or undefined: the one named, an installed one, Playwright's own. */
export function findChromium(env = process.env): string | undefined {
  const named = env['CHROMIUM_PATH'];
  if (named) {
    if (!existsSync(named))
      throw new Error(
        `CHROMIUM_PATH is "${named}", where there is no file. Correct it or unset it.`,
      );
    return named;
  }
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => COMMANDS.map((command) => join(folder, command)));
  return [...onPath, ...KNOWN_PLACES(env), chromium.executablePath()].find(isFile);
}

/** Finds a browser or installs one; throws a sentence that says what to do when neither works. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  console.log('No Chromium found; installing one for the browser tests.');
  const playwright = join(
    dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
    'cli.js',
  );
  run(process.execPath, [playwright, 'install', 'chromium']);
  if (!findChromium() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', 'chromium']);
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    'There is no Chromium for the browser tests. Install Chrome or Chromium, or set CHROMIUM_PATH to one.',
  );
}

/** What a browser needs when it runs as root or where there is no network. */
export const CHROMIUM_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome.exe',
];

const KNOWN_PLACES = (env: NodeJS.ProcessEnv) => [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ...[env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
];

function isFile(path: string): boolean {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
}

const run = (command: string, args: string[]) => spawnSync(command, args, { stdio: 'inherit' });
