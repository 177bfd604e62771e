import { rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SEARCH_FOLDER } from '../search/manifest.ts';
import { indexSite } from '../search/site.ts';
import { drawShareImages, placeShareImages } from '../share/images.ts';
import { settings } from '../settings.ts';
import { buildAstro } from './astro.ts';
import { BuildError } from './build-error.ts';
import { planBuild, rememberBuild } from './built.ts';
import { checkSite } from './check.ts';
import { awaitLock } from './lock.ts';
import { precompress } from './precompress.ts';
import { sweepPictures } from './sweep.ts';

export interface BuildOptions {
  contentDir: string;
  outDir: string;
  /** Where caches live; a build of the same content and `outDir` that finds them is much faster. */
  stateDir: string;
  base: string;
  log: (line: string) => void;
  /** Ends the build. */
  signal?: AbortSignal;
}

/** The folder of the project: of `astro.config.mjs`, `src/` and `node_modules/`. */
export const PROJECT = resolve(import.meta.dirname, '..', '..');

/** Builds the site into `outDir`: pages, search index, share images, checks, compressed files. */
export async function buildSite({
  contentDir,
  outDir,
  stateDir,
  base,
  log,
  signal,
}: BuildOptions): Promise<void> {
  // Astro puts its unfinished work into the project's own folder when `outDir` is outside of it.
  const release = await awaitLock(
    join(PROJECT, '.portal', 'building.lock'),
    () => log('Đang chờ một lần dựng khác của chương trình này kết thúc.'),
    signal,
  );
  try {
    const from = new Date();
    const indexDir = join(stateDir, 'search-new');
    // Index and images need the content, not the pages: on two cores all are ready at the same time.
    const [pages, index, images] = await Promise.allSettled([
      buildAstro({ root: PROJECT, contentDir, outDir, stateDir, log, signal }),
      indexSite({ contentDir, outDir: indexDir, stateDir, base, log }),
      drawShareImages({ contentDir, stateDir }),
    ]);
    // What is wrong with the content is told by the pages' error; the index only stumbles over it.
    if (pages.status === 'rejected') throw pages.reason;
    if (index.status === 'rejected') throw index.reason;
    if (images.status === 'rejected') throw images.reason;
    await rename(join(indexDir, SEARCH_FOLDER), join(outDir, SEARCH_FOLDER));
    await placeShareImages(images.value, outDir);
    await checkSite({ contentDir, siteDir: outDir, from, until: new Date() });
    const [swept, { files, compressed }] = await Promise.all([
      sweepPictures(outDir),
      precompress(outDir, join(stateDir, 'compressed')),
    ]);
    if (swept > 0) log(`Đã bỏ ${swept} ảnh không trang nào hiện.`);
    log(`Đã nén ${files} tệp, ${compressed} tệp mới.`);
  } finally {
    await release();
  }
}

/** What a build that runs as a child tells the process that wants it. */
export interface BuildFailure {
  failure: string;
}

if (import.meta.main) {
  const ending = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => {
      ending.abort();
      // Astro goes at once; the steps after it have nothing that would have to be ended.
      setTimeout(() => process.exit(1), 1000).unref();
    });
  const start = performance.now();
  try {
    const plan = await planBuild(settings);
    await rememberBuild(settings, undefined);
    await buildSite({ ...settings, log: console.log, signal: ending.signal });
    await rememberBuild(settings, plan);
    console.log(
      `Đã dựng xong ${settings.outDir} sau ${((performance.now() - start) / 1000).toFixed(1)} giây.`,
    );
  } catch (error) {
    if (!(error instanceof BuildError) && !ending.signal.aborted) console.error(error);
    const failure =
      error instanceof BuildError
        ? error.message
        : ending.signal.aborted
          ? 'Việc dựng trang đã bị dừng. Chạy lại khi cần.'
          : 'Không dựng được trang vì lỗi của chương trình. Báo người quản trị xem nhật ký.';
    if (process.send) process.send({ failure } satisfies BuildFailure);
    else console.error(failure);
    process.exitCode = 1;
  }
}
