import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { articleText, openOffice } from './desk-office.ts';

const ROUNDS = 4;

test('killed in the middle of publishing, scheduling and withdrawing, the desk loses nothing it has confirmed', async () => {
  const office = await openOffice();
  const content = join(office.top, 'content');
  const text = articleText('Mẫu', 'Chữ.', '2025-01-05T08:00:00+07:00');
  const said: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const child = spawn(
      process.execPath,
      ['tests/unit/desk-killed-child.ts', content, String(round), text],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let heard = '';
    const isBusy = new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        heard += chunk.toString();
        if (heard.split('\n').length > 2 + round) resolve();
      });
    });
    await isBusy;
    // Another moment of the work in each round.
    await new Promise((resolve) => setTimeout(resolve, 60 * round));
    child.kill('SIGKILL');
    await once(child, 'close');
    // Only whole lines were said.
    said.push(...heard.split('\n').slice(0, -1));
  }
  // What the dead desk's git was still doing ends by itself.
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(office.git('fsck', '--full', '--no-dangling')).toBe('');
  const saved = (id: string) =>
    office.git('for-each-ref', `refs/drafts/articles/${id}`) +
    office.git('ls-tree', 'main', `content/articles/${id}.mdx`);
  const published = (id: string) => office.git('show', `main:content/articles/${id}.mdx`);
  for (const line of said) {
    const [act, id = ''] = line.split(' ');
    if (act === 'save') expect(saved(id), line).not.toBe('');
    if (act === 'publish') expect(published(id), line).toContain('Chữ.');
    if (act === 'schedule') expect(published(id), line).toContain('publishAt: ');
    if (act === 'withdraw') expect(published(id), line).toContain('withdrawn:');
  }
  expect(said.length).toBeGreaterThan(ROUNDS);
  // And work goes on.
  const steps = await office.bring('2026/sau', articleText('Bài sau', 'Chữ.'));
  expect(steps.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});
