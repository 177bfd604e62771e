import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Address, readAddress } from './address.ts';
import { type BuiltSite, type Coding, openBuiltSite } from './built-site.ts';
import { ASK_AGAIN, FOREVER, isHashed } from './headers.ts';
import { mediaTypeOf } from './media-types.ts';
import { BAD_ADDRESS, PLAIN } from './server.ts';

/** How many replaced sites still answer for files whose name carries a digest. */
const EARLIER = 2;

/** The site that is being served. */
export interface ServedSite {
  /**
   * Serves another finished site from now on. Requests under way end with the site they began
   * with; pages that are open in a browser still find the assets of the sites before.
   */
  show: (dir: string) => Promise<void>;
}

/** Adds the public pages to a server: everything below `base` that no other route takes. */
export async function serveSite(server: FastifyInstance, base: string): Promise<ServedSite> {
  let sites: BuiltSite[] = [];
  await server.register(fastifyStatic, { serve: false });

  server.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    handler: (request, reply) => answer(request, reply, sites, base),
  });
  server.setNotFoundHandler((request, reply) =>
    request.method === 'GET' || request.method === 'HEAD'
      ? answer(request, reply, sites, base)
      : reply.code(405).header('allow', 'GET, HEAD').type(PLAIN).send(BAD_ADDRESS),
  );

  return {
    show: async (dir) => {
      const site = await openBuiltSite(dir);
      sites = [site, ...sites.filter((earlier) => earlier.dir !== dir)].slice(0, 1 + EARLIER);
    },
  };
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  [site, ...earlier]: BuiltSite[],
  base: string,
): Promise<FastifyReply> {
  const address = readAddress(request.raw.url ?? '/', base);
  if (address.kind === 'invalid') return reply.code(400).type(PLAIN).send(BAD_ADDRESS);
  const place = movedTo(address, base, site);
  if (place) return reply.header('cache-control', ASK_AGAIN).redirect(place.to, place.status);
  if (!site) return reply.code(503).header('retry-after', '10').type(PLAIN).send(NOT_YET);

  const path = address.kind === 'page' ? fileBehind(address.path) : undefined;
  if (path !== undefined) {
    if (site.fileOf(path)) return sendFile(request, reply, site, path);
    const keeper = isHashed(path) ? earlier.find((old) => old.fileOf(path)) : undefined;
    if (keeper) return sendFile(request, reply, keeper, path);
  }
  void reply.code(404);
  return site.fileOf('404.html')
    ? sendFile(request, reply, site, '404.html')
    : reply.type(PLAIN).send('Không có trang này. Kiểm tra lại địa chỉ, hoặc về trang chủ.\n');
}

const NOT_YET = 'Trang đang được dựng lần đầu. Hãy tải lại sau ít phút.\n';

const fileBehind = (path: string) =>
  path === '' || path.endsWith('/') ? `${path}index.html` : path;

function movedTo(address: Address, base: string, site: BuiltSite | undefined) {
  if (address.kind === 'invalid') return undefined;
  const { path, query } = address;
  if (address.kind === 'elsewhere') {
    if (`${path}/` === base) return { to: base + query, status: 308 };
    // For a time only: the root may get a site of its own one day.
    return path === '/' ? { to: base + query, status: 307 } : undefined;
  }
  if (path === 'index.html' || path.endsWith('/index.html'))
    return { to: encodeURI(base + path.slice(0, -'index.html'.length)) + query, status: 308 };
  if (
    path !== '' &&
    !path.endsWith('/') &&
    !site?.fileOf(path) &&
    site?.fileOf(`${path}/index.html`)
  )
    return { to: `${encodeURI(base + path)}/${query}`, status: 308 };
  return undefined;
}

async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  site: BuiltSite,
  path: string,
): Promise<FastifyReply> {
  const isFound = reply.statusCode === 200;
  const codings = site.codingsOf(path);
  const coding = request.headers.range ? undefined : chooseCoding(codings, request.headers);
  const etag = `"${await site.digestOf(path)}${coding?.ending ?? ''}"`;
  void reply.header('cache-control', isFound && isHashed(path) ? FOREVER : ASK_AGAIN);
  if (codings.length > 0)
    void reply.header(
      'vary',
      [reply.getHeader('vary'), 'accept-encoding'].filter(Boolean).join(', '),
    );
  if (isFound) void reply.header('etag', etag);
  if (isFound && isKnown(etag, request.headers['if-none-match'])) return reply.code(304).send();

  if (coding) void reply.header('content-encoding', coding.name);
  // The file sender below sees no ETag, so what it asks about one is answered here.
  const isStale = request.headers['if-range'] !== undefined && request.headers['if-range'] !== etag;
  delete request.raw.headers['if-range'];
  delete request.raw.headers['if-none-match'];
  return reply
    .type(mediaTypeOf(path))
    .sendFile((site.fileOf(path) ?? path) + (coding?.ending ?? ''), site.dir, {
      acceptRanges: isFound && !isStale && !coding,
      cacheControl: false,
      contentType: false,
      dotfiles: 'allow',
      etag: false,
      lastModified: false,
    });
}

function chooseCoding(codings: Coding[], headers: FastifyRequest['headers']): Coding | undefined {
  const wanted = String(headers['accept-encoding'] ?? '')
    .toLowerCase()
    .split(',');
  return codings.find(({ name }) =>
    wanted.some((part) => {
      const [coding, ...parameters] = part.split(';').map((piece) => piece.trim());
      return coding === name && !parameters.some((parameter) => /^q=0(?:\.0*)?$/u.test(parameter));
    }),
  );
}

const isKnown = (etag: string, header: string | undefined) =>
  header !== undefined &&
  header.split(',').some((part) => ['*', etag].includes(part.trim().replace(/^W\//u, '')));
