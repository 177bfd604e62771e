import { monitorEventLoopDelay } from 'node:perf_hooks';
import { addDesk } from '../src/release/desk.ts';
import { listen } from '../src/release/listen.ts';
import { createServer } from '../src/release/server.ts';
import { openSource } from '../src/release/source.ts';
import { settings } from '../src/settings.ts';

/** What the server says when it listens, and then whenever it is asked how it has been since. */
export type ServedMessage =
  | { port: number }
  | {
      /** The longest time for which nothing else could be answered. */
      blockMs: number;
      cpuMs: number;
      residentMegabytes: number;
    };

// `npm start` without the site: its server and its desk, with no release to build. A preview needs
// none, for it has templates of its own.
const server = createServer(settings);
const { contentDir, base, siteUrl, stateDir } = settings;
const closed = await addDesk(server, {
  contentDir,
  base,
  siteUrl,
  stateDir,
  source: await openSource(contentDir, ''),
  release: {
    request: () => {},
    state: () => ({
      state: 'idle',
      commit: undefined,
      wanted: undefined,
      message: undefined,
      at: '',
    }),
  },
  log: () => {},
});
if (closed) throw new Error(closed);
const port = await listen(server, { host: '127.0.0.1', port: 0 });

const RESOLUTION = 5;
const delays = monitorEventLoopDelay({ resolution: RESOLUTION });
delays.enable();
let before = process.cpuUsage();
const say = (message: ServedMessage) => process.send?.(message);
process.on('message', () => {
  const { user, system } = process.cpuUsage(before);
  say({
    blockMs: Math.max(0, delays.max / 1e6 - RESOLUTION),
    cpuMs: (user + system) / 1000,
    residentMegabytes: process.memoryUsage.rss() / 2 ** 20,
  });
  delays.reset();
  before = process.cpuUsage();
});
process.on('disconnect', () => void server.close().then(() => process.exit()));
say({ port });
