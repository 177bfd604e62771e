import '../compiled.ts';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, ensureChromium } from './chromium.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/browser',
  reporter: [['list'], ['json', { outputFile: '../../test-results/browser.json' }]],
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // Each has a portal of its own; two wait for builds and for the clock side by side.
  workers: 2,
  // A second try for a machine that was out of breath: these wait for builds and for the clock.
  retries: 1,
  use: {
    actionTimeout: 30_000,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1280, height: 900 },
    // Tracing the first try too took a third of the processor: 53 seconds of it for two tests, not 37.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: ensureChromium(), args: CHROMIUM_ARGS },
  },
});
