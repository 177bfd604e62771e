import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { mediaTypeOf } from '../src/release/media-types.ts';
import { serveSite } from '../src/release/serve.ts';
import { createServer as createPortalServer } from '../src/release/server.ts';
import { settings } from '../src/settings.ts';
import type { SearchSite } from './search-site.ts';

/** One answer that went over the wire. */
export interface Sent {
  path: string;
  /** Headers and body. */
  bytes: number;
  /** When the last byte was handed over, in milliseconds since 1970. */
  at: number;
}

/** A site that is being served, and what it sent. */
export interface Served {
  address: string;
  /** What was sent since the last call. */
  take: () => Sent[];
  close: () => Promise<unknown>;
}

/** Serves the portal by its own server, with its headers; other engines by a plain one. */
export async function serve(site: SearchSite): Promise<Served> {
  if (site.name !== 'portal') return serveCounted(createPlainServer(site.folder));
  const portal = createPortalServer(settings);
  await (await serveSite(portal, settings.base)).show(site.folder);
  await portal.ready();
  return serveCounted(portal.server);
}

/** Counts at the server: that misses no request, whichever thread of the browser it comes from. */
async function serveCounted(server: Server): Promise<Served> {
  let sent: Sent[] = [];
  server.prependListener('request', ({ url = '/', socket }, response) => {
    const before = socket.bytesWritten;
    response.once('finish', () =>
      sent.push({
        path: new URL(url, 'http://localhost').pathname,
        bytes: socket.bytesWritten - before,
        at: performance.timeOrigin + performance.now(),
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  return {
    address: `http://127.0.0.1:${typeof place === 'object' ? place?.port : place}`,
    take: () => {
      const taken = sent;
      sent = [];
      return taken;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Sends `x.br` for `x` where there is one, and lets the browser keep everything. */
const createPlainServer = (folder: string) =>
  createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const read = (name: string) => readFile(join(folder, name)).catch(() => undefined);
    const small = await read(`${path}.br`);
    const body = small ?? (await read(path));
    if (body === undefined) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': mediaTypeOf(path),
      'content-length': body.length,
      'cache-control': 'public, max-age=31536000, immutable',
      ...(small && { 'content-encoding': 'br' }),
    });
    response.end(body);
  });
