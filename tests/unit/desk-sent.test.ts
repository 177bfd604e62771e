import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Person } from '../../admin/desk/people.ts';
import { openSent } from '../../admin/desk/picture-store.ts';

const AN: Person = { name: 'Chị An', email: 'an@example.vn', role: 'contributor' };
const BINH: Person = { name: 'Chị Bình', email: 'binh@example.vn', role: 'editor' };
const DAY = 24 * 3_600_000;

function openFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'desk-sent-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const picture = (number: number, bytes = Buffer.from(`ảnh ${number}`)) => ({
  blob: number.toString(16).padStart(40, '0'),
  name: 'anh.jpg',
  bytes,
});
const none = () => false;

test('a picture that was sent waits for its sender through a restart of the desk', async () => {
  const folder = openFolder();
  await openSent(folder).add(AN, picture(1), none);
  const again = openSent(folder);
  const found = await again.find({ ...AN, email: 'An@Example.vn' }, picture(1).blob);
  expect(found?.name).toMatch(/\.jpg$/u);
  expect(await found?.read()).toEqual(picture(1).bytes);
  expect(await again.find(BINH, picture(1).blob)).toBeUndefined();
});

test('who sends on and on without saving is stopped, also by many at once; who saves goes on', async () => {
  const sent = openSent(openFolder());
  const all = Array.from({ length: 205 }, (_, number) => sent.add(AN, picture(number), none));
  const refused = (await Promise.allSettled(all)).filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(5);
  await expect(sent.add(AN, picture(999), none)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[Refusal: Bạn đã gửi 200 ảnh mà chưa lưu vào bài nào, nhiều nhất là 200 ảnh hoặc 300 MB. Lưu bài đang viết rồi chèn tiếp; ảnh chưa lưu tự bỏ sau bảy ngày.]`,
  );
  await sent.add(AN, picture(7), none);
  await sent.add(BINH, picture(999), none);
  await sent.add(AN, picture(999), (blob) => blob === picture(3).blob);
});

test('a few huge pictures are too many as well', async () => {
  const folder = openFolder();
  const sent = openSent(folder);
  const large = Buffer.alloc(100 * 1024 * 1024);
  for (const number of [1, 2, 3]) await sent.add(AN, picture(number, large), none);
  await expect(sent.add(AN, picture(4), none)).rejects.toThrow(/300 MB/u);
});

test('what nobody saved within seven days goes, and not a day before', async () => {
  const folder = openFolder();
  const sent = openSent(folder);
  await sent.add(AN, picture(1), none);
  const [own = ''] = readdirSync(folder);
  // A desk that was killed while it wrote leaves this.
  const half = join(folder, own, `${picture(2).blob}.jpg.0a1b2c`);
  writeFileSync(half, 'nửa');
  const since = statSync(half).mtimeMs;
  await sent.sweep(since + 6.9 * DAY);
  expect(await sent.find(AN, picture(1).blob)).toBeDefined();
  expect(await sent.find(AN, picture(2).blob)).toBeUndefined();
  await sent.sweep(since + 7.1 * DAY);
  expect(readdirSync(folder)).toEqual([]);
  await sent.add(AN, picture(1), none);
});

test('what else lies in the folder keeps nothing from going', async () => {
  const folder = openFolder();
  const sent = openSent(folder);
  writeFileSync(join(folder, '.DS_Store'), '');
  await sent.add(AN, picture(1), none);
  const own = readdirSync(folder).find((name) => !name.startsWith('.')) ?? '';
  symlinkSync('nowhere', join(folder, own, 'link'));
  await sent.sweep(Date.now() + 8 * DAY);
  expect(readdirSync(folder)).toEqual(['.DS_Store']);
});

test('a picture that could not be written leaves no half of it on the disk', async () => {
  const folder = openFolder();
  const sent = openSent(folder);
  await sent.add(AN, picture(1), none);
  const own = join(folder, readdirSync(folder)[0] ?? '');
  mkdirSync(join(own, `${picture(2).blob}.jpg`));
  await expect(sent.add(AN, picture(2), none)).rejects.toThrow();
  expect(readdirSync(own).sort()).toEqual([`${picture(1).blob}.jpg`, `${picture(2).blob}.jpg`]);
});
