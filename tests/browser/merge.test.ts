import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttp, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { FastifyInstance } from 'fastify';
import * as pagefind from 'pagefind';
import { mediaTypeOf } from '../../src/release/media-types.ts';
import { serveSite } from '../../src/release/serve.ts';
import { createServer } from '../../src/release/server.ts';

// Our portal and one that knows nothing of it: plain Pagefind, on another origin, with a strict policy.
let folder: string;
let parent: Server;
let stranger: Server;
let ours: FastifyInstance;
const at = { ours: '', parent: '', stranger: '' };

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'merge-'));
  const [content, dist] = [join(folder, 'content'), join(folder, 'dist')];
  await cp('content', content, { recursive: true });
  await cp('tests/fixtures/content', content, { recursive: true });
  const env = { ...process.env, CONTENT_DIR: content, OUT_DIR: dist, BASE_PATH: '/phu-nu/' };
  const built = spawnSync(process.execPath, ['src/release/build.ts'], { env, encoding: 'utf8' });
  if (built.status !== 0)
    throw new Error(`The site was not built.\n${built.stdout}${built.stderr}`);

  await writeParent();
  parent = await serveParent();
  stranger = await serveParent();
  at.parent = originOf(parent);
  at.stranger = originOf(stranger);
  ours = createServer({
    base: '/phu-nu/',
    siteUrl: 'http://localhost',
    parentOrigins: [at.parent],
  });
  await (await serveSite(ours, '/phu-nu/')).show(dist);
  await ours.listen({ port: 0, host: '127.0.0.1' });
  at.ours = `${originOf(ours.server)}/phu-nu/`;
});
test.afterAll(async () => {
  parent.close();
  stranger.close();
  await ours.close();
  await rm(folder, { recursive: true, force: true });
});

const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** A page with its own index, as Pagefind makes it. */
async function writeParent() {
  const { index } = await pagefind.createIndex();
  await index?.addHTMLFile({
    url: '/tin-cua-ho/',
    content:
      '<html lang="vi"><title>Tin mẫu của cổng cấp trên</title><body><h1>Tin mẫu của cổng cấp trên</h1><p>Đoàn công tác bàn về bình đẳng giới.</p></body></html>',
  });
  await index?.writeFiles({ outputPath: join(folder, 'parent', 'pagefind') });
  await pagefind.close();
  await writeFile(
    join(folder, 'parent', 'index.html'),
    '<!doctype html><html lang="vi"><title>Cổng cấp trên</title><script type="module" src="/page.js"></script></html>',
  );
  await writeFile(join(folder, 'parent', 'page.js'), PAGE);
}

/** What the parent's developers write. */
const PAGE = `
  import * as pagefind from '/pagefind/pagefind.js';
  window.join = async (portal) => {
    const { joinPortal } = await import(portal + 'nhung/tim-kiem.js');
    const search = await joinPortal(pagefind, portal);
    window.find = async (typed) => {
      const { results } = await search(typed);
      return Promise.all(results.map((result) => result.data()));
    };
  };
`;

async function serveParent(): Promise<Server> {
  const server = createHttp(async ({ url = '/' }, response) => {
    const path = url.replace(/\?.*/u, '').replace(/\/$/u, '/index.html');
    const body = await readFile(join(folder, 'parent', path)).catch(() => undefined);
    const portal = new URL(at.ours).origin;
    response.writeHead(body ? 200 : 404, {
      'content-type': mediaTypeOf(path),
      'content-security-policy': `default-src 'none'; script-src 'self' 'wasm-unsafe-eval' ${portal}; connect-src 'self' ${portal}; worker-src 'self'`,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

interface Found {
  url: string;
  excerpt: string;
  content: string;
  meta: Record<string, string>;
}

async function openParent(page: Page) {
  await page.goto(at.parent);
  await page.waitForFunction(() => 'join' in window);
  await page.evaluate((portal) => (window as unknown as Parent).join(portal), at.ours);
  return (typed: string): Promise<Found[]> =>
    page.evaluate((q) => (window as unknown as Parent).find(q), typed);
}
interface Parent {
  join: (portal: string) => Promise<void>;
  find: (typed: string) => Promise<Found[]>;
}

test('a parent portal finds its pages and ours, each under its own address', async ({ page }) => {
  const find = await openParent(page);
  for (const typed of ['bình đẳng giới', 'binh dang gioi', '"bình đẳng giới"']) {
    const urls = (await find(typed)).map(({ url }) => url);
    expect(urls).toContain('/tin-cua-ho/');
    expect(urls.filter((url) => url.startsWith(`${at.ours}tin/`)).length).toBeGreaterThan(0);
    expect(new Set(urls).size).toBe(urls.length);
  }
  const [first] = await find('phương châm nam nữ bình quyền');
  expect((await page.request.get(first!.url)).status()).toBe(200);
});

test('what it shows of ours is correct Vietnamese, without a mark of our index', async ({
  page,
}) => {
  const find = await openParent(page);
  for (const typed of ['nam nữ bình quyền', 'đẳng', 'hoá', 'công văn 241']) {
    const records = (await find(typed)).filter(({ url }) => url.startsWith(at.ours));
    expect(records.length).toBeGreaterThan(0);
    for (const { meta, excerpt, content } of records)
      for (const text of [meta['title'], meta['summary'] ?? '', excerpt, content])
        expect(text).not.toMatch(/\u0345|\^[^\s\p{L}\p{N}]/u);
  }
  const [first] = await find('nam nữ bình quyền');
  expect(first!.meta['title']).toContain('“nam nữ bình quyền”');
  expect(first!.excerpt).toContain('<mark>');
});

test('a portal that is not among the parents cannot read the index', async ({ page }) => {
  await page.goto(at.stranger);
  await page.waitForFunction(() => 'join' in window);
  const answer = await page.evaluate(
    (portal) =>
      (window as unknown as Parent).join(portal).then(
        () => 'joined',
        () => 'refused',
      ),
    at.ours,
  );
  expect(answer).toBe('refused');
});
