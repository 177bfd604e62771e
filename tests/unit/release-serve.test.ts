import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { createConnection, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ServedSite, serveSite } from '../../src/release/serve.ts';
import { createServer } from '../../src/release/server.ts';

const FOREVER = 'public, max-age=31536000, immutable';
const PAGE = `<!doctype html><title>Trang chủ</title>${'Vì sự tiến bộ phụ nữ. '.repeat(200)}`;
let folder: string;
let server: FastifyInstance;
let site: ServedSite;
let port: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-'));
  await start('/phu-nu/');
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function start(base: string, siteUrl = 'http://localhost:4321') {
  server = createServer({ base, siteUrl });
  site = await serveSite(server, base);
  await server.listen({ port: 0, host: '127.0.0.1' });
  port = (server.server.address() as AddressInfo).port;
}

async function build(name: string, files: Record<string, string | Buffer>) {
  const dir = join(folder, name);
  const all = { 'index.html': PAGE, '404.html': '<title>Không có trang này</title>', ...files };
  for (const [file, body] of Object.entries(all)) {
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), body);
  }
  return dir;
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<Answer>((resolve, reject) => {
    const request = httpRequest({ port, host: '127.0.0.1', path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string>,
          body: Buffer.concat(parts),
        }),
      );
    });
    request.on('error', reject).end();
  });

test('a folder answers with its page, and its type says UTF-8', async () => {
  await site.show(await build('1', { 'tin/index.html': 'Tin bài' }));
  const answer = await ask('/phu-nu/tin/');
  expect([answer.status, answer.headers['content-type'], String(answer.body)]).toEqual([
    200,
    'text/html; charset=utf-8',
    'Tin bài',
  ]);
});

test.each([
  ['/phu-nu', 308, '/phu-nu/'],
  ['/phu-nu?a=1', 308, '/phu-nu/?a=1'],
  ['/', 307, '/phu-nu/'],
  ['/phu-nu/tin', 308, '/phu-nu/tin/'],
  ['/phu-nu/tin?trang=2', 308, '/phu-nu/tin/?trang=2'],
  ['/phu-nu/tin/index.html', 308, '/phu-nu/tin/'],
])('%s leads to where the page is', async (from, status, to) => {
  await site.show(await build('1', { 'tin/index.html': 'Tin bài' }));
  const answer = await ask(from);
  expect([answer.status, answer.headers['location']]).toEqual([status, to]);
});

test.each([
  '/tin/',
  '/phu-nux',
  '/phu-nu/khong-co/',
  '/phu-nu/khong-co.css',
  '/phu-nu/_astro/a.1234abcd.js',
])('%s is answered by the page that says it is missing, which nobody keeps', async (path) => {
  await site.show(await build('1', { 'tin/index.html': 'Tin bài' }));
  const answer = await ask(path);
  expect(answer.status).toBe(404);
  expect(String(answer.body)).toContain('Không có trang này');
  expect(answer.headers['cache-control']).toBe('no-cache');
});

test.each([
  '/phu-nu/../../etc/passwd',
  '/phu-nu/..%2f..%2fetc/passwd',
  '/phu-nu/%2e%2e/%2e%2e/etc/passwd',
  '/phu-nu/..%5c..%5cwindows',
  '/phu-nu/..\\..\\windows',
  '/phu-nu/tin%00.html',
  '/phu-nu/%zz',
  '/phu-nu/%ff%fe',
  '/phu-nu//etc/passwd',
  '//evil.example/phu-nu/',
  '/phu-nu/./tin/',
  '/phu-nu/tin%0d%0aSet-Cookie:x',
])('the address %s is refused, in Vietnamese and with the security headers', async (path) => {
  await site.show(await build('1', {}));
  const answer = await ask(path);
  expect(answer.status).toBe(400);
  expect(String(answer.body)).toContain('Không hiểu địa chỉ');
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
});

test.each(['/phu-nu/.env', '/phu-nu/.git/config', '/phu-nu/tin/.x/y.html'])(
  'the hidden file %s is not served',
  async (path) => {
    const hidden = { '.env': 'a', '.git/config': 'b', 'tin/.x/y.html': 'c' };
    await site.show(await build('1', hidden));
    expect((await ask(path)).status).toBe(404);
  },
);

test('a file is sent compressed to those who can read that, and plain to others', async () => {
  const variants = { 'index.html.br': brotliCompressSync(PAGE), 'index.html.gz': gzipSync(PAGE) };
  await site.show(await build('1', variants));
  const brotli = await ask('/phu-nu/', { 'accept-encoding': 'gzip, deflate, br' });
  expect(brotli.headers['content-encoding']).toBe('br');
  expect(String(brotliDecompressSync(brotli.body))).toBe(PAGE);
  expect(brotli.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(brotli.headers['vary']).toBe('accept-encoding');
  const gzip = await ask('/phu-nu/', { 'accept-encoding': 'gzip, br;q=0' });
  expect(gzip.headers['content-encoding']).toBe('gzip');
  const plain = await ask('/phu-nu/');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(String(plain.body)).toBe(PAGE);
  const etags = [brotli, gzip, plain].map(({ headers }) => headers['etag']);
  expect(new Set(etags).size).toBe(3);
  expect((await ask('/phu-nu/index.html.br')).status).toBe(404);
});

test('an unchanged page costs one short answer, also after the next release', async () => {
  await site.show(await build('1', { 'tin/index.html': 'Tin bài' }));
  const { headers } = await ask('/phu-nu/tin/');
  expect(headers['cache-control']).toBe('no-cache');
  await site.show(await build('2', { 'tin/index.html': 'Tin bài' }));
  const again = await ask('/phu-nu/tin/', { 'if-none-match': headers['etag'] ?? '' });
  expect([again.status, again.body.length]).toEqual([304, 0]);
  expect(again.headers['etag']).toBe(headers['etag']);
  await site.show(await build('3', { 'tin/index.html': 'Tin khác' }));
  expect((await ask('/phu-nu/tin/', { 'if-none-match': headers['etag'] ?? '' })).status).toBe(200);
});

test('HEAD says what GET would, without the body', async () => {
  await site.show(await build('1', { 'a.pdf': Buffer.alloc(3000) }));
  const head = await ask('/phu-nu/a.pdf', {}, 'HEAD');
  const get = await ask('/phu-nu/a.pdf');
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '3000', 0]);
  expect(head.headers['etag']).toBe(get.headers['etag']);
  expect(get.headers['content-type']).toBe('application/pdf');
});

test('a download that broke off goes on, unless the file has changed', async () => {
  await site.show(await build('1', { 'a.pdf': Buffer.from('0123456789') }));
  const part = await ask('/phu-nu/a.pdf', { range: 'bytes=4-' });
  expect([part.status, String(part.body), part.headers['content-range']]).toEqual([
    206,
    '456789',
    'bytes 4-9/10',
  ]);
  const same = { range: 'bytes=4-5', 'if-range': part.headers['etag'] ?? '' };
  expect(String((await ask('/phu-nu/a.pdf', same)).body)).toBe('45');
  const other = await ask('/phu-nu/a.pdf', { range: 'bytes=4-5', 'if-range': '"other"' });
  expect([other.status, String(other.body)]).toEqual([200, '0123456789']);
  expect((await ask('/phu-nu/a.pdf', { range: 'bytes=99-' })).status).toBe(416);
});

test.each([
  ['_astro/page.DkB0aC3x.css', FOREVER, 'text/css; charset=utf-8'],
  ['pagefind/index-Xy1/index/vi_7586e21.pf_index', FOREVER, 'application/octet-stream'],
  ['pagefind/engine-Xy1/wasm.unknown.pagefind', FOREVER, 'application/wasm'],
  ['pagefind/search.json', 'no-cache', 'application/json; charset=utf-8'],
  ['rss.xml', 'no-cache', 'application/xml; charset=utf-8'],
])('%s is kept as "%s"', async (file, cache, type) => {
  await site.show(await build('1', { [file]: 'x' }));
  const { headers } = await ask(`/phu-nu/${file}`);
  expect([headers['cache-control'], headers['content-type']]).toEqual([cache, type]);
});

test('an open page still finds the assets of the two releases before its own', async () => {
  for (const name of ['1', '2', '3', '4']) {
    const body = { [`_astro/a.${name}.css`]: name, [`${name}.html`]: name };
    await site.show(await build(name, body));
  }
  const found = [];
  for (const name of ['1', '2', '3', '4'])
    found.push((await ask(`/phu-nu/_astro/a.${name}.css`)).status);
  expect(found).toEqual([404, 200, 200, 200]);
  expect((await ask('/phu-nu/3.html')).status).toBe(404);
});

test('an answer under way ends with the release it began with', async () => {
  const large = Buffer.alloc(8_000_000, 'a');
  await site.show(await build('1', { 'a.pdf': large }));
  const socket = createConnection({ port, host: '127.0.0.1' });
  socket.write('GET /phu-nu/a.pdf HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  const parts: Buffer[] = [];
  await new Promise<void>((resolve) =>
    socket.once('data', (part) => (parts.push(part), resolve())),
  );
  socket.pause();
  await site.show(await build('2', { 'a.pdf': Buffer.alloc(8_000_000, 'b') }));
  socket.on('data', (part) => parts.push(part)).resume();
  await new Promise((resolve) => socket.once('end', resolve));
  const answer = String(Buffer.concat(parts));
  const body = answer.slice(answer.indexOf('\r\n\r\n') + 4);
  expect(body.length).toBe(8_000_000);
  expect(body.includes('b')).toBe(false);
});

test('a name with Vietnamese letters is found however it is composed', async () => {
  await site.show(await build('1', { 'tệp/Văn bản.pdf': 'x' }));
  for (const form of ['NFC', 'NFD'])
    expect((await ask(encodeURI('/phu-nu/tệp/Văn bản.pdf'.normalize(form)))).status).toBe(200);
});

test('only reading is possible, and before the first release the answer says to wait', async () => {
  expect((await ask('/phu-nu/')).status).toBe(503);
  await site.show(await build('1', {}));
  const answer = await ask('/phu-nu/', {}, 'POST');
  expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD']);
});

test('the portal also lives at the root of a host', async () => {
  await server.close();
  await start('/');
  await site.show(await build('1', { 'tin/index.html': 'Tin bài' }));
  expect([(await ask('/')).status, (await ask('/tin/')).status]).toEqual([200, 200]);
  expect((await ask('/tin')).headers['location']).toBe('/tin/');
});
