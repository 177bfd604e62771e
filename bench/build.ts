import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { readCorpus } from './corpus.ts';
import { type Measure, measure, METHOD } from './measure.ts';
import { assertPublished, changedPages, countPages, otherPages, readOutput } from './output.ts';
import { writePlainSite } from './plain-site.ts';
import { importCorpus, portalSite } from './portal-site.ts';
import type { SiteUnderTest } from './site-under-test.ts';
import { printTable } from './table.ts';

/** Builds the portal and a plain site of the same texts, side by side, and prints what each took. */
export async function benchBuild(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      sizes: { type: 'string', default: '1000,10000' },
      only: { type: 'string', default: 'plain,portal' },
      keep: { type: 'boolean', default: false },
    },
  });
  const sizes = values.sizes.split(',').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 2))
    throw new Error(
      `--sizes is "${values.sizes}". Give whole numbers above 1, such as 1000,10000.`,
    );
  for (const size of sizes) {
    const root = await mkdtemp(join(tmpdir(), 'portal-bench-'));
    try {
      await benchSize(root, size, values.only.split(','));
    } finally {
      if (values.keep) console.log(`Kept: ${root}`);
      else await rm(root, { recursive: true, force: true });
    }
  }
  console.log(METHOD);
}

async function benchSize(root: string, size: number, only: string[]) {
  const contentDir = join(root, 'content');
  const start = performance.now();
  const articles = await importCorpus(contentDir, await readCorpus(size));
  const seconds = (performance.now() - start) / 1000;
  console.log(`\n${articles.length} articles, imported in ${seconds.toFixed(1)} s`);

  const plain = only.includes('plain')
    ? await run(await writePlainSite(join(root, 'plain'), join(contentDir, 'articles')), articles)
    : undefined;
  const site = portalSite(contentDir, join(root, 'portal', 'dist'));
  const portal = only.includes('portal') ? await run(site, articles) : undefined;
  printTable(plain, portal);
  if (portal) await compareWithColdBuild(root, contentDir, site.outDir);
}

/** Cold build, one more article, one edit. The articles are paths such as `articles/2020/slug.mdx`. */
async function run(site: SiteUnderTest, articles: readonly string[]): Promise<SiteResult> {
  const log = (step: string, { seconds, cpuSeconds, peakMegabytes }: Measure) =>
    console.log(
      `  ${site.name}: ${step} ${seconds.toFixed(1)} s, processor ${cpuSeconds.toFixed(1)} s, ${peakMegabytes.toFixed(0)} MB`,
    );
  await mkdir(dirname(site.outDir), { recursive: true });
  const ids = articles.map((path) => path.replace(/^articles\/|\.mdx$/gu, ''));
  const latest = ids.at(-1) ?? '';
  const edited = ids[Math.floor(ids.length / 2)] ?? '';

  const cold = await measure(site.build);
  log('cold', cold);
  const first = await readOutput(site.outDir);

  const added = `${latest.slice(0, 4)}/them-mot-bai-thu`;
  const model = await readFile(join(site.articlesDir, `${latest}.mdx`), 'utf8');
  await writeFile(join(site.articlesDir, `${added}.mdx`), `${model}\nBaithemvao.\n`);
  const publish = await measure(site.build);
  log('one more', publish);
  await assertPublished(site.outDir, first, site.pageOf(added), 'Baithemvao');
  const second = await readOutput(site.outDir);

  const old = await readFile(join(site.articlesDir, `${edited}.mdx`), 'utf8');
  await writeFile(join(site.articlesDir, `${edited}.mdx`), `${old}\nBaivuasua.\n`);
  const edit = await measure(site.build);
  log('one edit', edit);
  await assertPublished(site.outDir, second, site.pageOf(edited), 'Baivuasua');
  const third = await readOutput(site.outDir);

  const others = new Set(ids.filter((id) => id !== edited).map(site.pageOf));
  return {
    cold,
    publish,
    edit,
    pages: countPages(first),
    changedByPublish: changedPages(first, second),
    changedByEdit: changedPages(second, third),
    otherArticlesChanged: new Set(
      [...changedPages(first, second), ...changedPages(second, third)].filter((page) =>
        others.has(page),
      ),
    ).size,
  };
}

/** Whether publishing step by step ends in the same bytes as a cold build of the same content. */
async function compareWithColdBuild(root: string, contentDir: string, outDir: string) {
  const copy = join(root, 'again', 'content');
  await cp(contentDir, copy, { recursive: true });
  const again = portalSite(copy, join(root, 'again', 'dist'));
  await measure(again.build);
  const [grown, cold] = [await readOutput(outDir), await readOutput(again.outDir)];
  const different = [...changedPages(grown, cold), ...otherPages(grown, cold)];
  console.log(
    different.length === 0
      ? `All ${countPages(cold)} pages are byte-identical to a cold build of the same content.`
      : `${different.length} of ${countPages(cold)} pages differ from a cold build of the same content: ${different.slice(0, 5).join(', ')}`,
  );
}

/** What the bench saw of one site. */
export interface SiteResult {
  cold: Measure;
  publish: Measure;
  edit: Measure;
  pages: number;
  changedByPublish: string[];
  changedByEdit: string[];
  /** Pages of articles that nobody touched, whose bytes changed all the same. */
  otherArticlesChanged: number;
}
