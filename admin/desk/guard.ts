import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusal.ts';

/**
 * Refuses requests that another web site made this browser send: a foreign page can neither read
 * the desk nor act in it, even on loopback, even by rebinding a name to 127.0.0.1.
 */
export function refuseForeign(
  request: FastifyRequest,
  hasAccounts: boolean,
  publicHost = '',
): void {
  const host = request.headers.host ?? '';
  refuseHost(host, hasAccounts ? publicHost : '');
  const site = request.headers['sec-fetch-site'];
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  const isForeignSite = site !== undefined && site !== 'same-origin';
  if (isReading) {
    if (isForeignSite && site !== 'none') throw foreign();
    return;
  }
  const origin = request.headers.origin;
  const isOwnOrigin = origin !== undefined && originHost(origin) === host.toLowerCase();
  if (isForeignSite || (origin === undefined ? site !== 'same-origin' : !isOwnOrigin))
    throw foreign();
  if (request.headers['x-desk'] !== '1') throw foreign();
  if (!/^application\/json\s*(?:;|$)/iu.test(request.headers['content-type'] ?? ''))
    throw new Refusal(
      415,
      'Yêu cầu này không phải JSON. Dùng trang biên tập để làm việc, hoặc gửi kiểu application/json.',
    );
}

/** The desk answers only to names of its own: this machine's, and the site's once people sign in. */
function refuseHost(host: string, publicHost: string): void {
  if (isLoopback(hostName(host))) return;
  if (publicHost === '')
    throw new Refusal(
      403,
      'Bàn biên tập chỉ mở ở chính máy này, bằng địa chỉ localhost hoặc 127.0.0.1. Mở lại bằng địa chỉ đó.',
    );
  if (host.toLowerCase() !== publicHost.toLowerCase())
    throw new Refusal(
      403,
      `Bàn biên tập không mở ở địa chỉ này. Mở ở ${publicHost}, hoặc nhờ người quản trị sửa SITE_URL.`,
    );
}

/** Whether a host name means this machine and no other. */
export const isLoopback = (name: string) =>
  /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/iu.test(name);

/** Refuses to listen where others can reach the desk while nobody has to sign in. */
export function assertSafeToListen(host: string, hasAccounts: boolean): void {
  if (hasAccounts || isLoopback(host)) return;
  throw new Error(
    `Chưa có tài khoản nào nên bàn biên tập không mở ở địa chỉ “${host}”, nơi máy khác vào được. Mở ở 127.0.0.1, hoặc tạo tài khoản trước.`,
  );
}

const hostName = (host: string) => host.replace(/:\d+$/u, '');

const originHost = (origin: string) => {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  return url && /^https?:$/u.test(url.protocol) ? url.host.toLowerCase() : undefined;
};

const foreign = () =>
  new Refusal(
    403,
    'Yêu cầu này không đến từ trang biên tập nên bị từ chối. Mở trang biên tập của cổng và làm lại ở đó.',
  );
