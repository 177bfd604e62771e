import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'import-'));
  await mkdir(join(root, 'content'));
});
afterEach(() => rm(root, { recursive: true }));

const command = (...args: string[]) =>
  new Promise<{ code: number; said: string; complained: string }>((done) => {
    const env = { ...process.env, CONTENT_DIR: join(root, 'content') };
    const child = execFile(
      process.execPath,
      ['src/import/run.ts', ...args],
      { env },
      (_error, said, complained) =>
        done({
          code: child.exitCode ?? -1,
          said,
          complained: complained.replaceAll(`${root}/`, ''),
        }),
    );
  });

test('the command says what it added, and the second time that nothing changed', async () => {
  const file = join(root, 'bai.txt');
  const body = 'Nội dung của bài, đủ dài để có thể làm phần tóm tắt năm mươi ký tự.';
  await writeFile(file, `Tin mới\n\n06/03/2025 04:52 PM\n\n${body}\n\nTH\n`);
  expect(await command(file)).toEqual({
    code: 0,
    said: 'articles/2025/tin-moi.mdx\nĐã thêm 1 bài.\n',
    complained: '',
  });
  expect(await command(file)).toEqual({
    code: 0,
    said: 'Không có gì thay đổi: cả 1 bài đã có từ trước.\n',
    complained: '',
  });
});

test('the command fails when something is wrong, and says all of it', async () => {
  await writeFile(join(root, 'trong.txt'), '');
  expect(await command(join(root, 'trong.txt'), join(root, 'khong-co.txt'))).toEqual({
    code: 1,
    said: '',
    complained: `trong.txt:1:1 Tệp trống. Ghi bài vào tệp rồi nhập lại.
khong-co.txt:1:1 Không có tệp này. Kiểm tra lại tên tệp và thư mục.

Có 2 lỗi, chưa bài nào được thêm. Sửa các lỗi trên rồi nhập lại.
`,
  });
});

test('the command without a file, or with an option it does not know, shows how to use it', async () => {
  for (const args of [[], ['--la', 'x']]) {
    const { code, complained } = await command(...args);
    expect(code).toBe(1);
    expect(complained).toContain('npm run import -- TỆP…');
  }
});
