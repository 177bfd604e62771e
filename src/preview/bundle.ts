import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AstroIntegration, type AstroInlineConfig, build } from 'astro';
import type { Plugin } from 'vite';
import { settings } from '../settings.ts';

/** Where the desk serves style sheets and fonts, below the portal's base. */
const ASSETS = 'admin/api/preview/_astro';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The templates of the site's pages as a program that renders them on demand, made in `root`. */
const bundle = (root: string): AstroInlineConfig => ({
  configFile: false,
  // Astro writes types and caches below its root; those of the site's own build are not for us.
  root,
  srcDir: here('.'),
  publicDir: join(root, 'public'),
  outDir: join(root, 'out'),
  cacheDir: join(root, 'cache'),
  site: settings.siteUrl,
  base: settings.base,
  trailingSlash: 'always',
  output: 'server',
  adapter,
  image: { service: { entrypoint: here('pictures.ts') } },
  build: { inlineStylesheets: 'never', assets: ASSETS },
  devToolbar: { enabled: false },
  vite: { build: { assetsInlineLimit: 0 }, plugins: [ownContent] },
});

const adapter: AstroIntegration = {
  name: 'preview',
  hooks: {
    'astro:config:done': ({ setAdapter }) =>
      setAdapter({
        name: 'preview',
        entrypointResolution: 'auto',
        serverEntrypoint: here('templates.ts'),
        supportedAstroFeatures: { serverOutput: 'stable', sharpImageService: 'stable' },
      }),
  },
};

/** What pages ask for the content of a build, they ask the desk for here. */
const ownContent: Plugin = {
  name: 'preview-content',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    // A native library stays where it is; the bundle lies outside of node_modules' reach.
    if (source === 'satteri') return { id: import.meta.resolve('satteri'), external: true };
    if (!source.endsWith('/content.ts')) return undefined;
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    return found?.id === here('../queries/content.ts') ? here('content.ts') : undefined;
  },
};

if (import.meta.main) await build(bundle(process.argv[2] ?? ''));
