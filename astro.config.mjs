import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { settings } from './src/settings.ts';

export default defineConfig({
  site: settings.siteUrl,
  base: settings.base,
  outDir: settings.outDir,
  cacheDir: `${settings.stateDir}/astro/`,
  trailingSlash: 'always',
  integrations: [mdx()],
  build: { inlineStylesheets: 'never' },
  // One style sheet: split, the minifier drops the line that orders the layers.
  vite: { build: { assetsInlineLimit: 0, cssCodeSplit: false } },
  experimental: { incrementalBuild: true },
  devToolbar: { enabled: false },
});
