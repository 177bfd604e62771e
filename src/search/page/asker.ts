import type { Answer, Asker, Offer, Question } from '../answer.ts';
import type { Message } from '../search-worker.ts';

/** Whom the page asks: a worker, so that the page answers fingers and keys while it searches. */
export function openAsker(base: string): Asker {
  const worker = new Worker(new URL('../search-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  worker.addEventListener('message', ({ data: { id, value, error } }: MessageEvent<Reply>) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(value);
    else asked?.reject(new Error(error));
  });
  worker.addEventListener('error', () => {
    for (const { reject } of waiting.values()) reject(new Error('The search worker cannot run.'));
    waiting.clear();
  });
  const send = (message: { ask: Question } | { offer: string }) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ ...message, id, base } satisfies Message);
    });
  return {
    ask: async (question) => (await send({ ask: question })) as Answer,
    offer: async (typed) => (await send({ offer: typed })) as Offer[],
    close: () => worker.terminate(),
  };
}

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

interface Reply {
  id: number;
  value?: unknown;
  error?: string;
}
