import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { createServer as createSocket, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nginxConf } from '../../src/release/nginx.ts';
import { serveSite } from '../../src/release/serve.ts';
import { createServer } from '../../src/release/server.ts';

const NGINX = '/usr/sbin/nginx';
const PAGE = `<!doctype html><title>Trang chủ</title>${'Vì sự tiến bộ phụ nữ. '.repeat(200)}`;

describe.skipIf(!existsSync(NGINX)).each(['/', '/phu-nu/'])('nginx below %s', (base) => {
  let folder: string;
  let nginx: ChildProcess;
  let server: FastifyInstance;
  const ports = { ours: 0, nginx: 0 };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nginx-'));
    const settings = {
      base,
      siteUrl: 'https://phunu.example.vn',
      parentOrigins: ['https://bhxh.example.vn'],
    };
    const previous = await build('previous', { '_astro/old.12345678.css': 'old' });
    const current = await build('current', {
      'index.html': PAGE,
      'index.html.gz': gzipSync(PAGE),
      '404.html': '<title>Không có trang này</title>',
      'tin/index.html': 'Tin bài',
      'tim-kiem/index.html': 'Tìm',
      'admin/index.html': 'Bàn biên tập',
      '_astro/page.DkB0aC3x.css': 'p{}',
      'pagefind/index-Xy1/wasm.unknown.pagefind': 'x',
      'pagefind/search.json': '{}',
      'rss.xml': '<rss/>',
      'nhung/tin-moi/index.html': 'Tin mới',
      'sw.js': '()',
      'manifest.webmanifest': '{}',
      '.well-known/security.txt': 'Contact:',
      'a.pdf': '0123456789',
      '.env': 'secret',
    });
    server = createServer(settings);
    const site = await serveSite(server, base);
    await site.show(previous);
    await site.show(current);
    await server.listen({ port: 0, host: '127.0.0.1' });
    ports.ours = (server.server.address() as AddressInfo).port;
    ports.nginx = await freePort();
    const conf = nginxConf({
      ...settings,
      siteDir: current,
      previousDir: previous,
      listen: `127.0.0.1:${ports.nginx}`,
      desk: `127.0.0.1:${ports.ours}`,
    });
    nginx = await startNginx(conf);
  });
  afterAll(async () => {
    const ended = new Promise((resolve) => nginx.once('exit', resolve));
    nginx.kill();
    await ended;
    await server.close();
    await rm(folder, { recursive: true });
  });

  async function build(name: string, files: Record<string, string | Buffer>) {
    for (const [file, body] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name, file)), { recursive: true });
      await writeFile(join(folder, name, file), body);
    }
    return join(folder, name);
  }

  async function startNginx(conf: string): Promise<ChildProcess> {
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (kind) => `${kind}_temp_path ${join(folder, kind)};`,
    );
    const user = process.getuid?.() === 0 ? 'user root;' : '';
    await writeFile(
      join(folder, 'nginx.conf'),
      `${user} daemon off; worker_processes 1; pid ${join(folder, 'pid')}; error_log stderr;
      events {} http { access_log off; ${temporary.join(' ')} ${conf} }`,
    );
    const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'];
    const child = spawn(NGINX, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr?.on('data', (part) => (said += String(part)));
    for (;;) {
      if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}: ${said}`);
      if (await ask('nginx', base).catch(() => undefined)) return child;
      await wait(50);
    }
  }

  const ask = (who: 'ours' | 'nginx', path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: string }>(
      (resolve, reject) => {
        const options = { host: '127.0.0.1', port: ports[who], path, headers };
        const request = httpRequest(options, (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(parts).toString('base64'),
            }),
          );
        });
        request.on('error', reject).end();
      },
    );

  test.each(['pagefind/search.json', 'pagefind/index-Xy1/wasm.unknown.pagefind', 'tin/'])(
    'the parent portal’s pages may read %s as with our server',
    async (path) => {
      for (const origin of ['https://bhxh.example.vn', 'https://evil.example']) {
        const [ours, theirs] = await Promise.all([
          ask('ours', base + path, { origin }),
          ask('nginx', base + path, { origin }),
        ]);
        const isShared = path.startsWith('pagefind/') && origin === 'https://bhxh.example.vn';
        for (const { headers } of [ours, theirs])
          expect(headers['access-control-allow-origin']).toBe(isShared ? origin : undefined);
        if (path.startsWith('pagefind/'))
          for (const { headers } of [ours, theirs])
            expect(String(headers['vary']).toLowerCase()).toContain('origin');
      }
    },
  );

  const WATCHED = [
    'cache-control',
    'content-encoding',
    'content-security-policy',
    'content-type',
    'cross-origin-opener-policy',
    'location',
    'permissions-policy',
    'referrer-policy',
    'strict-transport-security',
    'x-content-type-options',
  ];

  test.each([
    '',
    'tin/',
    'tim-kiem/?q=b%C3%ACnh%20%C4%91%E1%BA%B3ng',
    'nhung/tin-moi/',
    'sw.js',
    'manifest.webmanifest',
    '.well-known/security.txt',
    'admin/',
    '_astro/page.DkB0aC3x.css',
    '_astro/old.12345678.css',
    '_astro/gone.12345678.css',
    'pagefind/index-Xy1/wasm.unknown.pagefind',
    'pagefind/search.json',
    'rss.xml',
    'a.pdf',
    'khong-co/',
    '.env',
    'index.html.gz',
  ])('/%s is answered as our own server answers it', async (path) => {
    const headers = { 'accept-encoding': 'gzip' };
    const [ours, theirs] = [
      await ask('ours', base + path, headers),
      await ask('nginx', base + path, headers),
    ];
    const summary = (answer: typeof ours) => ({
      status: answer.status,
      body: answer.body,
      ...Object.fromEntries(WATCHED.map((name) => [name, answer.headers[name]])),
    });
    expect(summary(theirs)).toEqual(summary(ours));
  });

  test.each(['tin', 'tin/index.html?a=1', 'tin?trang=2'])(
    '/%s leads to the same place',
    async (path) => {
      const [ours, theirs] = [await ask('ours', base + path), await ask('nginx', base + path)];
      expect([301, 308]).toContain(theirs.status);
      expect(theirs.headers['location']).toBe(ours.headers['location']);
    },
  );

  test.skipIf(base === '/')('outside the base there is nothing but the way in', async () => {
    for (const path of ['/', '/phu-nu']) {
      const [ours, theirs] = [await ask('ours', path), await ask('nginx', path)];
      expect([theirs.status, theirs.headers['location']]).toEqual([
        ours.status,
        ours.headers['location'],
      ]);
    }
    expect((await ask('nginx', '/tin/')).status).toBe(404);
  });

  test('the desk is reached through it', async () => {
    const { status, headers } = await ask('nginx', `${base}admin/api/khong-co`);
    expect([status, headers['content-security-policy']]).toEqual([
      404,
      (await ask('ours', `${base}admin/api/khong-co`)).headers['content-security-policy'],
    ]);
  });
});

async function freePort(): Promise<number> {
  const socket = createSocket();
  await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  await new Promise((resolve) => socket.close(resolve));
  return port;
}
