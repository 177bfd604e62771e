import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

/** What other portals search ours with, as one file that they may also copy. */
export async function GET() {
  const [spelling, parent] = await Promise.all(
    ['spelling.ts', 'parent.ts'].map((name) =>
      readFile(join(process.cwd(), 'src', 'search', name), 'utf8'),
    ),
  );
  const code = [spelling, parent?.replace(/^import .*\n/u, '')].map((source = '') =>
    stripTypeScriptTypes(source),
  );
  return new Response(code.join('\n'), {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
}
