import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompress, constants } from 'node:zlib';
import { promisify } from 'node:util';

/**
 * Writes a search page around a module that exports `find`, with the face of the portal's own, so
 * that one way of asking fits all. Scripts and the files named are compressed, as a server would.
 */
export async function writeFindPage(folder: string, find: string, toCompress: readonly string[]) {
  await writeFile(join(folder, 'index.html'), PAGE);
  await writeFile(join(folder, 'find.js'), find);
  await writeFile(join(folder, 'page.js'), SCRIPT);
  for (const name of ['index.html', 'find.js', 'page.js', ...toCompress]) {
    const file = join(folder, name);
    const body = await readFile(file).catch(() => undefined);
    if (body) await writeFile(`${file}.br`, await compress(body, { params: QUALITY }));
  }
}

const compress = promisify(brotliCompress);
// The highest takes minutes for an index of many megabytes.
const QUALITY = { [constants.BROTLI_PARAM_QUALITY]: 9 };

const PAGE = `<!doctype html>
<html lang="vi">
  <meta charset="utf-8" />
  <link rel="icon" href="data:," />
  <title>Tìm kiếm</title>
  <search-results><section aria-busy="true"><ol></ol></section></search-results>
  <script type="module" src="page.js"></script>
</html>
`;

const SCRIPT = `import { find } from './find.js';
globalThis.find = find;
const query = new URL(location.href).searchParams.get('q');
const shown = query ? await find(query) : [];
document.querySelector('ol').replaceChildren(
  ...shown.map(({ path, title }) => {
    const item = document.createElement('li');
    const link = item.appendChild(document.createElement('h2')).appendChild(document.createElement('a'));
    link.href = path;
    link.textContent = title;
    return item;
  }),
);
document.querySelector('section').setAttribute('aria-busy', 'false');
`;
