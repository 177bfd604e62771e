import { parentPort, workerData } from 'node:worker_threads';
import { readTree } from './docx-tree.ts';
import { UnreadableFile } from './word.ts';

// Reads one Word file in a thread that can be ended; see `docx.ts`.
try {
  const read = await readTree(Buffer.from(workerData as Uint8Array));
  parentPort?.postMessage({ read });
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  parentPort?.postMessage({ refused: error.message });
}
