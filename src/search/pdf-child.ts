// Reads the PDFs that its arguments name and sends what each says. Runs in a process of its own,
// which a hostile file may fill or stop: `pdf-watch.ts` then ends it.
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { extractPdf } from './pdf-extract.ts';
import { type PdfRead, READY } from './pdf-run.ts';

const watch = new Worker(new URL('pdf-watch.ts', import.meta.url));
watch.unref();

process.send?.(READY);
for (const name of process.argv.slice(2)) {
  watch.postMessage(name);
  const read: PdfRead = { name, ...(await extractPdf(await readFile(name))) };
  await new Promise((resolve) => process.send?.(read, resolve));
}
process.exit();
