import { mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildAstro } from '../../src/release/astro.ts';
import { readBuildError } from '../../src/release/build-error.ts';
import { runNode } from '../../src/release/child.ts';
import { awaitLock, takeLock } from '../../src/release/lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'build-'));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

test('of all that a failed build prints, an editor reads the errors of the content', () => {
  const output = [
    '09:03:56 [content] Syncing content',
    '\u001b[31m[ERROR]\u001b[39m Nội dung có lỗi:',
    'articles/2020/a.mdx:3:1 Mục “Tiêu đề” còn trống. Hãy điền mục này.',
    'articles/2020/b.mdx:4:1 Mục “Tóm tắt” quá ngắn. Viết ít nhất 50 ký tự.',
    '  Location:',
    '    /srv/portal/src/content.config.ts:10:30',
    '  Stack trace:',
    '    at Object.load (/srv/portal/src/content.config.ts:10:30)',
  ];
  expect(readBuildError(output, 'build.log').message).toMatchInlineSnapshot(`
    "Nội dung có lỗi:
    articles/2020/a.mdx:3:1 Mục “Tiêu đề” còn trống. Hãy điền mục này.
    articles/2020/b.mdx:4:1 Mục “Tóm tắt” quá ngắn. Viết ít nhất 50 ký tự."
  `);
});

test('any other failure names the log', () => {
  expect(
    readBuildError(["Cannot find package 'x'"], '/srv/build.log').message,
  ).toMatchInlineSnapshot(
    `"Không dựng được trang vì lỗi của chương trình. Báo người quản trị xem tệp /srv/build.log."`,
  );
});

test('the content’s errors are found in what Astro really prints', async () => {
  const root = join(folder, 'project');
  await mkdir(join(root, 'src/pages'), { recursive: true });
  await symlink(resolve('node_modules'), join(root, 'node_modules'), 'junction');
  await writeFile(join(root, 'package.json'), '{"type":"module","name":"small"}');
  await writeFile(
    join(root, 'src/pages/index.astro'),
    '<html><body><h1>Xin chào</h1></body></html>',
  );
  await writeFile(
    join(root, 'astro.config.mjs'),
    'export default { outDir: process.env.OUT_DIR, cacheDir: "./cache/" };',
  );
  await writeFile(
    join(root, 'src/content.config.ts'),
    `import { defineCollection } from 'astro:content';
     const load = async () => { throw new Error('Nội dung có lỗi:\\narticles/2020/a.mdx:3:1 Mục “Tiêu đề” còn trống. Hãy điền mục này.'); };
     export const collections = { a: defineCollection({ loader: { name: 'a', load } }) };`,
  );
  const options = {
    root,
    contentDir: root,
    outDir: join(root, 'dist'),
    stateDir: join(folder, 'state'),
    log: () => {},
  };
  await expect(buildAstro(options)).rejects.toThrowErrorMatchingInlineSnapshot(`
    [BuildError: Nội dung có lỗi:
    articles/2020/a.mdx:3:1 Mục “Tiêu đề” còn trống. Hãy điền mục này.]
  `);
  expect(await readFile(join(folder, 'state/build.log'), 'utf8')).toContain('Nội dung có lỗi:');
  await expect(buildAstro({ ...options, outDir: `${root}-dist` })).rejects.toThrow(
    'Choose another name.',
  );
});

test('a child ends with its parent, however that one was ended', async () => {
  const child = join(folder, 'child.mjs');
  const parent = join(folder, 'parent.mjs');
  await writeFile(
    child,
    "import { writeFileSync } from 'node:fs'; writeFileSync(process.argv[2], String(process.pid)); setInterval(() => {}, 1000);",
  );
  const runner = resolve('src/release/child.ts');
  await writeFile(
    parent,
    `import { runNode } from ${JSON.stringify(runner)}; await runNode(${JSON.stringify(child)}, [process.argv[2]], { cwd: '.', onLine: () => {} });`,
  );
  const ending = new AbortController();
  const pidFile = join(folder, 'pid');
  const running = runNode(parent, [pidFile], {
    cwd: folder,
    onLine: () => {},
    signal: ending.signal,
  });
  const pid = await until(async () => Number(await readFile(pidFile, 'utf8').catch(() => '')));
  ending.abort();
  await running;
  expect(await until(() => !isAlive(pid))).toBe(true);
});

test('a lock is held by one, and taken over from a process that is gone', async () => {
  const file = join(folder, 'office.lock');
  const release = await takeLock(file);
  expect(await takeLock(file)).toBeUndefined();
  await release?.();
  const dead = join(folder, 'dead.mjs');
  await writeFile(
    dead,
    "import { writeFileSync } from 'node:fs'; writeFileSync(process.argv[2], String(process.pid));",
  );
  await runNode(dead, [file], { cwd: folder, onLine: () => {} });
  const taken = await takeLock(file);
  expect(taken).toBeDefined();
  await taken?.();
});

test('a clock that is set ahead takes no lock from a process that lives', async () => {
  const file = join(folder, 'building.lock');
  const holder = join(folder, 'holder.mjs');
  await writeFile(
    holder,
    `import { takeLock } from ${JSON.stringify(pathToFileURL(resolve('src/release/lock.ts')).href)};
await takeLock(process.argv[2]);
setTimeout(() => {}, 60_000);`,
  );
  const ending = new AbortController();
  const options = { cwd: folder, onLine: () => {}, signal: ending.signal };
  const running = runNode(holder, [file], options).catch(() => undefined);
  await until(() => readFile(file, 'utf8').catch(() => ''));
  const longAgo = new Date(Date.now() - 3_600_000);
  await utimes(file, longAgo, longAgo);
  expect(await takeLock(file)).toBeUndefined();
  ending.abort();
  await running;
}, 30_000);

test('whoever waits for a lock gets it when it is given back', async () => {
  const file = join(folder, 'building.lock');
  const release = await takeLock(file);
  const said: string[] = [];
  const waiting = awaitLock(file, () => said.push('đang chờ'));
  await until(() => said.length > 0);
  await release?.();
  await (
    await waiting
  )();
  expect(said).toEqual(['đang chờ']);
});

async function until<Value>(find: () => Value | Promise<Value>): Promise<Value> {
  for (;;) {
    const found = await find();
    if (found) return found;
    await wait(20);
  }
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
