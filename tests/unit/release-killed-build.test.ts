import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { articleText } from './desk-office.ts';
import { makeRepository, openDesk } from './desk-process.ts';

const KILLS = 5;

test('killed in the middle of a real build, the office serves the site before it whole, then the new one', async () => {
  const { top, git, passMinute } = makeRepository(tmpdir(), 'tests/fixtures/empty');
  const place = mkdtempSync(join(tmpdir(), 'office-build-killed-'));
  onTestFinished(() => rmSync(place, { recursive: true, force: true, maxRetries: 5 }));
  const state = join(place, '.portal');
  const command = `CONTENT_DIR="$1/content" OUT_DIR="${place}/dist" PORT=0 exec "$0" src/release/start.ts`;
  const project = namesIn('.');
  const start = performance.now();
  let office = await openDesk(top, command);
  const buildTime = performance.now() - start;
  let before = served(state);
  await office.kill();
  let last = '';
  for (let round = 0; round < KILLS; round += 1) {
    last = `Bài số ${round}`;
    writeFileSync(join(top, `content/articles/2025/bai-${round}.mdx`), articleText(last, 'Chữ.'));
    git('add', '.');
    git('commit', '-qm', last);
    office = await openDesk(top, command);
    const front = await fetch(office.url);
    expect(front.status).toBe(200);
    expect(await front.text()).toContain('</html>');
    const now = served(state);
    // Unless the build before it was done when the kill came, it is the same site, file by file.
    if (now.name === before.name) expect(now.files).toEqual(before.files);
    else expect(now.files.size).toBeGreaterThanOrEqual(before.files.size);
    before = now;
    // Another part of the build in each round, and any moment in it.
    await pause(((round + Math.random()) / KILLS) * buildTime);
    // The whole machine goes, or the office alone: then what it started has to follow.
    await (round % 2 === 0 ? office.kill() : office.killAlone());
    passMinute();
    expect(git('fsck', '--full', '--strict', '--no-dangling')).toBe('');
  }
  office = await openDesk(top, command);
  const page = async () => (await fetch(`${office.url}/tin/2025/bai-${KILLS - 1}/`)).text();
  await expect.poll(page, { timeout: 120_000 }).toContain(last);
  // Nothing half made stays: neither beside the releases nor where the program lies.
  for (const name of readdirSync(join(state, 'releases')).filter((one) => /^\d/u.test(one)))
    expect(readdirSync(join(state, 'releases', name)).sort()).toEqual(['release.json', 'site']);
  expect(namesIn('.')).toEqual(project);
}, 300_000);

/** The release that readers see, with what is in each of its files. */
function served(state: string) {
  const releases = join(state, 'releases');
  const { name } = JSON.parse(readFileSync(join(releases, 'current.json'), 'utf8')) as {
    name: string;
  };
  const site = join(releases, name, 'site');
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(site, file)).isFile())
    .map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(site, file)))
        .digest('hex'),
    ]);
  return { name, files: new Map(files as [string, string][]) };
}

/** What lies in a folder; the program's caches and locks come and go. */
const namesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name !== '.astro' && name !== '.portal')
    .sort();
