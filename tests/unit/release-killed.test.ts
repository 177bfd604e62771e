import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { articleText } from './desk-office.ts';
import { makeRepository, openDesk } from './desk-process.ts';

const ROUNDS = 8;
/** Longer than a build of the last round takes, in milliseconds. */
const BUILD_TIME = 500;

test('killed at any moment of a build, the office serves the site before it, then the new one', async () => {
  const { top, git, passMinute } = makeRepository();
  const state = mkdtempSync(join(tmpdir(), 'office-killed-'));
  onTestFinished(() => rmSync(state, { recursive: true, force: true, maxRetries: 5 }));
  const command = `exec "$0" tests/unit/release-killed-child.ts "$1" "${join(state, 'dist')}"`;
  const published: string[] = [];
  /** The articles of the site that is served, each of which has its page. */
  const served = async (url: string) => {
    const front = await fetch(url);
    expect(front.status).toBe(200);
    const names = (await front.text()).split(' ').filter(Boolean);
    for (const name of names) {
      const page = await fetch(`${url}/${name}.html`);
      expect(page.status, name).toBe(200);
      expect(await page.text()).toContain('Chữ của bài.');
    }
    return names;
  };
  let before: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const office = await openDesk(top, command);
    // At once all that readers had; soon all that was published.
    expect(await served(office.url)).toEqual(expect.arrayContaining(before));
    await expect.poll(() => served(office.url), { timeout: 30_000 }).toEqual(published);
    before = [...published];

    const draft = { collection: 'articles', id: `2026/bai-${String(round).padStart(2, '0')}` };
    const source = articleText(`Bài ${round}`, 'Chữ của bài.');
    expect((await office.act('PUT', 'draft', { ...draft, base: null, source }))?.status).toBe(200);
    await office.act('POST', 'draft/status', { ...draft, state: 'pending_publish' });
    expect((await office.act('POST', 'draft/publish', draft))?.status).toBe(200);
    published.push(`${draft.id.slice(5)}.mdx`);
    // Another part of the build in each round, and any moment in it.
    await pause(((round + Math.random()) / ROUNDS) * BUILD_TIME);
    await office.kill();
    passMinute();

    expect(git('fsck', '--full', '--strict', '--no-dangling')).toBe('');
    expect(git('show', `main:content/articles/${draft.id}.mdx`)).toBe(source);
  }
  const office = await openDesk(top, command);
  await expect.poll(() => served(office.url), { timeout: 30_000 }).toEqual(published);
}, 300_000);
