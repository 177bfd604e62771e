import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { CHROMIUM_ARGS, ensureChromium } from '../tests/browser/chromium.ts';
import { WITH_SAMPLES } from '../tests/browser/templates.ts';
import { withServedSite } from '../tests/browser/served-site.ts';

const AIMS =
  'without headers (about 800 bytes an answer) first ≤ 14,336 for an article with one chart and script ≤ 2,048; all ≤ 60,000';
const SCORED = ['home', 'article', 'campaign', 'statistic', 'search'];

/**
 * What a page costs on the wire, and what Lighthouse says of it with `--lighthouse` (fetched by npx
 * when it is not installed: its 114 packages are no part of the project).
 */
export async function benchPages(args: string[]): Promise<void> {
  const executablePath = ensureChromium();
  await withServedSite(async (address) => {
    const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
    const rows = [];
    for (const [name, path] of Object.entries(WITH_SAMPLES))
      rows.push({ page: name, ...(await weigh(browser, address + path)) });
    await browser.close();
    console.log(
      'Bytes on the wire (brotli, with response headers), cache empty. first: HTML and styles.',
    );
    console.table(rows);
    console.log(`Aims: ${AIMS}.`);
    if (!args.includes('--lighthouse')) return;
    console.log('Lighthouse, mobile, its default throttling. Run it on a quiet machine.');
    console.table(SCORED.map((name) => ({ page: name, ...score(address + WITH_SAMPLES[name]) })));
  });
}

async function weigh(browser: Browser, url: string) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  const kinds = new Map<string, string>();
  const sums: Record<string, number> = {};
  await client.send('Network.enable');
  client.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'Other';
    sums[kind] = (sums[kind] ?? 0) + encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await context.close();
  const of = (...names: string[]) => names.reduce((sum, name) => sum + (sums[name] ?? 0), 0);
  return {
    first: of('Document', 'Stylesheet'),
    script: of('Script'),
    fonts: of('Font'),
    pictures: of('Image'),
    all: of(...Object.keys(sums)),
  };
}

interface LighthouseResult {
  categories: Record<string, { title: string; score: number | null }>;
  audits: Record<string, { displayValue?: string }>;
}

function score(url: string): Record<string, string | number | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
  try {
    return scoreOf(ask(url, join(folder, 'result.json')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ask(url: string, file: string, attempts = 3): LighthouseResult {
  const categories = 'performance,accessibility,best-practices,seo';
  const flags = ['--headless=new', ...CHROMIUM_ARGS].join(' ');
  const { status, stderr } = spawnSync(
    'npx',
    [
      '--yes',
      'lighthouse@13',
      url,
      '--quiet',
      '--output=json',
      // Into a file: its standard output ends before a pipe has taken it all.
      `--output-path=${file}`,
      `--only-categories=${categories}`,
      `--chrome-flags=${flags}`,
    ],
    { encoding: 'utf8', env: { ...process.env, CHROME_PATH: ensureChromium() } },
  );
  // Now and then it misses the start of a page, and says itself to run it again.
  if (status !== 0 && attempts > 1) return ask(url, file, attempts - 1);
  if (status !== 0) throw new Error(`Lighthouse gave no result.\n${stderr}`);
  return JSON.parse(readFileSync(file, 'utf8')) as LighthouseResult;
}

const scoreOf = ({ categories, audits }: LighthouseResult) => ({
  ...Object.fromEntries(
    Object.values(categories).map(({ title, score: value }) => [
      title,
      Math.round((value ?? 0) * 100),
    ]),
  ),
  CLS: audits['cumulative-layout-shift']?.displayValue,
  LCP: audits['largest-contentful-paint']?.displayValue,
});
