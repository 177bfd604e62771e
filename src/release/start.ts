import { settings } from '../settings.ts';
import { openOffice } from './office.ts';

// npm start: the portal and its desk in one process, until Ctrl+C.
const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    ending.abort();
    // A reader's slow download must not keep the process for ever.
    setTimeout(() => process.exit(), 5000).unref();
  });

try {
  const office = await openOffice({
    settings,
    host: process.env['HOST'] || '127.0.0.1',
    log: console.log,
    signal: ending.signal,
  });
  ending.signal.addEventListener('abort', () => void office.close());
  if (ending.signal.aborted) await office.close();
} catch (error) {
  if (!ending.signal.aborted) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
