// Takes a picture of every template over the portal's own content and the tests' samples, narrow and
// wide, light and dark, into test-results/screenshots, and of those shown in the README beside this file.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { withServedSite } from '../browser/served-site.ts';
import { CHROMIUM_ARGS, ensureChromium } from '../browser/chromium.ts';
import { WITH_SAMPLES } from '../browser/templates.ts';

const FOLDER = 'test-results/screenshots';
const IN_README: Record<string, string> = {
  'home-1280-light.png': 'home.png',
  'article-360-dark.png': 'article-phone.png',
  'campaign-with-units-360-light.png': 'campaign-phone.png',
  'statistic-of-lines-360-light.png': 'statistic-phone.png',
};

mkdirSync(FOLDER, { recursive: true });
const executablePath = ensureChromium();
await withServedSite(async (address) => {
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [320, 360, 768, 1280]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      for (const [name, path] of Object.entries(WITH_SAMPLES)) {
        await page.goto(address + path);
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({
          path: join(FOLDER, `${name}-${width}-${colorScheme}.png`),
          fullPage: true,
        });
      }
      await context.close();
    }
  await browser.close();
});
for (const [taken, shown] of Object.entries(IN_README))
  copyFileSync(join(FOLDER, taken), join('tests/screenshots', shown));
