/**
 * The program of the service worker: keeps the pages that a reader has opened, so that they can be
 * read again without a network. It goes to browsers as text (`String(keepPages)`), so it uses
 * nothing from outside but what it is given.
 */
export function keepPages(scope: WorkerScope, { base, version }: WorkerSettings): void {
  const { caches } = scope;
  const [shell, pages, files] = [`${base} khung ${version}`, `${base} trang`, `${base} tệp`];
  const offline = `${base}ngoai-tuyen/`;
  const isOurs = (url: string) => url.startsWith(scope.location.origin + base);
  const isIn = (url: string, folders: RegExp) =>
    folders.test(url.slice((scope.location.origin + base).length));

  // The desk and the search index are nothing without the server.
  const UNKEPT = /^(admin|pagefind)\//u;

  const keep = async (place: string, url: string, response: Response, most: number) => {
    const cache = await caches.open(place);
    // Put anew, so that the first is the one not opened for longest.
    await cache.delete(url);
    await cache.put(url, response);
    const all = await cache.keys();
    for (const old of all.slice(0, Math.max(0, all.length - most))) await cache.delete(old);
  };
  const keepPage = async (url: string, response: Response) => {
    const isPage = response.headers.get('content-type')?.startsWith('text/html');
    if (response.ok && isPage && !isIn(url, /^tim-kiem\//u)) await keep(pages, url, response, 50);
    // Gone: an old copy would say otherwise.
    if (response.status === 404 || response.status === 410)
      await (await caches.open(pages)).delete(url);
  };

  // A file that is not there now may be there later.
  const keepFile = async (url: string, response: Response) => {
    if (response.ok) await keep(files, url, response, 150);
  };

  // Pages come from the network and only without one from here; files never change.
  const page = async ({ request, waitUntil }: Asked) => {
    const [url = ''] = request.url.split('#');
    try {
      const response = await fetch(request);
      waitUntil(keepPage(url, response.clone()));
      return response;
    } catch (error) {
      const kept = (await caches.match(url)) ?? (await caches.match(offline));
      if (!kept) throw error;
      return kept;
    }
  };
  const file = async ({ request, waitUntil }: Asked) => {
    const kept = await caches.match(request.url);
    if (kept) return kept;
    const response = await fetch(request);
    waitUntil(keepFile(request.url, response.clone()));
    return response;
  };

  const install = async () => {
    const page = await fetch(offline);
    const html = await page.clone().text();
    const cache = await caches.open(shell);
    await cache.addAll([...new Set(html.match(/[\w/.~-]*\/_astro\/[\w.-]+\.(css|js|woff2)/gu))]);
    await cache.put(offline, page);
    await scope.skipWaiting();
  };
  const activate = async () => {
    for (const name of await caches.keys())
      if (name.startsWith(`${base} `) && ![shell, pages, files].includes(name))
        await caches.delete(name);
    await scope.clients.claim();
  };
  // The first page was opened before there was a worker: it says what it consists of.
  const keepOpened = async (urls: string[]) => {
    for (const url of urls.filter(isOurs))
      if (isIn(url, /^_astro\//u)) await keepFile(url, await fetch(url));
      else if (!isIn(url, UNKEPT)) await keepPage(url, await fetch(url));
  };

  scope.addEventListener('install', (event) => event.waitUntil(install()));
  scope.addEventListener('activate', (event) => event.waitUntil(activate()));
  scope.addEventListener('message', (event) => event.waitUntil(keepOpened(event.data)));
  scope.addEventListener('fetch', (event) => {
    const { request } = event;
    if (request.method !== 'GET' || !isOurs(request.url) || isIn(request.url, UNKEPT)) return;
    const asked = { request, waitUntil: (work: Promise<unknown>) => event.waitUntil(work) };
    if (request.mode === 'navigate') event.respondWith(page(asked));
    else if (isIn(request.url, /^_astro\//u)) event.respondWith(file(asked));
  });
}

export interface WorkerSettings {
  /** The path below which the portal lives, with a slash at both ends. */
  base: string;
  /** Differs whenever the offline page or what it needs may differ. */
  version: string;
}

interface Asked {
  request: Request;
  waitUntil: (work: Promise<unknown>) => void;
}

interface WorkerEvent {
  data: string[];
  request: Request;
  waitUntil: (work: Promise<unknown>) => void;
  respondWith: (response: Promise<Response>) => void;
}

/** Of a service worker's world, what the program uses; the types of pages do not have it. */
export interface WorkerScope {
  caches: CacheStorage;
  location: { origin: string };
  clients: { claim: () => Promise<void> };
  skipWaiting: () => Promise<void>;
  addEventListener: (type: string, listener: (event: WorkerEvent) => void) => void;
}
