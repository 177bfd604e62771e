import { test as base, expect, type Page } from '@playwright/test';
import { readForge } from '../../src/forge.ts';
import { answerAsForgejo } from './forge-answers.ts';
import { withServedSite } from './served-site.ts';

const AT = { FORGE_REPO: 'phunu/cong', FORGE_APP_ID: 'ban-bien-tap' };
const FORGEJO = { FORGE: 'forgejo', FORGE_URL: 'https://git.example.vn', ...AT };
const OTHERS = {
  Gitea: { FORGE: 'gitea', FORGE_URL: 'https://git.example.vn', ...AT },
  GitLab: { FORGE: 'gitlab', ...AT },
  GitHub: {
    FORGE: 'github',
    FORGE_REPO: 'phunu/cong',
    FORGE_SIGN_IN_URL: 'https://dang-nhap.example.vn/auth',
  },
};

/** Decap is five megabytes, and these do not share what the browser has kept. */
const LOADED = { timeout: 60_000 };

/** A built site whose desk works with Forgejo, served with the headers of production. */
const test = base.extend<object, { site: string; forge: typeof FORGEJO }>({
  forge: [FORGEJO, { scope: 'worker', option: true }],
  site: [
    ({ forge }, use) => withServedSite((address) => use(address), forge),
    { scope: 'worker', timeout: 180_000 },
  ],
});

/** Gives the desk's page the settings of another forge; nothing else in it differs. */
const withForge = (page: Page, env: Record<string, string>) =>
  page.route('**/admin/', async (route) => {
    const answer = await route.fetch();
    const forge = JSON.stringify(readForge(env)).replaceAll('"', '&quot;');
    const body = (await answer.text()).replace(/data-forge="[^"]*"/u, `data-forge="${forge}"`);
    await route.fulfill({ response: answer, body });
  });

test('Decap takes the configuration for Forgejo and asks to sign in there', async ({
  page,
  site,
}) => {
  await page.goto(`${site}admin/`);
  await expect(page.getByRole('button', { name: 'Đăng nhập bằng Forgejo' })).toBeVisible(LOADED);
});

for (const [name, env] of Object.entries(OTHERS))
  test(`Decap takes the configuration for ${name} and asks to sign in there`, async ({
    page,
    site,
  }) => {
    await withForge(page, env);
    await page.goto(`${site}admin/`);
    await expect(page.getByRole('button', { name: `Đăng nhập bằng ${name}` })).toBeVisible(LOADED);
  });

test('a configuration that Decap’s schema refuses is seen on the screen', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    let kept: { init: (options: { config: { collections: object[] } }) => void };
    Object.defineProperty(window, 'CMS', {
      get: () => kept,
      set: (cms: typeof kept) => {
        const { init } = cms;
        kept = Object.assign(cms, {
          init: ({ config }: { config: { collections: object[] } }) =>
            init({ config: { ...config, collections: [{ ...config.collections[0], label: 5 }] } }),
        });
      },
    });
  });
  await page.goto(`${site}admin/`);
  await expect(page.getByText("'collections[0].label' must be string")).toBeVisible(LOADED);
});

test('an editor signs in at Forgejo, and the desk asks nobody else', async ({ page, site }) => {
  const asked = new Set<string>();
  page.on('request', (request) => {
    if (request.url().startsWith('http')) asked.add(new URL(request.url()).origin);
  });
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  await answerAsForgejo(page, 'https://git.example.vn', 'phunu/cong');
  await page.goto(`${site}admin/`);
  await page.getByRole('button', { name: 'Đăng nhập bằng Forgejo' }).click(LOADED);
  await page.waitForURL(/\/login\/oauth\/authorize/u);
  const { searchParams } = new URL(page.url());
  expect(searchParams.get('client_id')).toBe('ban-bien-tap');
  expect(searchParams.get('redirect_uri')).toBe(`${site}admin/`);
  const back = new URLSearchParams({ code: 'ma', state: searchParams.get('state') ?? '' });
  await page.goto(`${site}admin/?${back}`);
  await page.getByRole('link', { name: 'Tin bài', exact: true }).click(LOADED);
  await page.getByText('Hướng dẫn triển khai công tác').first().click();
  await expect(page.getByLabel('Tiêu đề').first()).not.toHaveValue('');
  await expect(page.locator('.cms-editor-visual [contenteditable=true]')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Markdown' })).toBeHidden();
  expect([...asked].toSorted()).toEqual(
    [new URL(site).origin, 'https://git.example.vn'].toSorted(),
  );
  expect(refused).toEqual([]);
});
