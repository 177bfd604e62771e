const { serviceWorker: workers } = navigator;

// Pages that were opened stay readable without a network. Browsers offer this over TLS only.
if (import.meta.env.PROD && workers)
  addEventListener('load', async () => {
    const base = import.meta.env.BASE_URL.replace(/\/?$/u, '/');
    const isFirst = !workers.controller;
    await workers.register(`${base}sw.js`, { scope: base });
    if (!isFirst) return;
    // What this page consists of, for the worker saw none of it.
    const files = performance.getEntriesByType('resource').map(({ name }) => name);
    (await workers.ready).active?.postMessage([location.href.split('#')[0], ...files]);
  });

export {};
