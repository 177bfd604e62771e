import { stripTypeScriptTypes } from 'node:module';
import parent from '../../search/parent.ts?raw';
import spelling from '../../search/spelling.ts?raw';

/** What other portals search ours with, as one file that they may also copy. */
export function GET() {
  const code = [spelling, parent.replace(/^import .*\n/u, '')].map((source) =>
    stripTypeScriptTypes(source),
  );
  return new Response(code.join('\n'), {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
}
