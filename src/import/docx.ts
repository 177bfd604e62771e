import { Worker } from 'node:worker_threads';
import { UnreadableFile, type WordText } from './word.ts';

/** How long a file may take, in milliseconds, and how much memory, in megabytes. */
const LONGEST = 30_000;
const MEMORY = 512;

/**
 * Reads a Word file in a thread of its own: one made to take forever, or all memory, ends there.
 * @throws {UnreadableFile}
 */
export function readDocx(bytes: Uint8Array, longest = LONGEST): Promise<WordText> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('docx-worker.ts', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    const end = (settle: () => void) => {
      clearTimeout(timer);
      void worker.terminate();
      settle();
    };
    const timer = setTimeout(() => end(() => reject(stuck())), longest);
    worker.on('message', ({ read, refused }: { read?: WordText; refused?: string }) =>
      end(() => (read ? resolve(read) : reject(new UnreadableFile(refused)))),
    );
    worker.on('error', (cause) => end(() => reject(stuck(cause))));
  });
}

const stuck = (cause?: unknown) =>
  new UnreadableFile(
    'Tệp Word này quá phức tạp, đọc mãi không xong. Mở bằng Word, chép chữ và ảnh sang một tệp mới rồi lưu thành .docx.',
    { cause },
  );
