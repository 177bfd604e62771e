// Beside the thread that reads a PDF: ends the process when a file takes too long or too much. The
// reading thread could not: it may be busy for ever.
import { env, kill, memoryUsage, pid } from 'node:process';
import { parentPort } from 'node:worker_threads';

const LONGEST = Number(env['PDF_LONGEST']);
const MOST_MEMORY = 1024 ** 3;
const EVERY = 100;

let since = Date.now();
parentPort?.on('message', () => {
  since = Date.now();
});
setInterval(() => {
  if (Date.now() - since > LONGEST || memoryUsage.rss() > MOST_MEMORY) kill(pid, 'SIGKILL');
}, EVERY);
