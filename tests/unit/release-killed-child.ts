// A whole office in a process of its own, over the repository of the first argument and with its
// releases beside the second: it can be killed. Its builds are small and slow, so that many moments
// lie inside of them.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openOffice } from '../../src/release/office.ts';
import { readSettings } from '../../src/settings.ts';

const [top = '', outDir = ''] = process.argv.slice(2);

/** A page for each article, and a front page that names them all, written last but one. */
async function build({ contentDir, outDir: site }: { contentDir: string; outDir: string }) {
  const folder = join(contentDir, 'articles', '2026');
  const names = (await readdir(folder).catch(() => [])).sort();
  await rm(site, { recursive: true, force: true });
  await mkdir(site, { recursive: true });
  for (const name of names) {
    await writeFile(join(site, `${name}.html`), await readFile(join(folder, name), 'utf8'));
    await pause(20);
  }
  await writeFile(join(site, 'index.html'), names.join(' '));
  await pause(100);
  await writeFile(join(site, '404.html'), 'Không có');
}

await openOffice({
  settings: readSettings({ CONTENT_DIR: join(top, 'content'), OUT_DIR: outDir, PORT: '0' }),
  host: '127.0.0.1',
  log: (line) => {
    if (line.startsWith('Cổng thông tin')) flushCompileCache();
    console.log(line);
  },
  signal: new AbortController().signal,
  build,
});
