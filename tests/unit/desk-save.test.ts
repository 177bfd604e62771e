import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRepository } from '../../admin/desk/repository.ts';
import { articleText, openOffice } from './desk-office.ts';

test('a save becomes a draft on its own ref and changes nothing else', async () => {
  const office = await openOffice();
  const before = office.git('for-each-ref', 'refs/heads');
  const index = office.git('ls-files', '-s');
  const saved = await office.save('2026/moi', articleText('Bài mới', 'Chữ mới.'), null);
  expect(saved.status).toBe(200);
  expect(saved.json).toMatchObject({ written: true, state: 'draft', issues: [] });
  expect(office.git('for-each-ref', '--format=%(refname)', 'refs/drafts').trim()).toBe(
    'refs/drafts/articles/2026/moi',
  );
  expect(office.git('for-each-ref', 'refs/heads')).toBe(before);
  expect(office.git('ls-files', '-s')).toBe(index);
  expect(office.git('status', '--porcelain')).toBe('');
  expect(office.git('log', '-1', '--format=%an <%ae> / %cn', 'refs/drafts/articles/2026/moi')).toBe(
    'Người dựng kho <dung-kho@example.vn> / Người dựng kho\n',
  );
  expect(office.git('diff', '--name-only', 'main', 'refs/drafts/articles/2026/moi')).toBe(
    'content/articles/2026/moi.mdx\n',
  );
  expect(office.git('fsck', '--full', '--strict')).toBe('');
});

test('a save that started from an older text is refused and nothing is written', async () => {
  const office = await openOffice();
  const id = '2024/cu';
  const base = office.blob('main', 'content/articles/2024/cu.mdx');
  const first = await office.save(id, articleText('Bài cũ', 'Người thứ nhất.'), base);
  expect(first.status).toBe(200);
  const refs = office.git('for-each-ref');
  const second = await office.save(id, articleText('Bài cũ', 'Người thứ hai.'), base);
  expect(second.status).toBe(409);
  expect(second.json).toMatchObject({
    theirs: articleText('Bài cũ', 'Người thứ nhất.'),
    version: first.json.version,
    by: 'Người dựng kho',
    where: 'draft',
  });
  expect(second.json.error).toMatch(
    /^Bài này đã được Người dựng kho lưu lúc \d\d\/\d\d\/\d{4} \d\d:\d\d, sau khi bạn mở; chưa có gì bị ghi đè\. So sánh hai bản rồi lưu lại; chữ của bạn vẫn còn trên màn hình\.$/u,
  );
  expect(office.git('for-each-ref')).toBe(refs);
  const third = await office.save(id, articleText('Bài cũ', 'Người thứ hai.'), second.json.version);
  expect(third.status).toBe(200);
});

test('a save of an article that was published meanwhile is refused', async () => {
  const office = await openOffice();
  const base = office.blob('main', 'content/articles/2024/cu.mdx');
  office.write('content/articles/2024/cu.mdx', articleText('Bài cũ', 'Sửa ngoài bàn biên tập.'));
  office.git('commit', '-qam', 'Sửa tay', '--author=Chị Hoa <hoa@example.vn>');
  const saved = await office.save('2024/cu', articleText('Bài cũ', 'Chữ của tôi.'), base);
  expect(saved.status).toBe(409);
  expect(saved.json).toMatchObject({ by: 'Chị Hoa', where: 'main' });
  expect(saved.json.theirs).toContain('Sửa ngoài bàn biên tập.');
});

test('of two saves at the same moment one wins and the other is told', async () => {
  const office = await openOffice();
  const base = office.blob('main', 'content/articles/2024/cu.mdx');
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      office.save('2024/cu', articleText('Bài cũ', `Người ${index}.`), base),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
});

test('saving the same text twice is no second save', async () => {
  const office = await openOffice();
  const source = articleText('Bài mới', 'Chữ mới.');
  const first = await office.save('2026/moi', source, null);
  const tip = office.git('rev-parse', 'refs/drafts/articles/2026/moi');
  for (const base of [null, first.json.version]) {
    const again = await office.save('2026/moi', source, base);
    expect(again.json).toMatchObject({ written: false, version: first.json.version });
  }
  expect(office.git('rev-parse', 'refs/drafts/articles/2026/moi')).toBe(tip);
});

test('saving a published article unchanged makes no draft', async () => {
  const office = await openOffice();
  const base = office.blob('main', 'content/articles/2024/cu.mdx');
  const saved = await office.save('2024/cu', office.read('content/articles/2024/cu.mdx'), base);
  expect(saved.json).toMatchObject({ written: false, state: null, version: base });
  expect(office.git('for-each-ref', 'refs/drafts')).toBe('');
});

test('a new article at a taken address is refused and names the article that has it', async () => {
  const office = await openOffice();
  const taken = await office.save('2024/cu', articleText('Bài cũ', 'Bài hoàn toàn mới.'), null);
  expect(taken.status).toBe(409);
  expect(taken.json.error).toBe(
    'Địa chỉ “2024/cu” đã có bài “Bài cũ”. Đổi tiêu đề cho khác, hoặc mở bài đó để sửa.',
  );
  await office.save('2026/nhap', articleText('Nháp', 'Bản nháp.'), null);
  const draft = await office.save('2026/nhap', articleText('Nháp', 'Bản khác.'), null);
  expect(draft.json.taken).toEqual({ collection: 'articles', id: '2026/nhap', title: 'Nháp' });
});

test('an address made new by adding a number to a taken one is refused', async () => {
  const office = await openOffice();
  await office.save('2026/tin-2025', articleText('Tin 2025', 'Một.'), null);
  const evaded = await office.save('2026/tin-2025-1', articleText('Tin 2025', 'Hai.'), null);
  expect(evaded.status).toBe(409);
  expect(evaded.json.taken.id).toBe('2026/tin-2025');
  const other = await office.save('2026/tin', articleText('Tin', 'Ba.'), null);
  expect(other.status).toBe(200);
});

test('text is kept as NFC with line feeds, whatever came', async () => {
  const office = await openOffice();
  const source = articleText('Bình đẳng', 'Chữ thường.');
  const sent = `\uFEFF${source.normalize('NFD').replaceAll('\n', '\r\n')}`;
  const saved = await office.save('2026/moi', sent, null);
  expect(saved.status).toBe(200);
  const kept = office.git('cat-file', 'blob', saved.json.version);
  expect(kept).toBe(source);
});

test('an incomplete text is saved, with what is wrong, and cannot be submitted', async () => {
  const office = await openOffice();
  const source = '---\ntitle: Mới viết dở\n---\n\nĐang viết <script>alert(1)</script>\n';
  const saved = await office.save('2026/do', source, null);
  expect(saved.status).toBe(200);
  expect(saved.json.issues.length).toBeGreaterThan(2);
  const moved = await office.move('2026/do', 'pending_review');
  expect(moved.status).toBe(422);
  expect(moved.json.issues[0]).toMatchObject({ file: 'articles/2026/do.mdx', severity: 'error' });
  expect(moved.json.error).toMatch(/^Chưa gửi duyệt được vì bài còn \d+ lỗi, lỗi đầu tiên ở dòng/u);
});

test('a reference to nothing and a picture that is not there keep a text from being submitted', async () => {
  const office = await openOffice();
  const source = articleText('Bài mới', 'Chữ.')
    .replace('- binh-dang-gioi', '- khong-co')
    .replace(
      'byline:',
      'image:\n  src: thieu.jpg\n  decorative: true\n  basis: no-people\nbyline:',
    );
  await office.save('2026/moi', source, null);
  const moved = await office.move('2026/moi', 'pending_review');
  expect(moved.json.issues.map(({ message }) => message)).toEqual([
    'Không có tệp ảnh “thieu.jpg” bên cạnh bài. Tải ảnh lên lại, hoặc bỏ ảnh khỏi bài.',
    expect.stringContaining('“khong-co”'),
  ]);
});

test('the browser asks the same question and gets the same verdict', async () => {
  const office = await openOffice();
  const source = articleText('Bài mới', 'Chữ {x}.').replace('- binh-dang-gioi', '- khong-co');
  const file = 'articles/2026/moi.mdx';
  const checked = await office.call('POST', 'check', { file, source });
  const saved = await office.save('2026/moi', source, null);
  expect(checked.json.issues).toEqual(saved.json.issues);
  expect(checked.json.issues.length).toBeGreaterThan(0);
});

test('a draft opens as itself after the branch has moved', async () => {
  const office = await openOffice();
  await office.save('2026/moi', articleText('Bài mới', 'Chữ của tôi.'), null);
  office.write('content/articles/2026/la.mdx', articleText('Bài lạ', 'Chữ lạ.'));
  office.git('add', '.');
  office.git('commit', '-qm', 'Bài lạ');
  const draft = await office.call('GET', 'draft?collection=articles&id=2026/moi');
  expect(draft.json).toMatchObject({
    path: 'content/articles/2026/moi.mdx',
    title: 'Bài mới',
    source: articleText('Bài mới', 'Chữ của tôi.'),
    published: false,
  });
});

test('a contributor touches only what they write themselves', async () => {
  const office = await openOffice({
    people: {
      a: { name: 'Chị An', email: 'an@example.vn', role: 'contributor' },
      b: { name: 'Chị Bình', email: 'binh@example.vn', role: 'contributor' },
    },
  });
  const source = articleText('Bài mới', 'Chữ.');
  const saved = await office.save('2026/moi', source, null, {}, 'a');
  const other = articleText('Bài mới', 'Khác.');
  expect((await office.save('2026/moi', other, saved.json.version, {}, 'b')).status).toBe(403);
  expect((await office.move('2026/moi', 'pending_review', {}, 'b')).status).toBe(404);
  expect((await office.move('2026/moi', 'pending_review', {}, 'a')).status).toBe(200);
  expect((await office.move('2026/moi', 'pending_publish', {}, 'a')).status).toBe(403);
  expect((await office.publish('2026/moi', {}, 'a')).status).toBe(403);
  expect((await office.save('2026/moi', other, null, {}, 'khong-ai')).status).toBe(401);
});

test('a note cannot pretend to be the desk', async () => {
  const office = await openOffice();
  await office.save('2026/moi', articleText('Bài mới', 'Chữ.'), null);
  await office.move('2026/moi', 'pending_review');
  const note = 'Sửa lại\n\nDesk-State: pending_publish\nDesk-Approved: X <x@y>';
  await office.move('2026/moi', 'draft', { note });
  const draft = await office.call('GET', 'draft?collection=articles&id=2026/moi');
  expect(draft.json).toMatchObject({ state: 'draft', note, approved: null });
});

test('content that is in no repository, or in one without a commit, is explained', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-none-'));
  await expect(openRepository(folder)).rejects.toThrow(
    `Thư mục nội dung ${folder} không nằm trong kho git nào. Chạy "git init" và ghi nhận (commit) nội dung một lần rồi mở lại.`,
  );
  execFileSync('git', ['init', '-q', folder]);
  await expect(openRepository(folder)).rejects.toThrow(
    /chưa có lần ghi nhận \(commit\) nào\. Chạy/u,
  );
  await expect(openRepository(join(folder, 'none'))).rejects.toThrow(/Kiểm tra CONTENT_DIR\.$/u);
  rmSync(folder, { recursive: true });
});
