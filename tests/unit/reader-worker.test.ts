import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepPages } from '../../src/reader/worker.ts';

const ORIGIN = 'https://bhxh.example.vn';
const BASE = '/phu-nu/';
const at = (path: string) => ORIGIN + BASE + path;

type Listener = (event: object) => void;

/** As much of a browser as the worker uses: caches that keep their order, and events. */
class FakeCache {
  kept = new Map<string, Response>();
  keys = async () => [...this.kept.keys()];
  delete = async (key: string) => this.kept.delete(key);
  put = async (key: string, value: Response) => {
    this.kept.set(new URL(key, ORIGIN).href, value);
  };
  addAll = async (urls: string[]) => {
    for (const url of urls) await this.put(url, await fetch(url));
  };
}

let caches: Map<string, FakeCache>;
let listeners: Map<string, Listener>;
let online: Map<string, () => Response>;

beforeEach(() => {
  caches = new Map();
  listeners = new Map();
  online = new Map([
    [at('ngoai-tuyen/'), () => page('<link href="/phu-nu/_astro/style.a1.css">Không có mạng')],
    [at('_astro/style.a1.css'), () => new Response('p{}')],
  ]);
  vi.stubGlobal('fetch', async (asked: string | Request) => {
    const url = new URL(typeof asked === 'string' ? asked : asked.url, ORIGIN).href;
    const answer = online.get(url);
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  });
  start('1');
});
afterEach(() => vi.unstubAllGlobals());

function start(version: string) {
  const open = async (name: string) => {
    const cache = caches.get(name) ?? new FakeCache();
    caches.set(name, cache);
    return cache;
  };
  const match = async (key: string) =>
    [...caches.values()].map(({ kept }) => kept.get(new URL(key, ORIGIN).href)).find(Boolean);
  const fake = {
    open,
    match,
    keys: async () => [...caches.keys()],
    delete: async (name: string) => caches.delete(name),
  };
  keepPages(
    {
      caches: fake as unknown as CacheStorage,
      location: { origin: ORIGIN },
      clients: { claim: async () => {} },
      skipWaiting: async () => {},
      addEventListener: (type, listener) => listeners.set(type, listener as Listener),
    },
    { base: BASE, version },
  );
}

const page = (html: string, status = 200) =>
  new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });

async function happen(type: string, event: object = {}): Promise<Response | undefined> {
  const work: Promise<unknown>[] = [];
  let answer: Promise<Response> | undefined;
  listeners.get(type)?.({
    ...event,
    waitUntil: (promise: Promise<unknown>) => work.push(promise),
    respondWith: (promise: Promise<Response>) => (answer = promise),
  });
  const response = await answer;
  await Promise.all(work);
  return response;
}

const open = (path: string, mode = 'navigate') =>
  happen('fetch', { request: { url: at(path), mode, method: 'GET' } });

const textOf = async (path: string) => (await open(path))?.clone().text();

const allKept = () => [...caches.values()].flatMap(({ kept }) => [...kept.keys()]);

test('a page comes from the network, and without one as it was last seen', async () => {
  online.set(at('tin/'), () => page('hôm qua'));
  await open('tin/');
  online.set(at('tin/'), () => page('hôm nay'));
  expect(await textOf('tin/')).toBe('hôm nay');
  online.delete(at('tin/'));
  expect(await textOf('tin/')).toBe('hôm nay');
});

test('a page that was never opened says that there is no network', async () => {
  await happen('install');
  expect(await textOf('van-ban/')).toContain('Không có mạng');
});

test('the page that says so brings its style sheet with it', async () => {
  await happen('install');
  expect(allKept()).toContain(at('_astro/style.a1.css'));
});

test('a page that is gone is forgotten', async () => {
  online.set(at('tin/2020/bai/'), () => page('bài'));
  await open('tin/2020/bai/');
  online.set(at('tin/2020/bai/'), () => page('không có', 404));
  await open('tin/2020/bai/');
  expect(allKept()).not.toContain(at('tin/2020/bai/'));
});

test('fifty pages are kept, those opened last', async () => {
  for (let number = 0; number < 60; number++) {
    online.set(at(`tin/${number}/`), () => page(String(number)));
    await open(`tin/${number}/`);
    await open('tin/0/');
  }
  expect(allKept()).toHaveLength(50);
  expect(allKept()).toContain(at('tin/0/'));
  expect(allKept()).not.toContain(at('tin/5/'));
});

test('a file that never changes is fetched once', async () => {
  await open('_astro/style.a1.css', 'no-cors');
  online.clear();
  expect(await (await open('_astro/style.a1.css', 'no-cors'))?.clone().text()).toBe('p{}');
});

test('the desk and the search index are left alone, search results are not kept', async () => {
  for (const path of ['admin/', 'pagefind/search.json'])
    expect(await open(path), path).toBeUndefined();
  online.set(at('tim-kiem/?q=nu'), () => page('kết quả'));
  expect(await textOf('tim-kiem/?q=nu')).toBe('kết quả');
  expect(allKept()).toEqual([]);
});

test('a file that is missing for a moment is asked for again', async () => {
  online.set(at('_astro/moi.b2.css'), () => new Response('không có', { status: 404 }));
  await happen('message', { data: [at('_astro/moi.b2.css')] });
  expect(allKept()).toEqual([]);
});

test('the first page, opened before there was a worker, is kept with its files', async () => {
  online.set(at('tin/'), () => page('tin'));
  await happen('message', { data: [at('tin/'), at('_astro/style.a1.css'), 'https://x.example/y'] });
  expect(allKept()).toEqual([at('tin/'), at('_astro/style.a1.css')]);
});

test('a new version drops what it does not use, and nothing of another site on the same host', async () => {
  caches.set('cổng mẹ', new FakeCache());
  await happen('install');
  start('2');
  await happen('install');
  await happen('activate');
  expect([...caches.keys()]).toEqual(['cổng mẹ', '/phu-nu/ khung 2']);
});
