import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '../people.ts';
import type { Audit } from './audit.ts';

export interface Watch {
  audit: Audit;
  routeOf: (request: FastifyRequest) => string;
  knownPerson: (request: FastifyRequest) => Person | undefined;
}

const subjects = new WeakMap<FastifyRequest, { who?: string; what?: string }>();

/** Tells the log whom or what a request is about, where the request itself does not say it. */
export function tellAudit(request: FastifyRequest, subject: { who?: string; what?: string }): void {
  subjects.set(request, { ...subjects.get(request), ...subject });
}

/** Writes down every act and every refusal, before it is answered. */
export function watchActs(api: FastifyInstance, { audit, routeOf, knownPerson }: Watch): void {
  const strangers = new Map<string, number>();

  /** Whoever asks the same on and on without a session is written down once a minute. */
  function isRepeated(key: string): boolean {
    // Not the clock's time, which may be put back.
    const now = performance.now();
    if (strangers.size > 1000) strangers.clear();
    if (now - (strangers.get(key) ?? -Infinity) < 60_000) return true;
    strangers.set(key, now);
    return false;
  }

  api.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply) => {
    const act = routeOf(request);
    const status = reply.statusCode;
    const isQuestion = act.startsWith('GET ') || QUESTIONS.has(act);
    if (isQuestion && status !== 401 && status !== 403) return;
    const person = knownPerson(request);
    const { who, what } = subjects.get(request) ?? {};
    const isGuess = act === 'POST /session' && status === 401;
    if (!person && status >= 400 && !isGuess && isRepeated(signOf(request, act, status))) return;
    try {
      audit.add({
        who: who ?? person?.email ?? '',
        role: person?.role ?? '',
        act,
        what: what ?? whatOf(request),
        status,
        address: request.ip,
      });
    } catch (error) {
      // The act has happened; whoever did it must hear so.
      console.error('Không ghi được nhật ký của bàn biên tập:', error);
    }
  });
}

/** What only asks, though it is sent like an act. */
const QUESTIONS: ReadonlySet<string> = new Set(['POST /check', 'POST /preview']);

const signOf = ({ ip, headers }: FastifyRequest, act: string, status: number) =>
  [ip, act, status, headers.host, headers.origin, headers['sec-fetch-site'], headers['x-desk']]
    .join(' ')
    .slice(0, 500);

/** What a request is about, of parts that are neither secret nor text. */
function whatOf({ body, query }: FastifyRequest): string {
  const parts = { ...asRecord(query), ...asRecord(body) };
  return TOLD.flatMap((key) => {
    const value = parts[key];
    return typeof value === 'string' || typeof value === 'boolean' ? [`${key}=${value}`] : [];
  }).join(' ');
}

const TOLD = ['collection', 'id', 'state', 'reason', 'role', 'unit', 'isAdministrator', 'isOff'];

const asRecord = (value: unknown): Record<string, unknown> =>
  value && typeof value === 'object' ? { ...value } : {};
