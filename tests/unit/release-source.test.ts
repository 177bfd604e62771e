import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSource } from '../../src/release/source.ts';

let folder: string;
let contentDir: string;
let exportDir: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'source-'));
  contentDir = join(folder, 'content');
  exportDir = join(folder, 'state', 'content');
  await write('articles/2020/một.mdx', 'Một');
  await write('articles/2021/hai.mdx', 'Hai');
  await write('site.yaml', 'name: Cổng');
});
afterEach(() => rm(folder, { recursive: true }));

const write = async (file: string, text: string | Buffer) => {
  await mkdir(dirname(join(contentDir, file)), { recursive: true });
  await writeFile(join(contentDir, file), text);
};
const git = (...args: string[]) =>
  execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
const commit = () => {
  git('add', 'content');
  git('-c', 'user.name=An', '-c', 'user.email=an@example.com', 'commit', '-qm', 'x');
};
const exported = async () =>
  (await readdir(exportDir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(exportDir.length + 1))
    .sort();

async function openCommitted() {
  git('init', '-q', '-b', 'main');
  commit();
  const source = await openSource(contentDir, exportDir);
  return { source, release: async () => source.prepare(await source.newest()) };
}

test('what is being written in the folder is not released before it is committed', async () => {
  const { source, release } = await openCommitted();
  await write('site.yaml', 'name: Dở da');
  await write('articles/2026/nhap.mdx', 'Nháp');
  const dir = await release();
  expect(await readFile(join(dir, 'site.yaml'), 'utf8')).toBe('name: Cổng');
  expect(await exported()).toEqual(['articles/2020/một.mdx', 'articles/2021/hai.mdx', 'site.yaml']);
  expect((await source.unreleased()).sort()).toEqual([
    'content/articles/2026/nhap.mdx',
    'content/site.yaml',
  ]);
});

test('the next release rewrites what changed, removes what went, and leaves the rest alone', async () => {
  const { release } = await openCommitted();
  const dir = await release();
  const before = await stat(join(dir, 'site.yaml'));
  await rm(join(contentDir, 'articles/2021'), { recursive: true });
  await write('articles/2020/một.mdx', 'Một, sửa');
  await write('articles/2022/ảnh.png', Buffer.from([0, 255, 13, 10, 128]));
  commit();
  await release();
  expect(await exported()).toEqual(['articles/2020/một.mdx', 'articles/2022/ảnh.png', 'site.yaml']);
  expect(await readdir(join(dir, 'articles'))).toEqual(['2020', '2022']);
  expect(await readFile(join(dir, 'articles/2020/một.mdx'), 'utf8')).toBe('Một, sửa');
  expect([...(await readFile(join(dir, 'articles/2022/ảnh.png')))]).toEqual([0, 255, 13, 10, 128]);
  expect((await stat(join(dir, 'site.yaml'))).mtimeMs).toBe(before.mtimeMs);
});

test('an export that was broken off leaves nothing of itself behind', async () => {
  const { release } = await openCommitted();
  const dir = await release();
  await rm(`${dir}.json`);
  await writeFile(join(dir, 'site.yaml'), 'half');
  await writeFile(join(dir, 'stray.mdx'), 'half');
  await release();
  expect(await readFile(join(dir, 'site.yaml'), 'utf8')).toBe('name: Cổng');
  expect(await exported()).not.toContain('stray.mdx');
});

test('a link in the repository is refused, for it could lead anywhere', async () => {
  await symlink('/etc/passwd', join(contentDir, 'articles/2020/link.mdx'));
  const { release } = await openCommitted();
  await expect(release()).rejects.toThrowErrorMatchingInlineSnapshot(`
    [Error: Nội dung có lỗi:
    articles/2020/link.mdx:1:1 Đây không phải tệp thường, hoặc tên tệp không dùng được. Thay bằng tệp thường có tên khác.]
  `);
});

test('a folder in no repository is released as it stands', async () => {
  const source = await openSource(contentDir, exportDir);
  expect(source.isGit).toBe(false);
  const before = await source.newest();
  expect(await source.prepare(before)).toBe(contentDir);
  expect(await source.newest()).toBe(before);
  await write('articles/2026/moi.mdx', 'Mới');
  expect(await source.newest()).not.toBe(before);
});

test('a folder that its repository does not have on the branch is released as it stands', async () => {
  git('init', '-q', '-b', 'main');
  expect((await openSource(contentDir, exportDir)).isGit).toBe(false);
  await writeFile(join(folder, 'README.md'), 'x');
  git('add', 'README.md');
  git('-c', 'user.name=An', '-c', 'user.email=an@example.com', 'commit', '-qm', 'x');
  expect((await openSource(contentDir, exportDir)).isGit).toBe(false);
});

test('content may be a repository by itself', async () => {
  execFileSync('git', ['-C', contentDir, 'init', '-q', '-b', 'main']);
  execFileSync('git', ['-C', contentDir, 'add', '.']);
  const who = ['-c', 'user.name=An', '-c', 'user.email=an@example.com'];
  execFileSync('git', ['-C', contentDir, ...who, 'commit', '-qm', 'x']);
  const source = await openSource(contentDir, exportDir);
  await source.prepare(await source.newest());
  expect(await exported()).toEqual(['articles/2020/một.mdx', 'articles/2021/hai.mdx', 'site.yaml']);
});

test('a content folder that is not there is named', async () => {
  await expect(openSource(join(folder, 'khong-co'), exportDir)).rejects.toThrow(
    `Không có thư mục nội dung ${join(folder, 'khong-co')}. Kiểm tra CONTENT_DIR.`,
  );
});

test('the site stays on its branch when somebody looks at another one', async () => {
  const { source } = await openCommitted();
  const main = await source.newest();
  git('switch', '-qc', 'thu');
  await write('site.yaml', 'name: Thử');
  commit();
  expect(await source.newest()).toBe(main);
});
