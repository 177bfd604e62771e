import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/**
 * Answers what a page asks of a Forgejo at `origin`, as far as signing in, listing and opening
 * entries goes, with the content of this folder. It shows whom the page asks and what it makes of
 * plain answers; it is no Forgejo and proves nothing of one.
 */
export async function answerAsForgejo(page: Page, origin: string, repo: string): Promise<void> {
  const api = `${origin}/api/v1`;
  const files = readdirSync('content', { recursive: true, encoding: 'utf8' })
    .map((path) => join('content', path).replaceAll('\\', '/'))
    .filter((path) => statSync(path).isFile());
  const answers: [string, (rest: string) => unknown][] = [
    [`${origin}/login/oauth/authorize`, () => 'Forgejo'],
    [`${origin}/login/oauth/access_token`, () => ({ access_token: 'token' })],
    [`${api}/user`, () => ({ login: 'thu', full_name: 'Người Thử', email: 'thu@example.com' })],
    [`${api}/repos/${repo}/branches/`, () => ({ commit: { id: 'commit' } })],
    [
      `${api}/repos/${repo}/git/trees/`,
      (rest) => {
        const folder = decodeURIComponent(rest).split(':')[1] ?? '';
        const tree = files
          .filter((path) => path.startsWith(folder ? `${folder}/` : ''))
          .map((path) => ({
            type: 'blob',
            path: folder ? path.slice(folder.length + 1) : path,
            sha: Buffer.from(path).toString('hex'),
          }));
        return { tree, truncated: false };
      },
    ],
    [
      `${api}/repos/${repo}/git/blobs/`,
      (sha) => ({ content: readFileSync(Buffer.from(sha, 'hex').toString()).toString('base64') }),
    ],
    [`${api}/repos/${repo}/contents/`, (path) => ({ sha: Buffer.from(path).toString('hex') })],
    [`${api}/repos/${repo}/pulls`, () => []],
    [`${api}/repos/${repo}/commits`, () => []],
    [`${api}/repos/${repo}`, () => ({ owner: { login: 'phunu' }, permissions: { push: true } })],
  ];
  await page.route(`${origin}/**`, (route) => {
    const url = route.request().url().split('?')[0] ?? '';
    const found = answers.find(([start]) => url.startsWith(start));
    return route.fulfill({
      status: found ? 200 : 404,
      headers: { 'access-control-allow-origin': '*' },
      json: found ? found[1](url.slice(found[0].length)) : {},
    });
  });
}
