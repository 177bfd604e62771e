import type { Question } from './answer.ts';
import { GoneError } from './gone.ts';
import { offersFor } from './offers.ts';
import { respond } from './respond.ts';
import { openSources, type Sources } from './sources.ts';

/** What the page sends to the worker; `id` comes back with the answer. */
export type Message = { id: number; base: string } & (
  { ask: Question; offer?: never } | { offer: string; ask?: never }
);

let opened: Promise<Sources> | undefined;

addEventListener('message', async ({ data }: MessageEvent<Message>) => {
  try {
    postMessage({ id: data.id, value: await answer(data) });
  } catch (error) {
    postMessage({ id: data.id, error: String(error) });
  }
});

/** Once more with the newest index when a release in between took this one's files away. */
async function answer(message: Message, isRetry = false): Promise<unknown> {
  opened ??= openSources(message.base);
  try {
    const sources = await opened;
    return await (message.ask
      ? respond(message.ask, sources)
      : offersFor(message.offer ?? '', sources));
  } catch (error) {
    opened = undefined;
    if (error instanceof GoneError && !isRetry) return answer(message, true);
    throw error;
  }
}
