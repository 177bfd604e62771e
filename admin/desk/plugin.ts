import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ReleaseState } from '../../src/release/queue.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { Audit } from './accounts/audit.ts';
import { type Door, openDoor } from './accounts/door.ts';
import { peopleRoutes } from './accounts/people-routes.ts';
import { ownAccount } from './accounts/routes.ts';
import { watchActs } from './accounts/watch.ts';
import { acting } from './acts-routes.ts';
import { choicesRoutes } from './choices-routes.ts';
import { figureRoutes } from './figure-routes.ts';
import { openHistoryIndex } from './history-index.ts';
import { historyRoutes } from './history-routes.ts';
import { overviewRoutes } from './overview-routes.ts';
import { contentsRoutes } from './contents-routes.ts';
import { reading } from './reading.ts';
import { readingFiles } from './reading-files.ts';
import { refuseForeign } from './guard.ts';
import { importing } from './import-routes.ts';
import { packObjects } from './pack.ts';
import type { People, Person } from './people.ts';
import { type Library, openLibrary } from './picture-library.ts';
import { pictureRoutes } from './picture-routes.ts';
import { openSent, type Sent } from './picture-store.ts';
import { previewing } from './preview-routes.ts';
import type { Previews } from './previews.ts';
import { Refusal } from './refusal.ts';
import type { Repository } from './repository.ts';
import { routeName } from './rights.ts';
import { openShelf } from './shelf.ts';
import { watchVerbs } from './verbs.ts';
import { refreshWorkTree, sweepWorkTree } from './worktree.ts';
import { writing } from './writing.ts';

export interface DeskOptions {
  repository: Repository;
  /** The path below which the portal lives, with a slash at both ends. */
  base: string;
  release: { request(): void; state(): ReleaseState };
  /** Who is there while there are no accounts; then the desk answers only to names of this machine. */
  people: People;
  /** Those who sign in. As soon as there is one, everybody has to. */
  accounts?: Accounts;
  /** Keeps every act. */
  audit?: Audit;
  /** The host and port under which the site is open to people with accounts. */
  publicHost?: string;
  /** Where the desk keeps what it can make again, such as small pictures, and what waits to be saved. */
  stateDir: string;
  /** Shows drafts as the site would. */
  previews?: Previews;
  /** Takes one line for each act. */
  log?: (line: string) => void;
}

/** What the routes need. */
export interface Desk extends DeskOptions {
  shelf: ReturnType<typeof openShelf>;
  library: () => Promise<Library>;
  sent: Sent;
  log: (line: string) => void;
  door: Door;
  /** Who sent a request. Refuses when nobody did. */
  personOf: (request: FastifyRequest) => Person;
}

/** The most that one request may carry: 40 MB of pictures as they travel, and the text. */
const MAX_BYTES = 40 * 1024 * 1024 * (4 / 3) + 4_000_000;

/** The editing desk: a Fastify plugin that answers below `<base>admin/api/`. */
export default async function deskPlugin(
  server: FastifyInstance,
  options: DeskOptions,
): Promise<void> {
  const log = options.log ?? console.log;
  const { accounts, audit, people, repository } = options;
  const door = openDoor(people, accounts);
  const { personOf } = door;
  const shelf = openShelf(repository);
  const library = openLibrary(repository);
  const sent = openSent(join(options.stateDir, 'sent'));
  const desk: Desk = { ...options, log, shelf, library, sent, door, personOf };
  const prefix = `${options.base}admin/api`;

  await server.register(
    async (api) => {
      const verbs = watchVerbs(api, prefix);
      const routeOf = (request: FastifyRequest) =>
        routeName(request.method, verbs.pathOf(request) ?? '(không có)', prefix);
      api.removeAllContentTypeParsers();
      api.addContentTypeParser(
        'application/json',
        { parseAs: 'string', bodyLimit: MAX_BYTES },
        api.getDefaultJsonParser('error', 'error'),
      );
      api.addHook('onRequest', async (request, reply) => {
        void reply.headers(HEADERS);
        refuseForeign(request, door.hasAccounts(), options.publicHost);
        const route = verbs.isStrange(request) ? undefined : routeOf(request);
        await door.enter(request, reply, route);
        verbs.refuseStrange(request, reply);
      });
      if (audit) watchActs(api, { audit, routeOf, knownPerson: door.knownPerson });
      api.setErrorHandler((error, request, reply) => {
        const refusal = asRefusal(error);
        if (request.method !== 'GET')
          log(
            `${new Date().toISOString()} refused ${refusal.status} ${request.method} ${request.url}`,
          );
        if (refusal.status >= 500) console.error(`${request.method} ${request.url}:`, error);
        const { retryAfter } = refusal.details;
        if (retryAfter !== undefined) void reply.header('retry-after', retryAfter);
        void reply.code(refusal.status).type('application/json; charset=utf-8');
        return reply.send({ error: refusal.message, ...refusal.details });
      });
      // What no route takes goes through the same door; the hook above has refused it by then.
      api.setNotFoundHandler(() => undefined);
      ownAccount(api, desk);
      peopleRoutes(api, desk);
      reading(api, desk);
      readingFiles(api, desk);
      writing(api, desk);
      acting(api, desk);
      choicesRoutes(api, desk);
      figureRoutes(api, desk);
      pictureRoutes(api, desk);
      const index = openHistoryIndex(options.repository);
      historyRoutes(api, desk, index);
      overviewRoutes(api, desk, index);
      importing(api, desk);
      previewing(api, desk);
      contentsRoutes(api, desk, index);
    },
    { prefix, bodyLimit: MAX_BYTES },
  );
  // The first list of a large office, and of its pictures, takes seconds; the next ones take none.
  server.addHook('onReady', async () => {
    // A process that was killed in the middle of a publish left this to the next one.
    await sweepWorkTree(options.repository)
      .then(() => refreshWorkTree(options.repository))
      .catch((error: Error) => log(error.message));
    void desk.shelf
      .list('articles', { limit: 1 })
      .then(library)
      .catch((error: Error) => log(error.message));
  });
  const tidy = () => {
    const failed = (error: Error) => log(error.message);
    void sent.sweep().catch(failed);
    void packObjects(options.repository).catch(failed);
  };
  server.addHook('onReady', async () => tidy());
  const daily = setInterval(tidy, 24 * 3_600_000).unref();
  server.addHook('onClose', async () => {
    clearInterval(daily);
    options.previews?.close();
    options.repository.close();
    accounts?.close();
  });
}

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
};

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  if (status === 413)
    return new Refusal(
      413,
      'Lần lưu này lớn quá 40 MB. Thu nhỏ ảnh, hoặc lưu ít ảnh hơn mỗi lần; chữ của bạn vẫn còn trên màn hình.',
    );
  if (status === 415)
    return new Refusal(
      415,
      'Yêu cầu này không phải JSON. Dùng trang biên tập để làm việc, hoặc gửi kiểu application/json.',
    );
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new Refusal(
      400,
      'Yêu cầu gửi tới máy chủ không đọc được. Tải lại trang biên tập rồi làm lại; chữ chưa lưu hãy chép ra trước.',
    );
  const isFull = error instanceof Error && /ENOSPC|No space left/u.test(error.message);
  return isFull
    ? new Refusal(
        507,
        'Ổ đĩa của máy chủ đã đầy nên chưa ghi được gì. Báo người quản trị giải phóng chỗ; chữ của bạn vẫn còn trên màn hình.',
      )
    : new Refusal(
        500,
        'Máy chủ gặp lỗi nên chưa làm được việc này. Thử lại sau ít phút; nếu vẫn lỗi, báo người quản trị.',
      );
}
