import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { settings } from '../settings.ts';
import { listen, readerAddress } from './listen.ts';
import { serveSite } from './serve.ts';
import { createServer } from './server.ts';

// npm run preview: what the last `npm run build` made, with the headers that readers will get.
const { base, outDir, port } = settings;
const server = createServer(settings);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void server.close());
try {
  if (!existsSync(join(outDir, 'index.html')))
    throw new Error(`Chưa có trang nào trong ${outDir}. Chạy npm run build trước.`);
  const site = await serveSite(server, base);
  await site.show(outDir);
  const place = { host: '127.0.0.1', port };
  const address = readerAddress(place.host, await listen(server, place), base);
  console.log(`Xem thử ${outDir} tại ${address}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
