import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openAccounts } from '../../admin/desk/accounts/accounts.ts';

const PASSWORD = 'cái ghế tre bay qua sông Bé';

function openFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'accounts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'content', 'units'), { recursive: true });
  writeFileSync(join(folder, 'content', 'units', 'don-vi-mau.yaml'), 'level: province\n');
  const env = {
    ...process.env,
    CONTENT_DIR: join(folder, 'content'),
    OUT_DIR: join(folder, 'dist'),
  };
  const run = (input: string, ...args: string[]) => {
    const command = [join('admin', 'desk', 'accounts', 'command.ts'), ...args];
    const { stdout, stderr, status } = spawnSync(process.execPath, command, {
      env,
      input,
      encoding: 'utf8',
    });
    return { status, stdout: stdout.trim(), stderr: stderr.trim() };
  };
  return { stateDir: join(folder, '.portal'), run };
}

test('the first administrator is made by a command, also while the portal runs', async () => {
  const { stateDir, run } = openFolder();
  const running = await openAccounts(stateDir, { base: '/', siteUrl: 'http://localhost:4321' });
  onTestFinished(() => running.close());
  expect(running.exist()).toBe(false);
  const made = run(`${PASSWORD}\n`, 'create', 'An@Example.vn', 'Nguyễn Thị An');
  expect([made.status, made.stderr]).toEqual([0, '']);
  expect(made.stdout).toMatchInlineSnapshot(
    `"Đã tạo người quản trị Nguyễn Thị An (an@example.vn). Từ bây giờ ai vào bàn biên tập cũng phải đăng nhập."`,
  );
  expect(running.exist()).toBe(true);
  const signedIn = await running.signIn('an@example.vn', PASSWORD, new Headers());
  expect(signedIn?.account).toMatchObject({
    role: 'editor',
    isAdministrator: true,
    mustChange: false,
  });
  expect(run('', 'list').stdout).toBe('an@example.vn  Nguyễn Thị An  editor  quản trị');

  const reset = run('đàn kiến tha hạt kê lên mái\n', 'reset-password', 'an@example.vn');
  expect(reset.status).toBe(0);
  expect(await running.signIn('an@example.vn', PASSWORD, new Headers())).toBeUndefined();
  const log = readFileSync(join(stateDir, 'accounts', 'audit.jsonl'), 'utf8');
  expect(log.split('\n').filter(Boolean)).toHaveLength(2);
  expect(log).not.toContain('kiến');
});

test('the command says what is wrong, and changes nothing then', () => {
  const { run } = openFolder();
  expect([
    run('ngắn\n', 'create', 'an@example.vn', 'Nguyễn Thị An'),
    run('', 'create', 'an@example.vn', 'Nguyễn Thị An'),
    run(PASSWORD, 'create', 'an', 'Nguyễn Thị An'),
    run(PASSWORD, 'create', 'an@example.vn'),
    run(
      PASSWORD,
      'create',
      'an@example.vn',
      'An Bình',
      '--role',
      'contributor',
      '--unit',
      'khong-co',
    ),
    run(PASSWORD, 'reset-password', 'an@example.vn'),
  ]).toMatchInlineSnapshot(`
    [
      {
        "status": 1,
        "stderr": "Mật khẩu mới có 4 ký tự, cần ít nhất 12. Ghép bốn, năm từ không liên quan thành một câu dễ nhớ; có dấu và dấu cách càng tốt.",
        "stdout": "",
      },
      {
        "status": 1,
        "stderr": "Mật khẩu mới có 0 ký tự, cần ít nhất 12. Ghép bốn, năm từ không liên quan thành một câu dễ nhớ; có dấu và dấu cách càng tốt.",
        "stdout": "",
      },
      {
        "status": 1,
        "stderr": "Địa chỉ thư điện tử không đúng dạng. Ghi đầy đủ, không dấu, ví dụ an.nguyen@example.vn.",
        "stdout": "",
      },
      {
        "status": 1,
        "stderr": "Họ tên cần từ 2 đến 80 ký tự và không có dấu ngoặc nhọn. Ghi họ tên như trên bài báo, ví dụ Nguyễn Thị An.",
        "stdout": "",
      },
      {
        "status": 1,
        "stderr": "Chưa có đơn vị “khong-co” trong thư mục units. Xem tên tệp ở đó rồi làm lại.",
        "stdout": "",
      },
      {
        "status": 1,
        "stderr": "Không có tài khoản an@example.vn. Dùng list để xem các tài khoản hiện có.",
        "stdout": "",
      },
    ]
  `);
  expect(run('', 'drop').status).toBe(1);
  expect(run('', '--odd').status).toBe(1);
  expect(run('', 'list').stdout).toBe('Chưa có tài khoản nào. Tạo bằng lệnh create.');
});

test('two commands at the same moment make one account and no damage', async () => {
  const { stateDir, run } = openFolder();
  run('', 'list');
  const accounts = await openAccounts(stateDir, { base: '/', siteUrl: 'http://localhost:4321' });
  onTestFinished(() => accounts.close());
  const facts = { name: 'Mẫu', role: 'editor', unit: null, isAdministrator: true } as const;
  const create = () =>
    accounts.create({ ...facts, email: 'an@example.vn', mustChange: false }, PASSWORD);
  const both = await Promise.allSettled([create(), create()]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await accounts.list()).toHaveLength(1);
});
