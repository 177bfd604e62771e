import { mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReleases, type Releases } from '../../src/release/releases.ts';

let folder: string;
let dir: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'releases-'));
  dir = join(folder, 'releases');
});
afterEach(() => rm(folder, { recursive: true }));

const info = (commit: string) => ({
  commit: commit.repeat(40),
  key: `key-${commit}`,
  base: '/phu-nu/',
  siteUrl: 'https://phunu.example.vn',
  from: '2026-11-22T17:00:00.000Z',
  until: '2026-11-23T17:00:00.000Z',
});
async function add(releases: Releases, commit: string) {
  const built = join(folder, 'built');
  await mkdir(built);
  await writeFile(join(built, 'index.html'), `Bản ${commit}`);
  return releases.add(built, info(commit));
}
async function publish(releases: Releases, commit: string) {
  const { name } = await add(releases, commit);
  return releases.activate(name);
}
const names = (releases: Releases) => releases.all().map(({ name }) => name);

test('a release is there after a restart, with what it was made of', async () => {
  const release = await publish(await openReleases(dir), 'a');
  const again = (await openReleases(dir)).current();
  expect(again).toEqual({
    ...info('a'),
    name: '1-aaaaaaa',
    siteDir: join(dir, '1-aaaaaaa', 'site'),
  });
  expect(again).toEqual(release);
  expect(await readFile(join(again?.siteDir ?? '', 'index.html'), 'utf8')).toBe('Bản a');
});

test('a release that was never switched to is not what readers see', async () => {
  const releases = await openReleases(dir);
  await publish(releases, 'a');
  await add(releases, 'b');
  expect(releases.current()?.name).toBe('1-aaaaaaa');
  expect((await openReleases(dir)).current()?.name).toBe('1-aaaaaaa');
});

test('three releases are kept, and the numbers go on', async () => {
  const releases = await openReleases(dir);
  for (const commit of ['a', 'b', 'c', 'd']) await publish(releases, commit);
  const kept = ['2-bbbbbbb', '3-ccccccc', '4-ddddddd'];
  expect(names(releases)).toEqual(kept);
  expect((await readdir(dir)).filter((name) => /^\d/u.test(name)).sort()).toEqual(kept);
  expect((await publish(await openReleases(dir), 'e')).name).toBe('5-eeeeeee');
});

test('one can go back to an earlier release', async () => {
  const releases = await openReleases(dir);
  for (const commit of ['a', 'b', 'c']) await publish(releases, commit);
  await releases.activate('1-aaaaaaa');
  expect((await openReleases(dir)).current()?.name).toBe('1-aaaaaaa');
  expect(names(releases)).toEqual(['1-aaaaaaa', '2-bbbbbbb', '3-ccccccc']);
});

test.skipIf(process.platform === 'win32')(
  'a web server finds the current and the previous site',
  async () => {
    const releases = await openReleases(dir);
    for (const commit of ['a', 'b']) await publish(releases, commit);
    expect(await readlink(join(dir, 'current'))).toBe(join('2-bbbbbbb', 'site'));
    expect(await readFile(join(dir, 'previous', 'index.html'), 'utf8')).toBe('Bản a');
  },
);

test('killed while a site was being moved in: the half release is swept away', async () => {
  await publish(await openReleases(dir), 'a');
  await mkdir(join(dir, '2-bbbbbbb', 'site'), { recursive: true });
  await writeFile(join(dir, '2-bbbbbbb', 'site', 'index.html'), 'half');
  const releases = await openReleases(dir);
  expect(names(releases)).toEqual(['1-aaaaaaa']);
  expect(await readdir(dir)).not.toContain('2-bbbbbbb');
});

test.skipIf(process.platform === 'win32')(
  'killed between the switch and its links: they follow at the next start',
  async () => {
    const releases = await openReleases(dir);
    await publish(releases, 'a');
    const { name } = await add(releases, 'b');
    await writeFile(join(dir, 'current.json'), JSON.stringify({ name }));
    expect((await openReleases(dir)).current()?.name).toBe('2-bbbbbbb');
    expect(await readFile(join(dir, 'current', 'index.html'), 'utf8')).toBe('Bản b');
  },
);

test('killed while an old release was being removed: it does not come back', async () => {
  const releases = await openReleases(dir);
  for (const commit of ['a', 'b']) await publish(releases, commit);
  await rm(join(dir, '1-aaaaaaa', 'release.json'));
  expect(names(await openReleases(dir))).toEqual(['2-bbbbbbb']);
});

test.each(['', '{"na', '{"name":"9-zzzzzzz"}'])(
  'a switch that the disk lost (%j) falls back to the newest whole release',
  async (text) => {
    const releases = await openReleases(dir);
    for (const commit of ['a', 'b']) await publish(releases, commit);
    await writeFile(join(dir, 'current.json'), text);
    expect((await openReleases(dir)).current()?.name).toBe('2-bbbbbbb');
  },
);

test('files of others in the folder are left alone', async () => {
  await mkdir(join(dir, 'của tôi'), { recursive: true });
  await openReleases(dir);
  expect(await readdir(dir)).toContain('của tôi');
});
