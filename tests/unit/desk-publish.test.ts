import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Person } from '../../admin/desk/people.ts';
import { refreshWorkTree, sweepWorkTree } from '../../admin/desk/worktree.ts';
import { articleText, openOffice } from './desk-office.ts';

const PEOPLE: Record<string, Person> = {
  author: { name: 'Chị An', email: 'an@example.vn', role: 'contributor' },
  editor: { name: 'Chị Bình', email: 'binh@example.vn', role: 'editor' },
  publisher: { name: 'Chị Cúc', email: 'cuc@example.vn', role: 'publisher' },
};

test('an article goes from draft to published under its author’s name, and its history stays', async () => {
  const office = await openOffice({ people: PEOPLE });
  const source = articleText('Bài mới', 'Chữ mới.');
  expect((await office.save('2026/moi', source, null, {}, 'author')).status).toBe(200);
  expect((await office.move('2026/moi', 'pending_review', {}, 'author')).status).toBe(200);
  expect((await office.move('2026/moi', 'pending_publish', {}, 'editor')).status).toBe(200);
  const tip = office.git('rev-parse', 'refs/drafts/articles/2026/moi').trim();
  const published = await office.publish('2026/moi', {}, 'publisher');
  expect(published.json).toEqual({ commit: office.git('rev-parse', 'main').trim(), left: [] });
  expect(office.git('log', '-1', '--format=%an / %cn', 'main')).toBe('Chị An / Chị Cúc\n');
  expect(office.git('log', '-1', '--format=%B', 'main')).toContain(
    'Desk-Approved: Chị Bình <binh@example.vn>',
  );
  expect(office.git('rev-parse', 'main^2').trim()).toBe(tip);
  expect(office.git('for-each-ref', 'refs/drafts')).toBe('');
  expect(office.read('content/articles/2026/moi.mdx')).toBe(source);
  expect(office.git('status', '--porcelain')).toBe('');
  expect(office.git('diff', '--name-only', 'main^1', 'main')).toBe(
    'content/articles/2026/moi.mdx\n',
  );
  expect(office.git('fsck', '--full', '--strict')).toBe('');
  expect(office.asked()).toBe(1);
});

test('one person alone publishes their own article and the reason is kept', async () => {
  const office = await openOffice();
  const steps = await office.bring('2026/moi', articleText('Bài mới', 'Chữ.'));
  expect(steps.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(office.git('log', '-1', '--format=%B', 'main')).toContain(
    'Desk-Override: "một người, máy riêng"',
  );
  expect(office.lines.map((line) => line.split(' ').slice(1, 4).join(' '))).toEqual([
    'dung-kho@example.vn save articles/2026/moi.mdx',
    'dung-kho@example.vn state=pending_review articles/2026/moi.mdx',
    'dung-kho@example.vn state=pending_publish articles/2026/moi.mdx',
    'dung-kho@example.vn publish articles/2026/moi.mdx',
  ]);
});

test('an author does not approve their own text; a publisher may, with a reason', async () => {
  const office = await openOffice({ people: PEOPLE });
  const source = articleText('Bài mới', 'Chữ.');
  await office.save('2026/a', source, null, {}, 'editor');
  await office.move('2026/a', 'pending_review', {}, 'editor');
  expect((await office.move('2026/a', 'pending_publish', {}, 'editor')).status).toBe(403);
  await office.save('2026/b', source, null, {}, 'publisher');
  expect((await office.move('2026/b', 'pending_publish', {}, 'publisher')).json.error).toBe(
    'Bạn là người viết bài này nên duyệt phải có lý do. Ghi lý do rồi làm lại, hoặc nhờ người khác duyệt.',
  );
  const reason = 'Tin gấp, đã đọc qua điện thoại';
  const approved = await office.move('2026/b', 'pending_publish', { reason }, 'publisher');
  expect(approved.json.override).toBe(reason);
});

test('words written after the approval are not approved', async () => {
  const office = await openOffice({ people: PEOPLE });
  const first = await office.save('2026/moi', articleText('Bài', 'Một.'), null, {}, 'author');
  await office.move('2026/moi', 'pending_publish', {}, 'editor');
  const base = first.json.version;
  const more = await office.save('2026/moi', articleText('Bài', 'Hai.'), base, {}, 'author');
  expect(more.json.state).toBe('pending_review');
  const published = await office.publish('2026/moi', {}, 'publisher');
  expect(published.status).toBe(409);
  expect(published.json.error).toBe(
    'Bài chưa được duyệt hoặc đã được sửa sau khi duyệt. Chuyển bài sang “Đã duyệt” rồi đăng.',
  );
  const unread = { version: base };
  expect((await office.move('2026/moi', 'pending_publish', unread, 'editor')).status).toBe(409);
});

test('two publishes at the same moment both reach the branch', async () => {
  const office = await openOffice();
  const ids = ['2026/mot', '2026/hai', '2026/ba', '2026/bon'];
  for (const id of ids) {
    await office.save(id, articleText(`Bài ${id}`, 'Chữ.'), null);
    await office.move(id, 'pending_publish');
  }
  const answers = await Promise.all(ids.map((id) => office.publish(id)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  for (const id of ids) expect(office.read(`content/articles/${id}.mdx`)).toContain(`Bài ${id}`);
  expect(office.git('status', '--porcelain')).toBe('');
  // Attempts that came second leave commits that nothing points to.
  expect(office.git('fsck', '--full', '--strict', '--no-dangling')).toBe('');
});

test('an article that somebody else published meanwhile is not overwritten', async () => {
  const office = await openOffice();
  const base = office.blob('main', 'content/articles/2024/cu.mdx');
  await office.save('2024/cu', articleText('Bài cũ', 'Bản nháp.'), base);
  await office.move('2024/cu', 'pending_publish');
  const theirs = articleText('Bài cũ', 'Bản của chị Hoa.');
  office.write('content/articles/2024/cu.mdx', theirs);
  office.git('commit', '-qam', 'Sửa', '--author=Chị Hoa <hoa@example.vn>');
  const main = office.git('rev-parse', 'main');
  const published = await office.publish('2024/cu');
  expect(published.status).toBe(409);
  expect(published.json).toMatchObject({ theirs, by: 'Chị Hoa', where: 'main' });
  expect(published.json.error).toMatch(/^“Bài cũ” đã bị Chị Hoa lúc .* đăng bản khác, sau khi/u);
  expect(office.git('rev-parse', 'main')).toBe(main);
  // Having compared, the editor keeps their own text.
  const draft = await office.call('GET', 'draft?collection=articles&id=2024/cu');
  const over = published.json.version;
  const mine = articleText('Bài cũ', 'Đã so sánh, giữ bản này.');
  expect((await office.save('2024/cu', mine, draft.json.version, { over })).status).toBe(200);
  await office.move('2024/cu', 'pending_publish');
  expect((await office.publish('2024/cu')).status).toBe(200);
  expect(office.read('content/articles/2024/cu.mdx')).toBe(mine);
});

test('files that somebody is working on are left alone and named', async () => {
  const office = await openOffice();
  const edited = `${office.read('content/articles/2024/cu.mdx')}\nĐang sửa tay.\n`;
  office.write('content/articles/2024/cu.mdx', edited);
  office.write('content/articles/2025/khac.mdx', 'Đã đưa vào chỉ mục.\n');
  office.git('add', 'content/articles/2025/khac.mdx');
  office.write('content/articles/2026/la.mdx', 'Tệp lạ.\n');
  office.write('README.md', 'Đang sửa.\n');
  const cu = office.blob('main', 'content/articles/2024/cu.mdx');
  const khac = office.blob('main', 'content/articles/2025/khac.mdx');
  const [, , , one] = await office.bring('2024/cu', articleText('Bài cũ', 'Bản đăng.'), cu);
  const [, , , two] = await office.bring('2025/khac', articleText('Bài khác', 'Đăng.'), khac);
  const [, , , three] = await office.bring('2026/la', articleText('Bài lạ', 'Đăng.'));
  const path = (id: string) => `content/articles/${id}.mdx`;
  const reason = 'đã được sửa tay hoặc đặt sẵn ở đó';
  expect(one?.json.left).toEqual([{ path: path('2024/cu'), reason }]);
  expect(two?.json.left[0]?.path).toBe(path('2025/khac'));
  expect(three?.json.left).toEqual([{ path: path('2026/la'), reason }]);
  expect(office.read(path('2024/cu'))).toBe(edited);
  expect(office.read(path('2025/khac'))).toBe('Đã đưa vào chỉ mục.\n');
  expect(office.git('show', `:${path('2025/khac')}`)).toBe('Đã đưa vào chỉ mục.\n');
  expect(office.read(path('2026/la'))).toBe('Tệp lạ.\n');
  expect(office.read('README.md')).toBe('Đang sửa.\n');
  expect(office.git('show', `main:${path('2024/cu')}`)).toBe(articleText('Bài cũ', 'Bản đăng.'));
});

test('a stray file is never swept into a publish', async () => {
  const office = await openOffice();
  office.write('content/articles/2026/lac.mdx', 'Tệp của người khác.\n');
  office.write('content/mat-khau.txt', 'bí mật\n');
  office.write('cho-ghi.txt', 'đang chờ\n');
  office.git('add', 'cho-ghi.txt');
  await office.bring('2026/moi', articleText('Bài mới', 'Chữ.'));
  expect(office.git('diff', '--name-only', 'main^1', 'main')).toBe(
    'content/articles/2026/moi.mdx\n',
  );
  expect(office.git('status', '--porcelain').split('\n').filter(Boolean).sort()).toEqual([
    '?? content/articles/2026/lac.mdx',
    '?? content/mat-khau.txt',
    'A  cho-ghi.txt',
  ]);
});

test('files that a killed publish left out are brought by the next one, and by the next start', async () => {
  const office = await openOffice();
  await office.bring('2026/dau', articleText('Bài đầu', 'Một.'));
  for (const id of ['2026/hai', '2026/ba']) {
    const before = office.git('rev-parse', 'main').trim();
    await office.bring(id, articleText(`Bài ${id}`, 'Chữ.'));
    // As if the process had ended between the branch and the files.
    office.git('update-ref', 'refs/desk/work-tree', before);
    office.git('rm', '-q', '--cached', `content/articles/${id}.mdx`);
    rmSync(join(office.top, `content/articles/${id}.mdx`));
    if (id === '2026/hai') await office.bring('2026/sau', articleText('Bài sau', 'Chữ.'));
    else await refreshWorkTree(office.repository);
    expect(office.git('status', '--porcelain')).toBe('');
    expect(office.read(`content/articles/${id}.mdx`)).toContain(`Bài ${id}`);
  }
});

test('half a file that a killed publish left in the folder is gone with the next start, nobody’s own is', async () => {
  const office = await openOffice();
  const half = 'content/articles/2024/.desk-0123456789ab';
  const own = 'content/articles/2024/.desk-ghi-chu';
  office.write(half, 'Nửa b');
  office.write(own, 'Của tôi');
  await sweepWorkTree(office.repository);
  expect([half, own].map((path) => existsSync(join(office.top, path)))).toEqual([false, true]);
});

test('a work tree with Windows line ends is refreshed in kind', async () => {
  const office = await openOffice();
  const base = office.blob('main', 'content/articles/2024/cu.mdx');
  const windows = office.read('content/articles/2024/cu.mdx').replaceAll('\n', '\r\n');
  office.write('content/articles/2024/cu.mdx', windows);
  const source = articleText('Bài cũ', 'Bản đăng.');
  const [, , , published] = await office.bring('2024/cu', source, base);
  expect(published?.json.left).toEqual([]);
  expect(office.read('content/articles/2024/cu.mdx')).toBe(source.replaceAll('\n', '\r\n'));
});

test('a link in the work tree never leads a publish out of it', async () => {
  const office = await openOffice();
  const outside = mkdtempSync(join(tmpdir(), 'desk-outside-'));
  symlinkSync(outside, join(office.top, 'content/articles/2026'));
  const [, , , published] = await office.bring('2026/moi', articleText('Bài mới', 'Chữ.'));
  expect(published?.json.left[0]?.reason).toBe('nằm trong một thư mục liên kết (symlink)');
  expect(readdirSync(outside)).toEqual([]);
  rmSync(outside, { recursive: true });
});

test('when another branch is checked out the work tree stays as it is', async () => {
  const office = await openOffice();
  office.git('switch', '-qc', 'thu-nghiem');
  await office.bring('2026/moi', articleText('Bài mới', 'Chữ.'));
  expect(existsSync(join(office.top, 'content/articles/2026/moi.mdx'))).toBe(false);
  expect(office.git('show', 'main:content/articles/2026/moi.mdx')).toContain('Bài mới');
  expect(office.git('status', '--porcelain')).toBe('');
});

test('content may be deep inside a repository', async () => {
  const office = await openOffice({ folder: 'trang/cổng tin/' });
  const steps = await office.bring('2026/moi', articleText('Bài mới', 'Chữ.'));
  expect(steps.at(-1)?.status).toBe(200);
  expect(office.read('content/articles/2026/moi.mdx')).toContain('Bài mới');
  const list = await office.call('GET', 'entries?collection=articles');
  expect(list.json.entries[0]?.path).toBe('content/articles/2026/moi.mdx');
});

test('hooks and monitors of the repository do not run, and its settings are not written', async () => {
  const office = await openOffice();
  const trap = join(office.top, 'da-chay');
  for (const hook of [
    'reference-transaction',
    'pre-commit',
    'post-checkout',
    'post-index-change',
  ]) {
    office.write(`.git/hooks/${hook}`, `#!/bin/sh\ntouch '${trap}'\n`);
    chmodSync(join(office.top, '.git/hooks', hook), 0o755);
  }
  office.git('config', 'core.fsmonitor', `touch '${trap}'; false`);
  const config = office.read('.git/config');
  rmSync(trap, { force: true });
  await office.bring('2026/moi', articleText('Bài mới', 'Chữ.'));
  expect(existsSync(trap)).toBe(false);
  expect(office.read('.git/config')).toBe(config);
});

test('what is no article is deleted with a reason, unless something cites it', async () => {
  const topic = 'title: Gia đình\nsummary: Tin về gia đình.\n';
  const office = await openOffice({ files: { 'content/topics/gia-dinh.yaml': topic } });
  const remove = (reason: string) =>
    office.call('DELETE', 'entry', { collection: 'topics', id: 'gia-dinh', reason });
  expect((await remove(' ')).status).toBe(400);
  const citing = articleText('Bài dẫn', 'Chữ.').replace('topics:', 'topics:\n  - gia-dinh');
  await office.bring('2026/dan', citing);
  const cited = await remove('Đăng nhầm');
  expect(cited.status).toBe(409);
  expect(cited.json.citedBy).toEqual(['articles/2026/dan.mdx']);
  const base = office.blob('main', 'content/articles/2026/dan.mdx');
  await office.bring('2026/dan', articleText('Bài dẫn', 'Chữ.'), base);
  expect((await remove('Đăng nhầm')).status).toBe(200);
  expect(existsSync(join(office.top, 'content/topics/gia-dinh.yaml'))).toBe(false);
  expect(office.git('log', '-1', '--format=%B', 'main')).toContain('Desk-Reason: "Đăng nhầm"');
  expect(office.git('status', '--porcelain')).toBe('');
  expect((await remove('Lần nữa')).status).toBe(404);
});

test('a deleted draft is gone from the desk but not lost', async () => {
  const office = await openOffice();
  await office.save('2026/moi', articleText('Bài mới', 'Chữ.'), null);
  const tip = office.git('rev-parse', 'refs/drafts/articles/2026/moi').trim();
  const gone = await office.call('DELETE', 'draft', { collection: 'articles', id: '2026/moi' });
  expect(gone.status).toBe(200);
  expect((await office.call('GET', 'draft?collection=articles&id=2026/moi')).status).toBe(404);
  expect((await office.call('GET', 'drafts')).json.drafts).toEqual([]);
  expect(office.git('for-each-ref', '--format=%(objectname)', 'refs/deleted-drafts')).toBe(
    `${tip}\n`,
  );
});

test('an old address that another page has, or that this page would take, is refused before it can stop the site', async () => {
  const office = await openOffice();
  const withOld = (title: string, address: string) =>
    articleText(title, 'Chữ.').replace('topics:', `redirects:\n  - ${address}\ntopics:`);
  for (const address of ['/tin/', '/tin/2024/', '/van-ban/x/', '/tin/2024/cu/', '/tin/2026/moi/']) {
    const saved = await office.save('2026/moi', withOld('Bài mới', address), null);
    expect(saved.json.issues.map(({ message }) => message).join(), address).toContain('đã là của');
    await office.call('DELETE', 'draft', { collection: 'articles', id: '2026/moi' });
  }
  await office.bring('2026/mot', withOld('Bài một', '/tin/2019/dia-chi-cu/'));
  const again = await office.save('2026/hai', withOld('Bài hai', '/tin/2019/dia-chi-cu/'), null);
  expect(again.json.issues[0]?.message).toContain('2026/mot');
  const taker = await office.save('2019/dia-chi-cu', articleText('Bài ba', 'Chữ.'), null);
  expect(taker.json.issues[0]?.message).toContain('đang là địa chỉ cũ của bài “2026/mot”');
});

test('a standing page cannot take the address of a part of the portal', async () => {
  const office = await openOffice();
  const source = 'title: Tin\n';
  const saved = await office.call('PUT', 'draft', {
    collection: 'pages',
    id: 'tin',
    base: null,
    source,
    pictures: [],
  });
  expect(saved.status).toBe(400);
});

test('the pages that every portal must have are not deleted', async () => {
  const page = 'title: Liên hệ\nsummary: Cách liên hệ.\n';
  const office = await openOffice({
    files: { 'content/pages/lien-he.mdx': `---\n${page}---\n` },
  });
  const answer = await office.call('DELETE', 'entry', {
    collection: 'pages',
    id: 'lien-he',
    reason: 'Nhầm',
  });
  expect(answer.status).toBe(403);
  expect(office.read('content/pages/lien-he.mdx')).toContain('Liên hệ');
});
