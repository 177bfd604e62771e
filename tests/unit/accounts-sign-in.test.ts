import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createThrottle } from '../../admin/desk/accounts/throttle.ts';
import { articleText, openOffice } from './desk-office.ts';
import { cookieOf, emailOf, openPeopledOffice, PASSWORD } from './accounts-office.ts';

test('without accounts the one person of this machine works without a password', async () => {
  const office = await openOffice({ hasAccounts: true });
  const { json } = await office.call('GET', 'session');
  expect(json).toEqual({
    person: {
      name: 'Người dựng kho',
      email: 'dung-kho@example.vn',
      role: 'publisher',
      alone: true,
    },
    signsIn: false,
    mustChange: false,
  });
  const steps = await office.bring('2026/moi', articleText('Bài mới', 'Chữ.'));
  expect(steps.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect((await office.call('POST', 'session', { email: 'a@b.vn', password: 'x' })).status).toBe(
    409,
  );
});

test('as soon as there is one account everybody signs in, also on this machine', async () => {
  const office = await openOffice({ hasAccounts: true });
  expect((await office.call('GET', 'drafts')).status).toBe(200);
  const facts = { name: 'Mẫu', role: 'editor', unit: null, isAdministrator: true } as const;
  await office.accounts.create({ ...facts, email: 'mau@example.vn', mustChange: false }, PASSWORD);
  const answer = await office.call('GET', 'drafts');
  expect(answer.status).toBe(401);
  expect(answer.json.error).toBe(
    'Bạn chưa đăng nhập hoặc phiên đã hết. Đăng nhập lại; chữ chưa lưu vẫn còn trên màn hình.',
  );
  expect((await office.call('PUT', 'draft', {})).status).toBe(401);
});

test('the cookie is out of reach of scripts, of other sites and of plain lines', async () => {
  const office = await openPeopledOffice(['editor']);
  const answer = await office.signIn(emailOf('editor'), PASSWORD);
  const [line = ''] = [answer.headers['set-cookie'] ?? []].flat();
  expect(line).toMatch(/^__Secure-desk\.session_token=/u);
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/', 'Max-Age=43200'])
    expect(line).toContain(part);
  expect(answer.json).toEqual({ name: 'Mẫu Biên Tập', mustChange: false });
});

test('a wrong password and an unknown address are answered with the same words, as slowly', async () => {
  const office = await openPeopledOffice(['editor']);
  const timed = async (email: string) => {
    const start = performance.now();
    const { status, json } = await office.signIn(email, 'không phải mật khẩu này');
    return { status, error: json.error, time: performance.now() - start };
  };
  const known = await timed(emailOf('editor'));
  for (const email of ['khong.co@example.vn', 'không phải thư']) {
    const unknown = await timed(email);
    expect([unknown.status, unknown.error]).toEqual([401, known.error]);
    expect(unknown.time).toBeGreaterThan(650);
  }
  expect(known.time).toBeGreaterThan(650);
  expect(known.error).toMatchInlineSnapshot(
    `"Thư điện tử hoặc mật khẩu không đúng. Gõ lại, chú ý chữ hoa và bộ gõ tiếng Việt; nếu quên, nhờ người quản trị đặt lại mật khẩu."`,
  );
});

test('what somebody types in place of an address is not written down', async () => {
  const office = await openPeopledOffice(['editor']);
  await office.signIn('mậtkhẩucủatôi', 'x');
  await office.signIn(emailOf('editor'), 'mật khẩu bí mật');
  const lines = JSON.stringify(office.audit()) + office.lines.join('');
  expect(lines).not.toContain('mậtkhẩucủatôi');
  expect(lines).not.toContain('bí mật');
  expect(lines).toContain('sign-in editor@example.vn');
  expect(office.audit().map(({ act, status }) => `${act} ${status}`)).toEqual([
    'POST /session 401',
    'POST /session 401',
  ]);
});

test('a password may be typed by any Vietnamese keyboard', async () => {
  const office = await openPeopledOffice(['editor']);
  expect((await office.signIn(emailOf('editor'), PASSWORD.normalize('NFD'))).status).toBe(200);
  expect((await office.signIn(' Editor@Example.VN ', PASSWORD)).status).toBe(200);
});

test('who guesses waits, and the wait grows; others are not held up', async () => {
  let now = 0;
  const throttle = createThrottle(() => now);
  const attempt = (account: string, address: string) => throttle.attempt(account, address);
  for (let tries = 0; tries < 5; tries += 1) attempt('an', '10.0.0.1');
  expect(() => attempt('an', '10.0.0.1')).toThrowErrorMatchingInlineSnapshot(
    `[Refusal: Đã thử mật khẩu quá nhiều lần. Chờ 15 giây rồi thử lại, hoặc nhờ người quản trị đặt lại mật khẩu.]`,
  );
  attempt('an', '10.0.0.2');
  attempt('binh', '10.0.0.1');
  now += 15_000;
  attempt('an', '10.0.0.1');
  expect(() => attempt('an', '10.0.0.1')).toThrow('Chờ 30 giây');
  now += 30_000;
  attempt('an', '10.0.0.1');
  throttle.succeed('an', '10.0.0.1');
  attempt('an', '10.0.0.1');
});

test('a clock that is put back or forward makes nobody wait longer, and no guesser shorter', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const start = Date.now();
  const throttle = createThrottle();
  const attempt = () => throttle.attempt('an', '10.0.0.1');
  for (let tries = 0; tries < 5; tries += 1) attempt();
  for (const hours of [0, -1, 24]) {
    vi.setSystemTime(start + hours * 3_600_000);
    expect(attempt, `${hours} hours`).toThrow('Chờ 15 giây');
  }
});

test('many addresses do not help to guess one password, nor many accounts from one address', () => {
  const throttle = createThrottle(() => 0);
  const tries = (count: number, attempt: (index: number) => void) => {
    let made = 0;
    try {
      for (; made < count; made += 1) attempt(made);
    } catch {
      return made;
    }
    return made;
  };
  expect(tries(1000, (index) => throttle.attempt('an', `10.0.${index >> 8}.${index & 255}`))).toBe(
    50,
  );
  expect(tries(1000, (index) => throttle.attempt(`ai${index}`, '10.9.9.9'))).toBe(30);
  expect(tries(1000, (index) => throttle.attempt(`b${index}`, `2001:db8:1:1::${index}`))).toBe(30);
});

test('the sign-in page says how long to wait', async () => {
  const office = await openPeopledOffice(['editor']);
  const from = { 'x-forwarded-for': '203.0.113.9' };
  const all = [];
  for (let tries = 0; tries < 6; tries += 1)
    all.push(office.signIn(emailOf('editor'), 'sai', from));
  const answers = await Promise.all(all);
  const held = answers.find(({ status }) => status === 429);
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
  expect(held?.headers['retry-after']).toBe('15');
  expect(office.audit().at(0)?.address).toBe('203.0.113.9');
  expect((await office.signIn(emailOf('editor'), PASSWORD)).status).toBe(200);
});

test('whoever signs out is out at once; signing out everywhere ends the other browsers too', async () => {
  const office = await openPeopledOffice(['editor']);
  const [first, second, third] = [
    await office.enter('editor'),
    await office.enter('editor'),
    await office.enter('editor'),
  ];
  const isIn = async (headers: { cookie: string }) =>
    (await office.call('GET', 'drafts', undefined, headers)).status === 200;
  const sessions = await office.call('GET', 'sessions', undefined, first);
  expect(Reflect.get(sessions.json, 'sessions')).toHaveLength(3);
  expect((await office.call('DELETE', 'session', {}, first)).status).toBe(200);
  expect([await isIn(first), await isIn(second), await isIn(third)]).toEqual([false, true, true]);
  expect((await office.call('DELETE', 'sessions', {}, second)).status).toBe(200);
  expect([await isIn(second), await isIn(third)]).toEqual([false, false]);
});

test('a session ends after a week whatever happens, and twelve idle hours before that', async () => {
  const office = await openPeopledOffice(['editor']);
  const editor = await office.enter('editor');
  const database = new DatabaseSync(join(office.stateDir, 'accounts', 'accounts.sqlite'));
  onTestFinished(() => database.close());
  const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
  const turn = (created: number, expires: number) =>
    database
      .prepare('UPDATE session SET createdAt = ?, updatedAt = ?, expiresAt = ?')
      .run(hours(created), hours(expires - 12), hours(expires));
  const see = () => office.call('GET', 'drafts', undefined, editor);
  turn(-167, 1);
  const answer = await see();
  expect(answer.status).toBe(200);
  expect(String(answer.headers['set-cookie'])).toContain('Max-Age=43200');
  turn(-169, 1);
  expect((await see()).status).toBe(401);
  const again = await office.enter('editor');
  turn(-13, -1);
  expect((await office.call('GET', 'drafts', undefined, again)).status).toBe(401);
});

test('a cookie that was changed, cut or made up lets nobody in', async () => {
  const office = await openPeopledOffice(['editor']);
  const { cookie } = await office.enter('editor');
  const [name = '', value = ''] = cookie.split('=');
  const forgeries = [
    `${name}=`,
    `${name}=${value.slice(0, -4)}AAAA`,
    `${name}=${value.split('.')[0]}`,
    `${name}=${value}x`,
    'x=y;',
    'a',
    '=',
    `${name}`,
    `;${'='.repeat(5000)}`,
  ];
  for (const forged of forgeries)
    expect((await office.call('GET', 'drafts', undefined, { cookie: forged })).status).toBe(401);
  for (const right of [cookie, `a; ${cookie};`, `x=y;${cookie}`])
    expect((await office.call('GET', 'drafts', undefined, { cookie: right })).status).toBe(200);
});

test('a new password ends the other sessions, and asks for the one before', async () => {
  const office = await openPeopledOffice(['editor']);
  const [here, there] = [await office.enter('editor'), await office.enter('editor')];
  const next = 'đàn kiến tha hạt kê lên mái';
  const change = (current: string, to: string) =>
    office.call('PUT', 'password', { current, next: to }, here);
  expect((await change('sai rồi nhé bạn ơi', next)).status).toBe(403);
  expect((await change(PASSWORD, PASSWORD.normalize('NFD'))).status).toBe(422);
  expect((await change(PASSWORD, 'ngắn quá')).status).toBe(422);
  const done = await change(PASSWORD, next);
  expect(done.status).toBe(200);
  const fresh = { cookie: cookieOf(done.headers['set-cookie']) };
  const status = async (headers: { cookie: string }) =>
    (await office.call('GET', 'drafts', undefined, headers)).status;
  expect([await status(fresh), await status(here), await status(there)]).toEqual([200, 401, 401]);
  expect((await office.signIn(emailOf('editor'), PASSWORD)).status).toBe(401);
  expect((await office.signIn(emailOf('editor'), next)).status).toBe(200);
  expect(JSON.stringify(office.audit())).not.toContain('kiến');
});

test('the password and session files are for the server’s own user alone', async () => {
  const office = await openPeopledOffice(['editor']);
  await office.enter('editor');
  for (const name of ['accounts.sqlite', 'accounts.sqlite-wal', 'secret', 'audit.jsonl'])
    expect([name, statSync(join(office.stateDir, 'accounts', name)).mode & 0o777]).toEqual([
      name,
      0o600,
    ]);
  expect(statSync(join(office.stateDir, 'accounts')).mode & 0o777).toBe(0o700);
});
