import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createSocket, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BuildError } from '../../src/release/build-error.ts';
import type { ReleaseBuild } from '../../src/release/build-child.ts';
import { type Office, openOffice } from '../../src/release/office.ts';
import { readSettings } from '../../src/settings.ts';

let folder: string;
let said: string[];
let builds: number;
let begun: number[];
let slowness: number;
let ending: AbortController;
let offices: Office[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'office-'));
  [said, builds, ending, offices] = [[], 0, new AbortController(), []];
  [begun, slowness] = [[], 0];
  await mkdir(join(folder, 'content'));
  await writeText('Một');
});
afterEach(async () => {
  for (const office of offices) await office.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const writeText = (text: string) => writeFile(join(folder, 'content', 'site.yaml'), text);
const git = (...args: string[]) =>
  execFileSync('git', [
    '-C',
    folder,
    '-c',
    'user.name=An',
    '-c',
    'user.email=an@example.com',
    ...args,
  ]);
function commit() {
  if (!existsSync(join(folder, '.git'))) git('init', '-q', '-b', 'main');
  git('add', 'content');
  git('commit', '-qm', 'x');
}

/** A small site whose front page is the content's only file. */
async function build({ contentDir, outDir, base }: ReleaseBuild) {
  builds++;
  begun.push(Date.now());
  await wait(slowness);
  const text = await readFile(join(contentDir, 'site.yaml'), 'utf8');
  if (text.includes('hỏng')) throw new BuildError('Nội dung có lỗi:\nsite.yaml:1:1 Hỏng. Hãy sửa.');
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  await writeFile(join(outDir, 'index.html'), `${base} ${text}`);
  await writeFile(join(outDir, '404.html'), 'Không có');
}

async function open(env: Record<string, string> = {}, host = '127.0.0.1') {
  const settings = readSettings({
    CONTENT_DIR: join(folder, 'content'),
    OUT_DIR: join(folder, 'dist'),
    PORT: '0',
    ...env,
  });
  const log = (line: string) => void said.push(line);
  const { signal } = ending;
  const office = await openOffice({ settings, host, log, build, signal, watchEvery: 50 });
  offices.push(office);
  return office;
}
const read = async ({ port }: Office, path = '/') =>
  (await fetch(`http://127.0.0.1:${port}${path}`)).text();

test('the first start builds, then says both addresses', async () => {
  commit();
  const { port } = await open({ BASE_PATH: '/phu-nu/' });
  expect(said.map((line) => line.replace(/ sau .*/u, '').replace(/1-\w+/u, '1-commit'))).toEqual([
    'Đang dựng trang lần đầu; việc này có thể mất vài phút.',
    'Trang đã có bản mới (1-commit)',
    `Cổng thông tin: http://127.0.0.1:${port}/phu-nu/`,
    `Bàn biên tập: http://127.0.0.1:${port}/phu-nu/admin/`,
  ]);
});

test('the next start serves what is there and builds nothing', async () => {
  commit();
  await (await open()).close();
  const office = await open();
  expect(await read(office)).toBe('/ Một');
  await wait(100);
  expect(builds).toBe(1);
});

test('what becomes due is on the site though nobody published anything', async () => {
  const soon = new Date(Date.now() + 1500).toISOString();
  await mkdir(join(folder, 'content', 'articles', '2026'), { recursive: true });
  await writeFile(join(folder, 'content', 'articles', '2026', 'bai.mdx'), `publishAt: ${soon}\n`);
  commit();
  await open();
  expect(builds).toBe(1);
  await expect.poll(() => builds, { timeout: 10_000 }).toBe(2);
  await wait(300);
  expect(builds).toBe(2);
});

/** Adds an article that comes in so many milliseconds. */
async function comes(name: string, milliseconds: number) {
  const at = new Date(Date.now() + milliseconds).toISOString();
  const folderOfYear = join(folder, 'content', 'articles', '2026');
  await mkdir(folderOfYear, { recursive: true });
  await writeFile(join(folderOfYear, `${name}.mdx`), `publishAt: ${at}\n`);
  return Date.parse(at);
}

test('articles that become due together, and while a build is under way, are all on the site', async () => {
  await comes('mot', 1200);
  await comes('hai', 1210);
  const last = await comes('ba', 1600);
  commit();
  slowness = 600;
  await open();
  await expect.poll(() => begun.at(-1) ?? 0, { timeout: 10_000 }).toBeGreaterThanOrEqual(last);
});

test('what became due while nothing ran is on the site after the next start', async () => {
  const due = await comes('mot', 3000);
  commit();
  await (await open()).close();
  await wait(Math.max(0, due + 50 - Date.now()));
  await open();
  await expect.poll(() => begun.at(-1) ?? 0, { timeout: 10_000 }).toBeGreaterThanOrEqual(due);
});

test('with other settings the old site is not shown, for its links would lead nowhere', async () => {
  commit();
  await (await open()).close();
  const office = await open({ BASE_PATH: '/phu-nu/' });
  expect(await read(office, '/phu-nu/')).toBe('/phu-nu/ Một');
});

test('what is not committed is not shown, and the start says so in one line', async () => {
  commit();
  await writeText('Dở dang');
  expect(await read(await open())).toBe('/ Một');
  expect(said.at(-1)).toBe(
    'Có 1 tệp nội dung chưa ghi nhận (commit) vào Git nên chưa hiện trên trang: content/site.yaml',
  );
});

test('a bad article leaves the last good site up, also over a restart', async () => {
  commit();
  await (await open()).close();
  await writeText('hỏng');
  commit();
  const office = await open();
  while (!said.some((line) => line.startsWith('Nội dung có lỗi'))) await wait(20);
  expect(await read(office)).toBe('/ Một');
  expect(said.at(-1)).toBe(
    'Nội dung có lỗi:\nsite.yaml:1:1 Hỏng. Hãy sửa.\nBản đang đăng, nếu có, được giữ nguyên.',
  );
});

test('a first build that fails ends the start with the reason, and leaves the folder free', async () => {
  await writeText('hỏng');
  commit();
  await expect(open()).rejects.toThrow('Nội dung có lỗi:\nsite.yaml:1:1 Hỏng. Hãy sửa.');
  await writeText('Một');
  commit();
  expect(await read(await open())).toBe('/ Một');
});

test('the desk sees which commit readers see', async () => {
  commit();
  const office = await open();
  const answer = await fetch(`http://127.0.0.1:${office.port}/admin/api/release`);
  const head = String(execFileSync('git', ['-C', folder, 'rev-parse', 'HEAD'])).trim();
  expect(await answer.json()).toMatchObject({ state: 'idle', commit: head, message: null });
});

test('without git the site is up and the desk says why it is closed', async () => {
  const office = await open();
  expect(await read(office)).toBe('/ Một');
  const answer = await fetch(`http://127.0.0.1:${office.port}/admin/api/entries`);
  expect(answer.status).toBe(503);
  expect(((await answer.json()) as { error: string }).error).toMatch(
    /^Bàn biên tập tắt\. Thư mục nội dung .* không nằm trong kho git nào\./u,
  );
});

test('a port that is taken is named before anything is built', async () => {
  const other = createSocket();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(open({ PORT: String(port) })).rejects.toThrow(
    `Cổng ${port} đang được một chương trình khác dùng. Tắt chương trình đó, hoặc chọn cổng khác bằng PORT, ví dụ PORT=${port + 1}.`,
  );
  expect(builds).toBe(0);
  await new Promise((resolve) => other.close(resolve));
});

test('two starts over one folder: the second one says that the first is running', async () => {
  await open();
  await expect(open()).rejects.toThrow('Cổng thông tin này đang chạy rồi');
});

test('without accounts it never listens where other machines reach it', async () => {
  await expect(open({}, '0.0.0.0')).rejects.toThrow('Chưa có tài khoản nào');
});

test('a release that was half made when the process was killed is swept away', async () => {
  commit();
  await (await open()).close();
  const releases = join(folder, '.portal', 'releases');
  await mkdir(join(releases, '2-1234567', 'site'), { recursive: true });
  await writeFile(join(releases, '2-1234567', 'site', 'index.html'), 'half');
  const office = await open();
  expect(await read(office)).toBe('/ Một');
  expect(await readdir(releases)).not.toContain('2-1234567');
});
