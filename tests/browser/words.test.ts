import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cases } from '../unit/fixtures-mdx/cases.ts';
import { checkBody } from '../../src/mdx/policy.ts';
import type { Issue } from '../../src/mdx/report.ts';
import { Editor } from './desk.ts';
import { expect, test } from './portal.ts';

const HARD =
  'Giảm <3%, {x}, a<b, <br>, <https://example.vn>, 5 * 3 * 2, a_b_c, [x](y), `mã`, 1 | 2, &lt;, \\n.';

test('text that looks like code survives save, reopen, save, and shows as typed', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  await editor.write(
    'Bài mẫu có chữ lạ',
    'Bài mẫu dùng để thử những chữ trông giống mã, phải hiện đúng như đã gõ.',
  );
  await page.keyboard.type(HARD);
  await page.keyboard.press('Enter');
  await page.keyboard.type('2026. Đoạn bắt đầu bằng số');
  await editor.save();

  const id = await editor.id();
  const draft = () => portal.git('show', `refs/drafts/articles/${id}:content/articles/${id}.mdx`);
  const first = draft();
  await editor.openArticle(id);
  await expect(editor.body).toContainText(HARD);
  await editor.body.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('!');
  await editor.save();
  expect(draft()).toBe(`${first}!`);

  await editor.setStatus('Chờ duyệt');
  await editor.setStatus('Đã duyệt');
  await editor.publish();
  await page.goto(`${portal.url}tin/${id}/`);
  await expect(page.getByRole('main')).toContainText(HARD);
  await expect(page.getByRole('main')).toContainText('2026. Đoạn bắt đầu bằng số!');
});

test('opening and saving an article of the portal changes no byte but what was typed', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  const folder = join('content', 'articles');
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((name) =>
    name.endsWith('.mdx'),
  );
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) {
    const id = name.replaceAll('\\', '/').replace(/\.mdx$/u, '');
    await editor.openArticle(id);
    const kept = readFileSync(join(folder, name), 'utf8');
    const draft = () => portal.git('show', `refs/drafts/articles/${id}:content/articles/${id}.mdx`);
    // Decap saves only what was changed, so the byline is; nothing else may be.
    const byline = page.getByLabel('Tác giả');
    const was = await byline.inputValue();
    await byline.fill(`${was} và bài mẫu`);
    await editor.save();
    expect(`${draft()}\n`).toBe(kept.replace(`byline: ${was}\n`, `byline: ${was} và bài mẫu\n`));
  }
});

test('the desk and the build judge every text alike', async ({ page, portal }) => {
  await page.goto(`${portal.url}admin/`);
  const frame = readFileSync(join('content', 'pages', 'gioi-thieu.mdx'), 'utf8').split(
    '\n---\n',
  )[0];
  const head = `${frame}\n---\n\n`;
  const firstLine = head.split('\n').length;
  const verdicts = await page.evaluate(
    async ({ sources, address }) => {
      const found: Issue[][] = [];
      for (const source of sources) {
        const answer = await fetch(address, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'X-Desk': '1' },
          body: JSON.stringify({ file: 'pages/gioi-thieu.mdx', source }),
        });
        found.push(((await answer.json()) as { issues: Issue[] }).issues);
      }
      return found;
    },
    { sources: cases.map(({ source }) => head + source), address: `${portal.url}admin/api/check` },
  );
  expect(cases.length).toBeGreaterThanOrEqual(150);
  cases.forEach(({ name, source }, index) => {
    const build = checkBody(
      source
        .replace(/^\uFEFF/u, '')
        .replace(/\r\n?/gu, '\n')
        .normalize('NFC'),
      { firstLine },
    );
    // Whether pictures and other entries exist is asked elsewhere.
    const desk = (verdicts[index] ?? []).filter(
      ({ message }) => !/^Không có (?:tệp ảnh|.* nào mang mã)/u.test(message),
    );
    expect(errorsOf(desk), name).toEqual(errorsOf(build));
  });
});

/** What forbids a text. The desk gives advice besides, which the build keeps for its report. */
const errorsOf = (issues: Issue[]) =>
  issues
    .filter(({ severity }) => severity === 'error')
    .map(({ line, column, message }) => ({ line, column, message }));
