// Takes a picture of every template over the portal's own content and the tests' samples, narrow and
// wide, light and dark, into test-results/screenshots, and of those shown in the README beside this file;
// and those of the desk for its handbook. `npm run screenshots -- desk` takes only these.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { withServedSite } from '../browser/served-site.ts';
import { CHROMIUM_ARGS, ensureChromium } from '../browser/chromium.ts';
import { WITH_SAMPLES } from '../browser/templates.ts';

const FOLDER = 'test-results/screenshots';
/** What the README shows, as a first look: not the whole length. */
const IN_README = [
  { file: 'home.png', template: 'home', width: 1280, height: 1500, colorScheme: 'light' },
  { file: 'article-phone.png', template: 'article', width: 360, height: 780, colorScheme: 'dark' },
  {
    file: 'campaign-phone.png',
    template: 'campaign-with-units',
    width: 360,
    height: 780,
    colorScheme: 'light',
  },
  {
    file: 'statistic-phone.png',
    template: 'statistic-of-lines',
    width: 360,
    height: 780,
    colorScheme: 'light',
  },
] as const;

const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
const desk = ['test', '--config', 'tests/screenshots/playwright.config.ts'];
const { status } = spawnSync(process.execPath, [playwright, ...desk], { stdio: 'inherit' });
if (status !== 0) process.exitCode = 1;
if (process.argv[2] !== 'desk') await withServedSite(takeTemplates);

async function takeTemplates(address: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_ARGS });
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
  for (const { file, template, width, height, colorScheme } of IN_README) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height } });
    const page = await context.newPage();
    await page.goto(address + WITH_SAMPLES[template]);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join('tests/screenshots', file) });
    await context.close();
  }
  await browser.close();
}
