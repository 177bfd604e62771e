import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { type HeaderSettings, securityHeaders, sharingHeaders } from './headers.ts';

/**
 * An HTTP server that puts the security headers on every answer, errors included, and knows no
 * pages yet. What is wrong with a request is said in Vietnamese; what is wrong with us is logged.
 */
export function createServer(
  settings: HeaderSettings & { trustProxy?: readonly string[] },
): FastifyInstance {
  const server = fastify({
    // Whom a request comes from counts for sign-in; only a known proxy may say it for another.
    trustProxy: ['loopback', ...(settings.trustProxy ?? [])],
    // Connections that wait for a next request must not keep the process from closing.
    forceCloseConnections: 'idle',
    requestTimeout: 120_000,
    frameworkErrors: (_error, request, reply: FastifyReply) => {
      void reply.headers(securityHeaders(request.raw.url ?? '/', settings));
      void reply.code(400).type(PLAIN).send(BAD_ADDRESS);
    },
  });
  server.addHook('onRequest', async (request, reply) => {
    const url = request.raw.url ?? '/';
    void reply.headers(securityHeaders(url, settings));
    void reply.headers(sharingHeaders(url, request.headers.origin, settings));
  });
  server.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) console.error(`${request.method} ${request.raw.url}:`, error);
    void reply.code(status).type(PLAIN);
    return reply.send(status >= 500 ? FAILED : BAD_ADDRESS);
  });
  return server;
}

export const PLAIN = 'text/plain; charset=utf-8';
export const BAD_ADDRESS =
  'Không hiểu địa chỉ hoặc yêu cầu này. Kiểm tra lại địa chỉ, hoặc về trang chủ.\n';
const FAILED = 'Máy chủ gặp lỗi khi trả lời. Hãy thử lại sau ít phút.\n';

function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  return typeof status === 'number' && status >= 400 && status <= 599 ? status : 500;
}
