import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { articleText, openOffice } from './desk-office.ts';
import { makeRepository, openDesk } from './desk-process.ts';

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Somebody who saves the same article again and again, each text with its number. */
function aWriter(name: string) {
  const id = `2026/${name}`;
  const draft = { collection: 'articles', id };
  const text = (count: number) => articleText(`Bài ${name}`, `Lần lưu ${count}.`);
  let base: string | null = null;
  let count = 0;
  const writer = {
    id,
    /** The number of the last save that the desk answered. */
    acknowledged: 0,
    isPublished: false,
    async save(desk: Desk) {
      count += 1;
      const saved = await desk.act('PUT', 'draft', { ...draft, base, source: text(count) });
      // After a cut the last save may be there without its answer: go on from what is there.
      if (saved?.status === 409 && saved.json['version']) base = saved.json['version'];
      if (saved?.status !== 200) return saved;
      base = saved.json['version'] ?? null;
      writer.acknowledged = count;
      writer.isPublished = false;
      return saved;
    },
    async publish(desk: Desk) {
      for (const state of ['pending_review', 'pending_publish'])
        await desk.act('POST', 'draft/status', { ...draft, state });
      const published = await desk.act('POST', 'draft/publish', draft);
      if (published?.status === 200) writer.isPublished = true;
    },
  };
  return writer;
}

// A small disk of its own at the repository's place, where the system lets everybody make one (Linux).
const SMALL_DISK =
  'exec unshare --user --map-root-user --mount sh -c \'cp -r "$1" "$1.copy" && mount -t tmpfs -o size=2m tmpfs "$1" && cp -r "$1.copy/." "$1" && rm -r "$1.copy" && exec "$0" tests/unit/desk-child.ts "$1/content"\' "$0" "$1"';
const hasSmallDisks =
  spawnSync('unshare', [
    '--user',
    '--map-root-user',
    '--mount',
    'mount',
    '-t',
    'tmpfs',
    'tmpfs',
    '/tmp',
  ]).status === 0;

test('killed at a hundred moments, the desk has lost no save that it answered', async () => {
  const { top, git, passMinute } = makeRepository();
  const writers = ['mot', 'hai', 'ba'].map(aWriter);
  const numberAt = (ref: string, id: string) => {
    try {
      const text = git('show', `${ref}:content/articles/${id}.mdx`);
      return Number(/Lần lưu (\d+)\.\n$/u.exec(text)?.[1]);
    } catch {
      return -1;
    }
  };
  for (let round = 0; round < 100; round += 1) {
    const desk = await openDesk(top);
    // A new article whose save was not answered is one that is there already to its next save.
    if (round === 0) await Promise.all(writers.map((writer) => writer.save(desk)));
    let isOpen = true;
    let answers = 0;
    const work = writers.map(async (writer, index) => {
      while (isOpen) {
        await writer.save(desk);
        answers += 1;
        if (isOpen && round % 3 === index) await writer.publish(desk);
      }
    });
    // Some answers, so that there is something to lose, and then at any moment of the next act.
    const enough = 1 + Math.floor(Math.random() * 4);
    while (answers < enough) await pause(5);
    await pause(Math.random() * 150);
    isOpen = false;
    await desk.kill();
    await Promise.all(work);
    // The next start comes when what the killed gits have locked is known to be left behind.
    passMinute();
    for (const { id, acknowledged, isPublished } of writers) {
      const kept = Math.max(numberAt('main', id), numberAt(`refs/drafts/articles/${id}`, id));
      expect(kept, `${id} after round ${round}`).toBeGreaterThanOrEqual(acknowledged || -1);
      if (isPublished) expect(numberAt('main', id)).toBeGreaterThanOrEqual(acknowledged);
    }
  }
  expect(git('fsck', '--full', '--strict', '--no-dangling')).toBe('');
  for (const { acknowledged } of writers) expect(acknowledged).toBeGreaterThan(10);
  // The files that editors of the folder see follow with the next start.
  await openDesk(top);
  await expect.poll(() => git('status', '--porcelain'), { timeout: 10_000 }).toBe('');
}, 900_000);

test('a lock that a killed git left behind hinders nobody; one that is in use is waited for', async () => {
  const office = await openOffice();
  await office.save('2026/khoa', articleText('Bài khóa', 'Một.'), null);
  const lock = join(office.top, '.git/refs/drafts/articles/2026/khoa.lock');
  writeFileSync(lock, '');
  const { version } = (await office.call('GET', 'draft?collection=articles&id=2026/khoa')).json;
  const busy = await office.save('2026/khoa', articleText('Bài khóa', 'Hai.'), version);
  expect(busy.status).toBe(503);
  expect(busy.json.error).toMatch(/^Kho nội dung đang bị khóa bởi một chương trình git khác \(/u);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(lock, longAgo, longAgo);
  const saved = await office.save('2026/khoa', articleText('Bài khóa', 'Hai.'), version);
  expect(saved.status).toBe(200);
});

test.skipIf(!hasSmallDisks)(
  'when the disk is full nothing is half written, the reason is said, and work goes on afterwards',
  async () => {
    const { top } = makeRepository();
    const desk = await openDesk(top, SMALL_DISK);
    // What the desk sees at the repository's place is a disk of its own.
    const disk = `/proc/${desk.pid}/root${top}`;
    const git = (...args: string[]) => execFileSync('git', ['-C', disk, ...args]).toString();
    const source = articleText('Bài đầy đĩa', 'Chữ chưa lưu. '.repeat(2000));
    const draft = { collection: 'articles', id: '2026/day-dia', base: null, source };
    const filling = join(disk, 'filling');
    writeFileSync(filling, '');
    expect(() => {
      for (;;) appendFileSync(filling, Buffer.alloc(4096));
    }).toThrow(/ENOSPC/u);
    const refused = await desk.act('PUT', 'draft', draft);
    expect(refused).toEqual({
      status: 507,
      json: {
        error:
          'Ổ đĩa của máy chủ đã đầy nên chưa ghi được gì. Báo người quản trị giải phóng chỗ; chữ của bạn vẫn còn trên màn hình.',
      },
    });
    expect(git('for-each-ref', 'refs/drafts')).toBe('');
    expect(git('fsck', '--full', '--strict', '--no-dangling')).toBe('');
    rmSync(filling);
    expect((await desk.act('PUT', 'draft', draft))?.status).toBe(200);
    expect(git('show', 'refs/drafts/articles/2026/day-dia:content/articles/2026/day-dia.mdx')).toBe(
      source,
    );
  },
);

test('twenty editors who save at once, again and again, lose nothing', async () => {
  const { top, git } = makeRepository();
  const desk = await openDesk(top);
  const writers = Array.from({ length: 20 }, (_, index) => aWriter(`nguoi-${index}`));
  const rounds = 5;
  await Promise.all(
    writers.map(async (writer) => {
      for (let round = 0; round < rounds; round += 1)
        expect((await writer.save(desk))?.status).toBe(200);
    }),
  );
  for (const { id, acknowledged } of writers) {
    expect(acknowledged).toBe(rounds);
    const kept = git('show', `refs/drafts/articles/${id}:content/articles/${id}.mdx`);
    expect(kept).toContain(`Lần lưu ${acknowledged}.\n`);
    expect(git('rev-list', '--count', `main..refs/drafts/articles/${id}`).trim()).toBe(
      String(acknowledged),
    );
  }
  expect(git('fsck', '--full', '--strict', '--no-dangling')).toBe('');
}, 300_000);

test('twenty editors on one draft: each save is kept or refused with the text that won', async () => {
  const { top, git } = makeRepository();
  const desk = await openDesk(top);
  const draft = { collection: 'articles', id: '2026/chung' };
  const first = await desk.act('PUT', 'draft', {
    ...draft,
    base: null,
    source: articleText('Bài chung', 'Lần đầu.'),
  });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      desk.act('PUT', 'draft', {
        ...draft,
        base: first?.json['version'],
        source: articleText('Bài chung', `Của người ${index}.`),
      }),
    ),
  );
  const kept = git('show', 'refs/drafts/articles/2026/chung:content/articles/2026/chung.mdx');
  expect(answers.filter((answer) => answer?.status === 200)).toHaveLength(1);
  const refused = answers.filter((answer) => answer?.status === 409);
  expect(refused).toHaveLength(19);
  for (const answer of refused) expect(answer?.json['theirs']).toBe(kept);
}, 300_000);
