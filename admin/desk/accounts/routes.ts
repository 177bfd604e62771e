import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { parseSource } from '../../../src/model/frontmatter.ts';
import type { Desk } from '../plugin.ts';
import { Refusal } from '../refusal.ts';
import type { Repository } from '../repository.ts';
import { readRequest } from '../requests.ts';
import { z } from 'zod';
import { email } from './account.ts';
import type { Accounts } from './accounts.ts';
import { headersOf } from './door.ts';
import { passwordProblem } from './password.ts';
import { createThrottle } from './throttle.ts';
import { tellAudit } from './watch.ts';

const requests = {
  signIn: z.strictObject({ email: z.string().max(200), password: z.string().max(1000) }),
  password: z.strictObject({ current: z.string().max(1000), next: z.string().max(1000) }),
  nothing: z.strictObject({}),
};

/** Signing in and out, and one's own account. */
export function ownAccount(api: FastifyInstance, desk: Desk): void {
  const { door } = desk;
  const throttle = createThrottle();

  api.get('/session', async (request) => {
    const signedIn = door.signedIn(request);
    // Whoever comes to write will soon want to see a page.
    desk.previews?.warm();
    return {
      person: door.personOf(request),
      signsIn: signedIn !== undefined,
      mustChange: signedIn?.account.mustChange ?? false,
    };
  });

  api.post('/session', async (request, reply) => {
    const { email: typed, password } = readRequest(requests.signIn, request.body);
    const accounts = needAccounts(desk);
    const start = performance.now();
    const address = email.safeParse(typed).data ?? '';
    throttle.attempt(address, request.ip);
    const signedIn = await accounts.signIn(address || NOBODY, password, headersOf(request));
    if (!signedIn || signedIn.account.isOff) {
      // Only addresses that we know are written down: people type passwords into the wrong box.
      const known = signedIn?.account ?? (await accounts.byEmail(address));
      tellAudit(request, { what: `sign-in ${known?.email ?? '(không rõ)'}` });
      await wait(Math.max(0, SLOWLY - (performance.now() - start)));
      throw signedIn ? switchedOff() : wrongPassword();
    }
    throttle.succeed(address, request.ip);
    const { account } = signedIn;
    tellAudit(request, { who: account.email, what: `sign-in ${account.role}` });
    void reply.header('set-cookie', signedIn.cookies);
    return { name: account.name, mustChange: account.mustChange };
  });

  api.delete('/session', async (request, reply) => {
    readRequest(requests.nothing, request.body);
    if (door.signedIn(request))
      replaceCookies(reply, await needAccounts(desk).signOut(headersOf(request)));
    return { signedOut: true };
  });

  api.get('/sessions', async (request) => {
    const { account, session } = needSignedIn(desk, request);
    const sessions = await needAccounts(desk).sessions(account.id);
    return { sessions: sessions.map((one) => ({ ...one, isThis: one.id === session.id })) };
  });

  api.delete('/sessions', async (request, reply) => {
    readRequest(requests.nothing, request.body);
    const { account } = needSignedIn(desk, request);
    const accounts = needAccounts(desk);
    replaceCookies(reply, await accounts.signOut(headersOf(request)));
    await accounts.endSessions(account.id);
    return { signedOut: true };
  });

  api.put('/password', async (request, reply) => {
    const { current, next } = readRequest(requests.password, request.body);
    const { account } = needSignedIn(desk, request);
    throttle.attempt(account.email, request.ip);
    if (current.normalize('NFKC') === next.normalize('NFKC'))
      throw new Refusal(
        422,
        'Mật khẩu mới giống mật khẩu đang dùng. Chọn một mật khẩu khác rồi làm lại.',
      );
    const office = await officeWords(desk.repository);
    const problem = passwordProblem(next, { ...account, office });
    if (problem) throw new Refusal(422, problem);
    const cookies = await needAccounts(desk).changePassword(headersOf(request), account.id, {
      current,
      next,
    });
    if (!cookies)
      throw new Refusal(
        403,
        'Mật khẩu đang dùng không đúng nên chưa đổi. Gõ lại mật khẩu đang dùng, chú ý chữ hoa và bộ gõ tiếng Việt.',
      );
    throttle.succeed(account.email, request.ip);
    replaceCookies(reply, cookies);
    return { changed: true };
  });
}

/** The accounts. Refuses while there are none. */
export function needAccounts({ accounts, door }: Desk): Accounts {
  if (accounts && door.hasAccounts()) return accounts;
  throw new Refusal(
    409,
    'Bàn biên tập chưa có tài khoản nào nên không ai phải đăng nhập. Người quản trị tạo tài khoản đầu tiên bằng lệnh trên máy chủ.',
  );
}

/** The words that stand for the office: nobody should build a password of them. */
export async function officeWords({ blob, main, source }: Repository): Promise<string> {
  const found = await blob(await main(), 'site.yaml');
  const { data } = parseSource('site.yaml', found ? await source(found) : '');
  return ['name', 'agency', 'email'].map((key) => String(Reflect.get(data ?? {}, key))).join(' ');
}

/** A failed sign-in takes this long, in milliseconds, whatever was wrong. */
const SLOWLY = 700;
/** An address that no account has: what is no e-mail takes the same work as one. */
const NOBODY = 'khong-co-ai@localhost.invalid';

function needSignedIn(desk: Desk, request: Parameters<Desk['personOf']>[0]) {
  const signedIn = desk.door.signedIn(request);
  if (signedIn) return signedIn;
  needAccounts(desk);
  desk.personOf(request);
  throw new Error('A request came in without a session although there are accounts.');
}

/** What the door may have said of the cookie is void now. */
function replaceCookies(
  reply: { removeHeader(name: string): unknown; header(name: string, value: string[]): unknown },
  cookies: string[],
): void {
  reply.removeHeader('set-cookie');
  reply.header('set-cookie', cookies);
}

const wrongPassword = () =>
  new Refusal(
    401,
    'Thư điện tử hoặc mật khẩu không đúng. Gõ lại, chú ý chữ hoa và bộ gõ tiếng Việt; nếu quên, nhờ người quản trị đặt lại mật khẩu.',
  );

const switchedOff = () =>
  new Refusal(403, 'Tài khoản này đã bị tắt. Nhờ người quản trị của cơ quan mở lại.');
