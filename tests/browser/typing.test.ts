import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { Editor } from './desk.ts';
import { expect, type Portal, test } from './portal.ts';
import { composingKeys, rewritingKeys, type VietnameseKeys } from './vietnamese-keys.ts';

const METHODS: [string, (page: Page) => Promise<VietnameseKeys>][] = [
  ['that composes (macOS, iOS, ibus, Windows)', composingKeys],
  ['that rubs out and rewrites (UniKey, Vietkey)', rewritingKeys],
];

const SUMMARY = 'Bài mẫu để thử bộ gõ: những chữ đã gõ phải còn nguyên, không mất và không lặp.';

/** A body with the places where a caret is at the edge of something. */
const HARD = `Chị nguyn em.

Chị sai em.

Xem [trang này](https://example.vn/) nhé, **chữ đậm** đây.

<StatChart id="nu-vien-chuc-lao-dong" />

Sau khối.

- một
- hai`;

const WANTED = `Đầu đoạn Chị nguyễn em. Cuối đoạn

Đoạn mới ở giữa

Chị đúng rồi em.

Xem thử ở [trang thông tin này](https://example.vn/) nhé, **chữ rất đậm** đây. **đủ**

<StatChart id="nu-vien-chuc-lao-dong" />

Được Sau khối.

- một
- hai người
- nữ ưu tú`;

for (const [method, open] of METHODS) {
  test(`with an input method ${method} every place in a text takes what is typed`, async ({
    page,
    portal,
  }) => {
    const editor = new Editor(page, portal);
    const id = await begin(editor, HARD);
    const keys = await open(page);
    await caret(page, 'Chị nguy', 0);
    await keys.type('Đầu đoạn ');
    await caret(page, 'nguyn', 4);
    await keys.type('ễ');
    await caret(page, 'em.', 3);
    await keys.type(' Cuối đoạn\nĐoạn mới ở giữa');
    await caret(page, 'sai', 0, 3);
    await keys.type('đúng rồi');
    await caret(page, 'Xem ', 4);
    await keys.type('thử ở ');
    await caret(page, 'trang này', 5);
    await keys.type(' thông tin');
    await caret(page, 'chữ đậm', 3);
    await keys.type(' rất');
    await caret(page, 'đây.', 4);
    await keys.type(' ');
    await page.keyboard.press('Control+b');
    await keys.type('đủ');
    await caret(page, 'Sau khối', 0);
    await keys.type('Được ');
    await caret(page, 'hai', 3);
    await keys.type(' người\nnữ ưu tú');
    await editor.save();
    expect(bodyOf(portal, id)).toBe(WANTED);
  });

  test(`with an input method ${method} the other fields keep every letter too`, async ({
    page,
    portal,
  }) => {
    const editor = new Editor(page, portal);
    const id = await begin(editor, 'Câu đầu.');
    const keys = await open(page);
    for (const [label, text] of [
      ['Tiêu đề', 'Bài mẫu gõ những chữ khó: Nguyễn, quyển, khuỷu, ượt'],
      ['Tóm tắt', SUMMARY],
      ['Tác giả', 'Nguyễn Thị Mẫu'],
    ] as const) {
      await page.getByLabel(label).first().click();
      await page.keyboard.press('Control+a');
      await keys.type(text);
    }
    // Keys of the method choose nothing before the syllable is whole.
    const topics = page.getByLabel('Chuyên đề').first();
    await topics.click();
    await keys.type('bình đẳng');
    await expect(topics).toHaveValue('bình đẳng');
    await editor.save();
    const draft = draftOf(portal, id);
    expect(draft).toContain("title: 'Bài mẫu gõ những chữ khó: Nguyễn, quyển, khuỷu, ượt'\n");
    expect(draft).toContain(`summary: '${SUMMARY}'\n`);
    expect(draft).toContain('byline: Nguyễn Thị Mẫu\n');
    expect(draft).toContain('topics:\n  - binh-dang-gioi\n---\n');
  });

  test(`with an input method ${method} source text and tables of figures keep every letter`, async ({
    page,
    portal,
  }) => {
    const editor = new Editor(page, portal);
    const keys = await open(page);
    await editor.open('collections/statistics/new');
    const cell = (row: number) =>
      page.getByRole('textbox', { name: new RegExp(`^Nội dung, dòng ${row}$`, 'u') });
    await cell(1).click();
    await keys.type('Nữ viên chức\nNữ giữ chức vụ quản lý');
    await expect(cell(1)).toHaveValue('Nữ viên chức');
    await expect(cell(2)).toHaveValue('Nữ giữ chức vụ quản lý');

    const id = await begin(editor, '```\nmã\n```\n\nCuối.');
    const source = page.locator('.cms-editor-raw [contenteditable=true], .cms-editor-raw textarea');
    await source.first().click();
    await page.keyboard.press('Control+End');
    await keys.type(' Tiếng Việt được giữ nguyên');
    await editor.save();
    expect(bodyOf(portal, id)).toBe('```\nmã\n```\n\nCuối. Tiếng Việt được giữ nguyên');
  });
}

test('three hundred words at the speed of UniKey are saved letter for letter', async ({
  page,
  portal,
}) => {
  test.slow();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const editor = new Editor(page, portal);
  const id = await begin(editor, 'Câu đầu.');
  const keys = await rewritingKeys(page);
  const words = realText().split(' ');
  const text = `${words.slice(0, 200).join(' ')}\n${words.slice(200, 320).join(' ')}`;
  await caret(page, 'Câu đầu.', 8);
  await keys.type(`\n${text}`);
  await editor.save();
  expect(bodyOf(portal, id)).toBe(`Câu đầu.\n\n${text.replace('\n', '\n\n')}`);
  // React gave up at this speed, and left letters undrawn.
  expect(errors).toEqual([]);
});

test('a syllable that is still open outlives the timers of the desk, and is saved', async ({
  page,
  portal,
}) => {
  const editor = new Editor(page, portal);
  const id = await begin(editor, 'Câu đầu.');
  const keys = await composingKeys(page);
  await caret(page, 'Câu đầu.', 8);
  await keys.type(' Người ');
  await keys.begin('phu');
  // Longer than the list of what is missing, the preview and the keeping of unsaved text wait.
  await page.waitForTimeout(2500);
  await keys.begin('phụ');
  await editor.save();
  expect(bodyOf(portal, id)).toBe('Câu đầu. Người phụ');

  await page.getByLabel('Tác giả').click();
  await page.keyboard.press('Control+a');
  await keys.begin('Nguyễn');
  await editor.save();
  expect(draftOf(portal, id)).toContain('byline: Nguyễn\n');
});

test('letters that come in two parts are saved as one', async ({ page, portal }) => {
  const editor = new Editor(page, portal);
  const id = await begin(editor, 'Câu đầu.');
  const parts = 'Tiếng Việt được ghép'.normalize('NFD');
  await page.getByLabel('Tác giả').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(parts);
  await caret(page, 'Câu đầu.', 8);
  await page.keyboard.insertText(` ${parts}`);
  await editor.save();
  expect(draftOf(portal, id)).toContain('byline: Tiếng Việt được ghép\n');
  expect(bodyOf(portal, id)).toBe('Câu đầu. Tiếng Việt được ghép');
});

/** Saves a draft with this body and opens it. */
async function begin(editor: Editor, body: string): Promise<string> {
  const { page, portal } = editor;
  const id = `2026/bai-mau-go-chu-${(count += 1)}-${Date.now()}`;
  const source = `---
title: Bài mẫu để thử bộ gõ
summary: Bài mẫu dùng để thử bàn biên tập, có đủ những mục bắt buộc và không nói về ai.
date: 2026-01-15T08:00:00+07:00
unit: bhxh-tinh-binh-phuoc
byline: Bài mẫu
topics:
  - binh-dang-gioi
---

${body}
`;
  const answer = await page.request.put(`${portal.url}admin/api/draft`, {
    headers: { 'x-desk': '1', origin: new URL(portal.url).origin },
    data: { collection: 'articles', id, base: null, source },
  });
  expect(await answer.text()).toContain('version');
  await editor.openArticle(id);
  return id;
}

let count = 0;

const draftOf = ({ git }: Portal, id: string) =>
  git('show', `refs/drafts/articles/${id}:content/articles/${id}.mdx`);

const bodyOf = (portal: Portal, id: string) =>
  draftOf(portal, id).split('\n---\n').slice(1).join('\n---\n').trim();

/** Puts the caret into the words of the rich text, or selects `length` letters from there. */
async function caret(page: Page, words: string, offset: number, length = 0): Promise<void> {
  const body = page.locator('.cms-editor-visual [contenteditable=true]');
  await body.focus();
  await body.evaluate(
    (root, at) => {
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node instanceof Text; node = texts.nextNode()) {
        const start = node.data.indexOf(at.words);
        if (start < 0) continue;
        const range = document.createRange();
        range.setStart(node, start + at.offset);
        range.setEnd(node, start + at.offset + at.length);
        getSelection()?.removeAllRanges();
        getSelection()?.addRange(range);
        return;
      }
      throw new Error(`No text “${at.words}”.`);
    },
    { words, offset, length },
  );
  // The editor takes note of a selection ten times a second.
  await page.waitForTimeout(300);
}

/** Real sentences: what an article of the portal says, without marks. */
function realText(): string {
  const file =
    'content/articles/2025/bao-hiem-xa-hoi-tinh-binh-phuoc-thuc-hien-phuong-cham-nam-nu-binh-quyen-tao-dieu.mdx';
  const [, body = ''] = readFileSync(file, 'utf8').split('\n---\n');
  const paragraphs = body.split('\n\n').filter((block) => /^\p{Lu}/u.test(block));
  return paragraphs
    .join(' ')
    .replace(/[*_\\"“”()[\]<>]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
