import { codeDigest } from '../code.ts';
import { digestOf } from '../model/entries.ts';
import { getPortal } from '../queries/content.ts';
import { href } from '../queries/href.ts';
import { keepPages, type WorkerSettings } from '../reader/worker.ts';

/** The service worker: a file of its own at the top, because it answers for what is below it. */
export async function GET() {
  const { shell } = await getPortal();
  const settings: WorkerSettings = {
    base: href('/'),
    version: digestOf(await codeDigest(), shell),
  };
  return new Response(`(${String(keepPages)})(self,${JSON.stringify(settings)})\n`, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
}
