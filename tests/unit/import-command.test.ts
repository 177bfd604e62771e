import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { paragraph, run, writeDocx } from '../../src/import/docx-write.ts';

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

test('a Word file becomes a draft of the desk, with what needs a look; a second time nothing does', async () => {
  const git = (...args: string[]) =>
    new Promise<string>((done) => {
      execFile('git', ['-C', root, ...args], (_error, said) => done(said));
    });
  await writeFile(join(root, 'content', 'a.txt'), '');
  await git('init', '-q', '-b', 'main');
  await git('config', 'user.name', 'Người Thử');
  await git('config', 'user.email', 'thu@example.vn');
  await git('add', '.');
  await git('commit', '-q', '-m', 'Bắt đầu');
  const file = join(root, 'bai.docx');
  const body = [
    'Bài mẫu gửi bằng lệnh',
    'Ngày: 8/3/2026',
    'Nội dung của bài mẫu, đủ dài để làm tóm tắt.',
    'Người viết: Người Mẫu',
  ];
  await writeFile(
    file,
    await writeDocx({ body: body.map((text) => paragraph(run(text))).join('') }),
  );
  const first = await command(file, join(root, 'cu.doc'));
  expect(first.code).toBe(1);
  expect(first.said.replaceAll(`${root}/`, '')).toMatchInlineSnapshot(`
    "bai.docx: bản nháp mới articles/2026/bai-mau-gui-bang-lenh.mdx “Bài mẫu gửi bằng lệnh”
      cần xem lại: Bài không có đoạn tóm tắt riêng, tóm tắt đang lấy từ đoạn đầu. Đọc lại và viết cho gọn, từ 50 đến 300 ký tự.
      cần xem lại: Không rõ bài của đơn vị nào. Chọn mục Đơn vị.
      cần xem lại: Chưa có chuyên đề. Chọn mục Chuyên đề.
    "
  `);
  expect(first.complained).toBe('cu.doc: Không có tệp này. Kiểm tra lại tên tệp và thư mục.\n');
  const again = await command(file);
  expect(again.code).toBe(0);
  expect(again.said).toContain('bai.docx: đã có bản nháp articles/2026/bai-mau-gui-bang-lenh.mdx');
  expect(await git('for-each-ref', '--format=%(refname)')).toContain(
    'refs/drafts/articles/2026/bai-mau-gui-bang-lenh',
  );
  // Whoever opens the draft at the desk finds the same list.
  const kept = await git(
    'log',
    '-1',
    '--format=%B',
    'refs/drafts/articles/2026/bai-mau-gui-bang-lenh',
  );
  expect(kept).toContain('Chưa có chuyên đề. Chọn mục Chuyên đề.');
  expect(await git('status', '--porcelain', 'content')).toBe('');
});
