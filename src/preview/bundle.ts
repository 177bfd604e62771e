import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AstroIntegration, type AstroInlineConfig, build } from 'astro';
import type { Plugin } from 'vite';
import { settings } from '../settings.ts';

/** Where the desk serves style sheets and fonts, below the portal's base. */
const ASSETS = 'admin/api/preview/_astro';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The templates of the site's pages as a program that renders them on demand, made in `folder`. */
const bundle = (folder: string): AstroInlineConfig => ({
  configFile: false,
  // Astro writes types below its root; those of the site's own build are not for us. The root is
  // in the project, because Astro takes components for files below a root that they share no path with.
  root: here('../../.astro/preview'),
  srcDir: here('.'),
  publicDir: join(folder, 'public'),
  outDir: join(folder, 'out'),
  cacheDir: join(folder, 'cache'),
  site: settings.siteUrl,
  base: settings.base,
  trailingSlash: 'always',
  output: 'server',
  adapter,
  image: { service: { entrypoint: here('pictures.ts') } },
  build: { inlineStylesheets: 'never', assets: ASSETS },
  devToolbar: { enabled: false },
  vite: {
    cacheDir: join(folder, 'cache'),
    build: { assetsInlineLimit: 0 },
    // The program lies outside of node_modules' reach, so it brings what it uses.
    ssr: { noExternal: true },
    plugins: [ownContent],
  },
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
    // A native library stays where it is.
    if (source === 'satteri') return { id: import.meta.resolve('satteri'), external: true };
    if (!source.endsWith('/content.ts')) return undefined;
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    return found?.id === here('../queries/content.ts') ? here('content.ts') : undefined;
  },
};

if (import.meta.main) await build(bundle(process.argv[2] ?? ''));
