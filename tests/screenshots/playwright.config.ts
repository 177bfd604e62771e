import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, ensureChromium } from '../browser/chromium.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '*.shots.ts',
  outputDir: '../../test-results/screenshots-run',
  reporter: 'list',
  timeout: 600_000,
  expect: { timeout: 120_000 },
  workers: 1,
  use: {
    actionTimeout: 120_000,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    // As wide as is still legible in the column of the handbook, at twice its dots.
    viewport: { width: 860, height: 640 },
    deviceScaleFactor: 2,
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: ensureChromium(), args: [...CHROMIUM_ARGS, '--lang=vi'] },
  },
});
