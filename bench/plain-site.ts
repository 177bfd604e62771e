import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { SiteUnderTest } from './site-under-test.ts';

/**
 * Writes what a careful developer would build first: Astro's glob loader, @astrojs/mdx with one
 * component, a list a year, a page an article, incremental builds switched on, Pagefind over the
 * output. It uses the project's packages and the same article files.
 */
export async function writePlainSite(root: string, articlesDir: string): Promise<SiteUnderTest> {
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  await symlink(resolve('node_modules'), join(root, 'node_modules'), 'junction');
  await cp(articlesDir, join(root, 'articles'), { recursive: true });
  const node = (script: string, ...args: string[]) => ({
    command: process.execPath,
    args: [resolve('node_modules', script), ...args],
    cwd: root,
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return {
    name: 'plain',
    articlesDir: join(root, 'articles'),
    outDir: join(root, 'dist'),
    build: [
      node('astro/bin/astro.mjs', 'build'),
      node('pagefind/lib/runner/bin.cjs', '--site', 'dist', '--force-language', 'vi'),
    ],
    pageOf: (id) => `tin/${id}/index.html`,
  };
}

const FILES = {
  'package.json': '{ "name": "plain", "type": "module", "private": true }\n',
  'astro.config.mjs': `import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
export default defineConfig({
  integrations: [mdx()],
  cacheDir: './.cache',
  experimental: { incrementalBuild: true },
  vite: { cacheDir: './.vite' },
});
`,
  'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
const articles = defineCollection({
  loader: glob({ pattern: '**/*.mdx', base: './articles' }),
  schema: z.object({ title: z.string(), summary: z.string(), date: z.date(), byline: z.string() }),
});
export const collections = { articles };
`,
  'src/Page.astro': `---
const { title } = Astro.props;
---
<!doctype html>
<html lang="vi">
  <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>{title}</title></head>
  <body><header><a href="/">Tin</a></header><main><slot /></main></body>
</html>
`,
  'src/Figure.astro': `---
const { caption } = Astro.props;
---
<figure><figcaption>{caption}</figcaption></figure>
`,
  'src/years.ts': `import { getCollection } from 'astro:content';
export async function articlesByYear() {
  const articles = await getCollection('articles');
  articles.sort((a, b) => (a.data.date < b.data.date ? 1 : -1));
  return Map.groupBy(articles, ({ id }) => id.slice(0, 4));
}
`,
  'src/pages/index.astro': `---
import Page from '../Page.astro';
import { articlesByYear } from '../years.ts';
const years = await articlesByYear();
const latest = [...years.values()].flat().slice(0, 20);
---
<Page title="Tin">
  <h1>Tin</h1>
  <ul>{latest.map(({ id, data }) => <li><a href={'/tin/' + id + '/'}>{data.title}</a></li>)}</ul>
  <ul>{[...years.keys()].map((year) => <li><a href={'/tin/' + year + '/'}>{year}</a></li>)}</ul>
</Page>
`,
  'src/pages/tin/[year]/index.astro': `---
import Page from '../../../Page.astro';
import { articlesByYear } from '../../../years.ts';
export async function getStaticPaths() {
  return [...(await articlesByYear())].map(([year, articles]) => ({ params: { year }, props: { articles } }));
}
const { articles } = Astro.props;
---
<Page title={'Tin năm ' + Astro.params.year}>
  <h1>Tin năm {Astro.params.year}</h1>
  <ul>
    {articles.map(({ id, data }) => (
      <li><a href={'/tin/' + id + '/'}>{data.title}</a> <time datetime={data.date.toISOString()}>{data.date.toISOString().slice(0, 10)}</time><p>{data.summary}</p></li>
    ))}
  </ul>
</Page>
`,
  'src/pages/tin/[year]/[slug].astro': `---
import { getCollection, render } from 'astro:content';
import Figure from '../../../Figure.astro';
import Page from '../../../Page.astro';
export async function getStaticPaths() {
  const articles = await getCollection('articles');
  return articles.map((article) => ({
    params: { year: article.id.slice(0, 4), slug: article.id.slice(5) },
    props: { article },
    cacheKey: article.digest,
  }));
}
const { article } = Astro.props;
const { Content } = await render(article);
---
<Page title={article.data.title}>
  <article data-pagefind-body>
    <h1>{article.data.title}</h1>
    <time datetime={article.data.date.toISOString()}>{article.data.date.toISOString().slice(0, 10)}</time>
    <p>{article.data.summary}</p>
    <Content components={{ Figure }} />
    <p>{article.data.byline}</p>
  </article>
</Page>
`,
};
