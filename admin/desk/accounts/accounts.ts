import type { User } from 'better-auth';
import { APIError } from 'better-auth/api';
import { Refusal } from '../refusal.ts';
import { type Account, type AccountFacts, ROLES } from './account.ts';
import { type AuthPlace, LONGEST, openAuth } from './auth.ts';
import { openDatabase, readSecret } from './place.ts';

/** A session that somebody has. */
export interface Session {
  id: string;
  /** ISO dates and times. */
  since: string;
  seen: string;
  address: string;
  browser: string;
}

/** Somebody who is signed in, and what the answer must tell the browser to keep. */
export interface SignedIn {
  account: Account;
  session: Session;
  /** Lines for `set-cookie`. */
  cookies: string[];
}

/** The people of the desk, their passwords and their sessions. Knows nothing of who may do what. */
export type Accounts = Awaited<ReturnType<typeof openAccounts>>;

/** Opens the accounts below a state folder; there may be none yet. */
export async function openAccounts(stateDir: string, place: Omit<AuthPlace, 'secret'>) {
  const database = await openDatabase(stateDir);
  const auth = await openAuth(database, { ...place, secret: await readSecret(stateDir) });
  const { internalAdapter: keeper, password: hashes, adapter } = await auth.$context;
  const first = database.prepare('SELECT 1 FROM user LIMIT 1');
  let isKnown = false;

  async function find(id: string): Promise<Account> {
    const user = await keeper.findUserById(id);
    if (user) return accountOf(user);
    throw new Refusal(404, 'Không có tài khoản này. Tải lại trang để xem các tài khoản hiện có.');
  }

  return {
    /** Whether anybody can sign in. Once true it stays true: a lost file opens no door. */
    exist: () => (isKnown ||= first.get() !== undefined),

    find,

    async byEmail(email: string): Promise<Account | undefined> {
      const found = await keeper.findUserByEmail(email);
      return found ? accountOf(found.user) : undefined;
    },

    async list(): Promise<Account[]> {
      const users = await adapter.findMany<User>({ model: 'user', limit: 10_000 });
      return users.map(accountOf).sort((a, b) => a.name.localeCompare(b.name, 'vi'));
    },

    /** Refuses an e-mail that somebody has. */
    async create(
      facts: AccountFacts & { email: string; mustChange: boolean },
      password: string,
    ): Promise<Account> {
      if (await keeper.findUserByEmail(facts.email)) throw takenEmail(facts.email);
      const hash = await hashes.hash(password);
      const user = await keeper
        .createUser({ ...facts, emailVerified: true, isOff: false }, { method: 'admin' })
        .catch((error: unknown) => {
          throw /UNIQUE/u.test(String(error)) ? takenEmail(facts.email) : error;
        });
      const key = { userId: user.id, providerId: 'credential', accountId: user.id };
      await keeper.linkAccount({ ...key, password: hash });
      return accountOf(user);
    },

    async change(id: string, facts: Partial<AccountFacts & Pick<Account, 'isOff'>>) {
      await keeper.updateUser(id, facts);
      if (facts.isOff) await keeper.deleteUserSessions(id);
      return find(id);
    },

    /** Sets a password and ends the person's sessions. */
    async setPassword(id: string, password: string, mustChange: boolean): Promise<void> {
      await keeper.updatePassword(id, await hashes.hash(password));
      await keeper.updateUser(id, { mustChange });
      await keeper.deleteUserSessions(id);
    },

    /** Undefined when e-mail and password do not belong together; both cases take the same work. */
    async signIn(email: string, password: string, from: Headers): Promise<SignedIn | undefined> {
      const entered = await auth.api
        .signInEmail({ body: { email, password }, headers: from, returnHeaders: true })
        .catch(isRefused);
      if (!entered) return undefined;
      const account = await find(entered.response.user.id);
      const found = await keeper.findSession(entered.response.token);
      if (!found) return undefined;
      if (account.isOff) await keeper.deleteSession(entered.response.token);
      const cookies = entered.headers.getSetCookie();
      return { account, session: sessionOf(found.session), cookies };
    },

    /** Who sent a request with these headers. */
    async signedIn(headers: Headers): Promise<SignedIn | undefined> {
      if (!headers.get('cookie')) return undefined;
      const { response, headers: said } = await auth.api.getSession({
        headers,
        returnHeaders: true,
      });
      if (!response) return undefined;
      const account = accountOf(response.user);
      const isOver = Date.now() - new Date(response.session.createdAt).getTime() > LONGEST;
      if (account.isOff || isOver) {
        await keeper.deleteSession(response.session.token);
        return undefined;
      }
      return { account, session: sessionOf(response.session), cookies: said.getSetCookie() };
    },

    /** Gives the lines for `set-cookie`. */
    async signOut(headers: Headers): Promise<string[]> {
      const left = await auth.api.signOut({ headers, returnHeaders: true });
      return left.headers.getSetCookie();
    },

    /** Changes one's own password and ends all other sessions. Undefined when `current` is wrong. */
    async changePassword(
      headers: Headers,
      id: string,
      { current, next }: { current: string; next: string },
    ): Promise<string[] | undefined> {
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
      const changed = await auth.api
        .changePassword({ body, headers, returnHeaders: true })
        .catch(isRefused);
      if (!changed) return undefined;
      await keeper.updateUser(id, { mustChange: false });
      return changed.headers.getSetCookie();
    },

    async sessions(id: string): Promise<Session[]> {
      const sessions = await keeper.listSessions(id, { onlyActiveSessions: true });
      return sessions.map(sessionOf).sort((a, b) => (a.seen < b.seen ? 1 : -1));
    },

    endSessions: (id: string) => keeper.deleteUserSessions(id),

    close: () => database.close(),
  };
}

/** A wrong password is an answer; anything else is trouble. */
function isRefused(error: unknown): undefined {
  if (error instanceof APIError && (error.statusCode === 400 || error.statusCode === 401))
    return undefined;
  throw error;
}

const takenEmail = (email: string) =>
  new Refusal(
    409,
    `Đã có tài khoản dùng thư “${email}”. Dùng địa chỉ khác, hoặc đặt lại mật khẩu cho tài khoản đó.`,
  );

function accountOf(user: Record<string, unknown> | User): Account {
  const field = (key: string): unknown => Reflect.get(user, key);
  const unit = field('unit');
  return {
    id: String(field('id')),
    name: String(field('name')),
    email: String(field('email')),
    // Whatever else the file may hold gives the fewest rights.
    role: ROLES.find((role) => role === field('role')) ?? 'contributor',
    unit: typeof unit === 'string' && unit !== '' ? unit : null,
    isAdministrator: field('isAdministrator') === true,
    isOff: field('isOff') === true,
    mustChange: field('mustChange') === true,
    createdAt: new Date(String(field('createdAt'))).toISOString(),
  };
}

const sessionOf = (session: {
  id: string;
  createdAt: Date;
  updatedAt: Date;
  ipAddress?: string | null | undefined;
  userAgent?: string | null | undefined;
}): Session => ({
  id: session.id,
  since: new Date(session.createdAt).toISOString(),
  seen: new Date(session.updatedAt).toISOString(),
  address: session.ipAddress ?? '',
  browser: (session.userAgent ?? '').slice(0, 200),
});
