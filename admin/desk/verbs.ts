import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from './refusal.ts';

/** Which methods each path of the server takes. */
export interface Verbs {
  /** The path of a route, as it was written, that a request means whatever its method. */
  pathOf(request: FastifyRequest): string | undefined;
  /** Whether no route takes a request. */
  isStrange(request: FastifyRequest): boolean;
  /** Refuses a request that no route takes: 405 where another method would do, else 404. */
  refuseStrange(request: FastifyRequest, reply: FastifyReply): void;
}

/** Takes note of every route that is added to `api`, below `prefix`, from now on. */
export function watchVerbs(api: FastifyInstance, prefix: string): Verbs {
  const verbs = new Map<string, Set<string>>();
  api.addHook('onRoute', ({ method, url }) => {
    const known = verbs.get(url) ?? new Set();
    for (const one of [method].flat()) known.add(one);
    verbs.set(url, known);
  });
  // The site's own pages are asked for what no route takes; below the desk's there are none.
  const rest = `${prefix}/*`;
  api.route({ method: ['GET', 'HEAD'], url: '/*', handler: () => undefined });
  verbs.delete(rest);
  const isStrange = ({ is404, routeOptions }: FastifyRequest) => is404 || routeOptions.url === rest;
  const pathOf = (request: FastifyRequest) => {
    if (!isStrange(request)) return request.routeOptions.url;
    const path = request.url.replace(/[?#].*$/su, '');
    return [...verbs.keys()].find((known) => isAt(known, path));
  };
  return {
    pathOf,
    isStrange,
    refuseStrange(request, reply) {
      if (!isStrange(request)) return;
      const known = pathOf(request);
      if (known === undefined)
        throw new Refusal(404, 'Không có trang nào ở địa chỉ này. Mở lại trang biên tập.');
      void reply.header('allow', [...(verbs.get(known) ?? [])].sort().join(', '));
      throw new Refusal(
        405,
        'Máy chủ không làm việc này ở địa chỉ đó. Tải lại trang biên tập rồi làm lại.',
      );
    },
  };
}

const isAt = (known: string, path: string) => {
  const [parts, asked] = [known.split('/'), path.split('/')];
  return (
    parts.length === asked.length &&
    parts.every((part, index) => part.startsWith(':') || part === asked[index])
  );
};
