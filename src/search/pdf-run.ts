import { join } from 'node:path';
import { runNode } from '../release/child.ts';
import type { PdfText } from './pdf-problems.ts';

/** What was read of a file. */
export interface PdfRead extends PdfText {
  name: string;
}

/** What the process that reads says first: whatever stops it later is a file's fault. */
export const READY = 'ready';

/**
 * Reads PDFs of a folder in a process of their own. A file that stops it is `stuck`; the others
 * are read all the same.
 * @param longest how long a file may take, in milliseconds
 * @throws when that process cannot start.
 */
export async function readPdfs(
  folder: string,
  names: readonly string[],
  onRead: (read: PdfRead) => Promise<void> | void,
  longest = LONGEST,
): Promise<void> {
  let left = [...names];
  while (left.length > 0) {
    const batch = left.slice(0, AT_ONCE);
    const reads = await readBatch(folder, batch, longest);
    const stuck = batch[reads.length];
    if (stuck !== undefined) reads.push({ name: stuck, text: '', problem: 'stuck' });
    for (const read of reads) await onRead(read);
    left = left.slice(reads.length);
  }
}

async function readBatch(folder: string, names: string[], longest: number): Promise<PdfRead[]> {
  const messages: unknown[] = [];
  const lines: string[] = [];
  await runNode(CHILD, names, {
    cwd: folder,
    env: { PDF_LONGEST: String(longest) },
    onLine: (line) => lines.push(line),
    onMessage: (message) => messages.push(message),
  });
  const [first, ...reads] = messages;
  if (first === READY) return reads as PdfRead[];
  throw new Error('The reader of PDFs does not start. Run npm ci again.', {
    cause: lines.join('\n'),
  });
}

const CHILD = join(import.meta.dirname, 'pdf-child.ts');
// A scan of 20 MB takes a second, a thick text three.
const LONGEST = 20_000;
// So many names fit into a command line everywhere.
const AT_ONCE = 100;
