import type { FastifyReply, FastifyRequest } from 'fastify';
import type { People, Person } from '../people.ts';
import { Refusal } from '../refusal.ts';
import { BEFORE_CHANGE, refuseWithoutRight, RIGHTS } from '../rights.ts';
import { personOf } from './account.ts';
import type { Accounts, SignedIn } from './accounts.ts';

/** Finds out who sends each request, and lets in whoever may use the route. */
export interface Door {
  /** Whether people have to sign in. */
  hasAccounts(): boolean;
  /**
   * Refuses who is not signed in, or has no right to the route; where there is none, who is signed in
   * may hear so. To be called once a request.
   */
  enter(request: FastifyRequest, reply: FastifyReply, route: string | undefined): Promise<void>;
  /** Who sent a request that came in. Refuses when nobody is signed in. */
  personOf(request: FastifyRequest): Person;
  /** The same without refusing. */
  knownPerson(request: FastifyRequest): Person | undefined;
  /** The account and session of a request; undefined while there are no accounts. */
  signedIn(request: FastifyRequest): SignedIn | undefined;
}

/** While there are no accounts, `people` says who is there: the one person of this machine. */
export function openDoor(people: People, accounts: Accounts | undefined): Door {
  const persons = new WeakMap<FastifyRequest, Person>();
  const entered = new WeakMap<FastifyRequest, SignedIn>();
  const hasAccounts = () => accounts?.exist() ?? false;

  async function recognise(request: FastifyRequest, reply: FastifyReply) {
    if (!accounts || !hasAccounts()) return people(request);
    const signedIn = await accounts.signedIn(headersOf(request));
    if (!signedIn) return undefined;
    entered.set(request, signedIn);
    if (signedIn.cookies.length > 0) void reply.header('set-cookie', signedIn.cookies);
    return personOf(signedIn.account);
  }

  return {
    hasAccounts,
    async enter(request, reply, route) {
      const person = await recognise(request, reply);
      if (person) persons.set(request, person);
      if (route !== undefined && RIGHTS[route] === 'anyone') return;
      if (!person) throw notSignedIn();
      if (entered.get(request)?.account.mustChange && !BEFORE_CHANGE.has(route ?? ''))
        throw new Refusal(
          403,
          'Mật khẩu của bạn do người khác đặt nên phải đổi trước khi làm việc. Đặt mật khẩu mới ở trang đăng nhập.',
          { mustChange: true },
        );
      if (route !== undefined) refuseWithoutRight(person, route);
    },
    personOf(request) {
      const person = persons.get(request);
      if (person) return person;
      throw notSignedIn();
    },
    knownPerson: (request) => persons.get(request),
    signedIn: (request) => entered.get(request),
  };
}

/** What of a request the accounts need: its cookie, its browser and where it came from. */
export const headersOf = (request: FastifyRequest) =>
  new Headers({
    cookie: sessionCookie(request.headers.cookie ?? ''),
    'user-agent': request.headers['user-agent'] ?? '',
    'x-forwarded-for': request.ip,
  });

// Nothing but our own cookie goes on: what else a browser sends is none of the library's business.
const sessionCookie = (header: string) =>
  header
    .split(';')
    .map((part) => part.trim())
    .find((part) => /^(?:__Secure-)?desk\.session_token=[\w.%+/=-]{1,400}$/u.test(part)) ?? '';

const notSignedIn = () =>
  new Refusal(
    401,
    'Bạn chưa đăng nhập hoặc phiên đã hết. Đăng nhập lại; chữ chưa lưu vẫn còn trên màn hình.',
  );
