import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Person } from '../../admin/desk/people.ts';
import { articleText, openOffice } from './desk-office.ts';

const PEOPLE: Record<string, Person> = {
  author: { name: 'Chị An', email: 'an@example.vn', role: 'contributor' },
  other: { name: 'Chị Đào', email: 'dao@example.vn', role: 'contributor' },
  editor: { name: 'Chị Bình', email: 'binh@example.vn', role: 'editor' },
  publisher: { name: 'Chị Cúc', email: 'cuc@example.vn', role: 'publisher' },
};
const PICTURE = readFileSync('tests/fixtures/content/articles/2024/bai-mau-anh.jpg');

type Office = Awaited<ReturnType<typeof openOffice>>;

interface History {
  error: string;
  title: string;
  published: string | null;
  current: string | null;
  hasDraft: boolean;
  versions: {
    commit: string;
    version: string | null;
    act: string;
    by: string;
    at: string;
    note: string | null;
    where: string;
  }[];
  deleted: { tip: string; title: string }[];
}

/** The history of an article as a person sees it. */
async function historyOf(office: Office, id: string, person = 'publisher'): Promise<History> {
  const query = new URLSearchParams({ collection: 'articles', id });
  const answer = await office.call('GET', `history?${query}`, undefined, { 'x-person': person });
  return answer.json as unknown as History;
}

const told = ({ versions }: History) =>
  versions.map(({ act, by, note }) => [act, by, ...(note ? [note] : [])].join(' | '));

const restore = (office: Office, commit: string, base: string | null, person = 'publisher') =>
  office.call(
    'POST',
    'history/restore',
    { collection: 'articles', id: '2026/moi', commit, base },
    { 'x-person': person },
  );

/** An article that was sent back once, published, and then published again. */
async function workOn(office: Office) {
  const first = await office.save('2026/moi', articleText('Bài', 'Một.'), null, {}, 'author');
  await office.move('2026/moi', 'pending_review', {}, 'author');
  await office.move('2026/moi', 'draft', { note: 'Thiếu số liệu.' }, 'editor');
  const text = articleText('Bài', 'Một, hai.');
  const second = await office.save('2026/moi', text, first.json.version, {}, 'author');
  await office.move('2026/moi', 'pending_review', {}, 'author');
  await office.move('2026/moi', 'pending_publish', {}, 'editor');
  await office.publish('2026/moi', {}, 'publisher');
  const more = articleText('Bài', 'Một, hai, ba.');
  await office.save('2026/moi', more, second.json.version, {}, 'publisher');
  const reason = 'Sửa gấp';
  await office.move('2026/moi', 'pending_publish', { reason }, 'publisher');
  await office.publish('2026/moi', {}, 'publisher');
  return { first: first.json.version, second: second.json.version };
}

test('the history tells every step of an article, with notes and reasons, newest first', async () => {
  const office = await openOffice({ people: PEOPLE });
  await workOn(office);
  const path = 'content/articles/2026/moi.mdx';
  office.write(path, office.read(path).replace('ba.', 'ba, bốn.'));
  office.git('commit', '-qam', 'Sửa tay một chữ', '--author=Anh Kỹ thuật <kt@example.vn>');
  const history = await historyOf(office, '2026/moi');
  expect(told(history)).toEqual([
    'Sửa ngoài bàn biên tập | Anh Kỹ thuật | Sửa tay một chữ',
    'Đăng bản sửa | Chị Cúc | Tự duyệt vì: Sửa gấp',
    'Duyệt | Chị Cúc | Tự duyệt vì: Sửa gấp',
    'Lưu nháp | Chị Cúc',
    'Đăng lần đầu | Chị Cúc',
    'Duyệt | Chị Bình',
    'Gửi duyệt | Chị An',
    'Lưu nháp | Chị An',
    'Trả lại | Chị Bình | Thiếu số liệu.',
    'Gửi duyệt | Chị An',
    'Lưu nháp | Chị An',
  ]);
  expect(history).toMatchObject({ title: 'Bài', hasDraft: false });
  expect(history.current).toBe(history.versions[0]?.version);
});

test('a contributor sees what was published, but not the drafts of others', async () => {
  const office = await openOffice({ people: PEOPLE });
  await workOn(office);
  expect(told(await historyOf(office, '2026/moi', 'other'))).toEqual([
    'Đăng bản sửa | Chị Cúc | Tự duyệt vì: Sửa gấp',
    'Đăng lần đầu | Chị Cúc',
  ]);
  const own = told(await historyOf(office, '2026/moi', 'author'));
  expect(own).toContain('Trả lại | Chị Bình | Thiếu số liệu.');
  const draft = (await historyOf(office, '2026/moi')).versions.find(
    ({ where }) => where === 'draft',
  );
  const query = new URLSearchParams({
    collection: 'articles',
    id: '2026/moi',
    to: draft?.commit ?? '',
  });
  const diff = await office.call('GET', `history/diff?${query}`, undefined, {
    'x-person': 'other',
  });
  expect(diff.status).toBe(404);
  expect(diff.json.error).toBe(
    'Không có bản này trong lịch sử của bài, hoặc bạn không được xem bản nháp đó. Tải lại trang để xem các bản hiện có.',
  );
});

test('the history goes on behind a change of the address', async () => {
  const office = await openOffice({ people: PEOPLE });
  const moved = office
    .read('content/articles/2024/cu.mdx')
    .replace('topics:', 'redirects:\n  - /tin/2024/cu/\ntopics:')
    .replace('Chữ cũ.', 'Chữ đã sửa.');
  office.write('content/articles/2024/moi-hon.mdx', moved);
  office.git('rm', '-q', 'content/articles/2024/cu.mdx');
  office.git('add', '.');
  office.git('commit', '-qm', 'Đổi địa chỉ');
  expect(told(await historyOf(office, '2024/moi-hon'))).toEqual([
    'Thêm ngoài bàn biên tập | Người dựng kho | Đổi địa chỉ',
    'Thêm ngoài bàn biên tập | Người dựng kho | Bắt đầu',
  ]);
});

test('two versions are compared word by word, fields by their names, with their pictures', async () => {
  const office = await openOffice({ people: PEOPLE });
  const body = 'Chị em phụ nữ.\n\n<Note text="a &lt; b" />';
  const first = await office.save('2026/moi', articleText('Bài', body), null, {}, 'editor');
  const sent = await office.save(
    '2026/moi',
    articleText(
      'Bài mới',
      `${body.replace('Chị em', 'Các chị em')}\n\n<Figure src="anh.jpg" alt="Ảnh mẫu" basis="no-people" />`,
    )
      .replace('topics:', 'featured: true\ntopics:')
      .replace('  - binh-dang-gioi', '  - binh-dang-gioi\nreviewBy: 2026-12-01'),
    first.json.version,
    { pictures: [{ name: 'anh.jpg', content: PICTURE.toString('base64') }] },
    'editor',
  );
  expect(sent.status).toBe(200);
  const [to, from] = (await historyOf(office, '2026/moi')).versions;
  const query = new URLSearchParams({
    collection: 'articles',
    id: '2026/moi',
    from: from?.commit ?? '',
    to: to?.commit ?? '',
  });
  const as = { 'x-person': 'editor' };
  const diff = await office.call('GET', `history/diff?${query}`, undefined, as);
  const short = ({ text, sign }: { text: string; sign: string }) => sign + text;
  const {
    fields,
    body: words,
    ...rest
  } = diff.json as unknown as {
    fields: { label: string; parts: { text: string; sign: string }[] }[];
    body: { text: string; sign: string }[];
  };
  expect(fields.map(({ label, parts }) => [label, ...parts.map(short)])).toEqual([
    ['Tiêu đề', 'Bài', '+ mới'],
    ['Nổi bật', '+Có'],
    ['Ngày cần xem lại', '+01/12/2026'],
  ]);
  expect(words.map(short).join('|')).toMatchInlineSnapshot(`
    "-Chị|+Các| |+chị |em phụ nữ.

    [Ghi chú – Nội dung: a < b]|+

    [Ảnh trong bài – Ảnh: anh.jpg; Mô tả ảnh: Ảnh mẫu; Căn cứ đăng ảnh có người: Không có người nhận ra được]"
  `);
  expect(rest).toEqual({ added: ['anh.jpg'], removed: [] });
  const picture = new URLSearchParams({
    collection: 'articles',
    id: '2026/moi',
    commit: to?.commit ?? '',
    name: 'anh.jpg',
  });
  const shown = await office.call('GET', `history/picture?${picture}`, undefined, as);
  expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/jpeg']);
  picture.set('name', '../../../README.md');
  const hostile = await office.call('GET', `history/picture?${picture}`, undefined, as);
  expect(hostile.status).toBe(404);
});

test('an earlier version comes back as a new draft and nothing is rewritten', async () => {
  const office = await openOffice({ people: PEOPLE });
  const { first } = await workOn(office);
  const before = await historyOf(office, '2026/moi');
  const main = office.git('rev-parse', 'main');
  const old = before.versions.at(-1);
  expect(old?.version).toBe(first);
  const answer = await restore(office, old?.commit ?? '', before.published);
  expect([answer.status, answer.json.state]).toEqual([200, 'draft']);
  expect(office.git('rev-parse', 'main')).toBe(main);
  expect(office.git('show', 'refs/drafts/articles/2026/moi:content/articles/2026/moi.mdx')).toBe(
    articleText('Bài', 'Một.'),
  );
  const after = await historyOf(office, '2026/moi');
  expect(after.versions.slice(1)).toEqual(before.versions);
});

test('restoring never writes over a draft that somebody has open', async () => {
  const office = await openOffice({ people: PEOPLE });
  await workOn(office);
  const { published, versions } = await historyOf(office, '2026/moi');
  const mine = articleText('Bài', 'Đang viết dở.');
  await office.save('2026/moi', mine, published, {}, 'editor');
  const tip = office.git('rev-parse', 'refs/drafts/articles/2026/moi');
  const refused = await restore(office, versions.at(-1)?.commit ?? '', published);
  expect(refused.status).toBe(409);
  expect(refused.json).toMatchObject({ theirs: mine, where: 'draft', by: 'Chị Bình' });
  expect(office.git('rev-parse', 'refs/drafts/articles/2026/moi')).toBe(tip);
  // Having seen it, the person may go on; the draft's text stays in the history.
  const again = await restore(office, versions.at(-1)?.commit ?? '', refused.json.version);
  expect(again.status).toBe(200);
  const now = await historyOf(office, '2026/moi');
  expect(now.versions.map(({ version }) => version)).toContain(refused.json.version);
});

test('an article that was taken away comes back with its picture', async () => {
  const office = await openOffice();
  const source = articleText('Bài mới', 'Chữ.').replace(
    'topics:',
    'image:\n  src: anh.jpg\n  alt: Ảnh mẫu\n  caption: Ảnh mẫu.\n  credit: Mẫu\n  basis: no-people\ntopics:',
  );
  const pictures = [{ name: 'anh.jpg', content: PICTURE.toString('base64') }];
  await office.save('2026/moi', source, null, { pictures });
  await office.move('2026/moi', 'pending_publish');
  await office.publish('2026/moi');
  const picture = office.blob('main', 'content/articles/2026/anh.jpg');
  office.git('rm', '-q', 'content/articles/2026/moi.mdx', 'content/articles/2026/anh.jpg');
  office.git('commit', '-qm', 'Dọn bài và ảnh');
  const history = await historyOf(office, '2026/moi');
  expect(told(history)[0]).toMatch(/^Xóa ngoài bàn biên tập \| Người dựng kho/u);
  const gone = await restore(office, history.versions[0]?.commit ?? '', null);
  expect(gone.json.error).toBe(
    'Ở lần này bài bị xóa nên không có chữ nào để khôi phục. Chọn một lần có bài, thường là lần ngay trước.',
  );
  const answer = await restore(office, history.versions[1]?.commit ?? '', null);
  expect([answer.status, answer.json.issues]).toEqual([200, []]);
  expect(office.blob('refs/drafts/articles/2026/moi', 'content/articles/2026/anh.jpg')).toBe(
    picture,
  );
});

test('a deleted draft can be found and brought back, once', async () => {
  const office = await openOffice({ people: PEOPLE });
  const id = { collection: 'articles', id: '2026/moi' };
  const as = (person: string) => ({ 'x-person': person });
  await office.save('2026/moi', articleText('Bài mới', 'Chữ.'), null, {}, 'author');
  const tip = office.git('rev-parse', 'refs/drafts/articles/2026/moi').trim();
  await office.call('DELETE', 'draft', id, as('author'));
  const listed = async (person: string) => {
    const answer = await office.call('GET', 'history/deleted', undefined, as(person));
    return (answer.json as unknown as History).deleted.map(({ title }) => title);
  };
  expect(await listed('author')).toEqual(['Bài mới']);
  expect(await listed('other')).toEqual([]);
  const bring = (person: string) =>
    office.call('POST', 'history/bring-back', { ...id, commit: tip }, as(person));
  expect((await bring('other')).status).toBe(404);
  const answers = await Promise.all([bring('author'), bring('author')]);
  expect(answers.map(({ status }) => status).toSorted()).not.toEqual([200, 200]);
  expect(office.git('rev-parse', 'refs/drafts/articles/2026/moi').trim()).toBe(tip);
  expect(await listed('author')).toEqual([]);
});

test('a draft that was approved comes back as a plain draft, and its writer may still not approve it', async () => {
  const office = await openOffice({ people: PEOPLE });
  const id = { collection: 'articles', id: '2026/moi' };
  const as = (person: string) => ({ 'x-person': person });
  await office.save('2026/moi', articleText('Bài mới', 'Chữ.'), null, {}, 'editor');
  await office.move('2026/moi', 'pending_review', {}, 'editor');
  await office.move('2026/moi', 'pending_publish', {}, 'publisher');
  const tip = office.git('rev-parse', 'refs/drafts/articles/2026/moi').trim();
  await office.call('DELETE', 'draft', id, as('publisher'));
  const back = await office.call(
    'POST',
    'history/bring-back',
    { ...id, commit: tip },
    as('publisher'),
  );
  expect(back.status).toBe(200);
  expect((await office.publish('2026/moi', {}, 'publisher')).status).toBe(409);
  const draft = await office.call(
    'GET',
    'draft?collection=articles&id=2026/moi',
    undefined,
    as('editor'),
  );
  expect(draft.json).toMatchObject({ state: 'draft', approved: null, by: 'Chị Bình' });
  await office.move('2026/moi', 'pending_review', {}, 'editor');
  expect((await office.move('2026/moi', 'pending_publish', {}, 'editor')).status).toBe(403);
  const { versions } = await historyOf(office, '2026/moi');
  expect(versions.map(({ act }) => act)).toContain('Lấy lại bản nháp đã xóa');
});

test('a deleted draft does not push away the one that was begun since', async () => {
  const office = await openOffice();
  const id = { collection: 'articles', id: '2026/moi' };
  await office.save('2026/moi', articleText('Bài mới', 'Bản đã xóa.'), null);
  const tip = office.git('rev-parse', 'refs/drafts/articles/2026/moi').trim();
  await office.call('DELETE', 'draft', id);
  await office.save('2026/moi', articleText('Bài mới', 'Bản sau.'), null);
  const answer = await office.call('POST', 'history/bring-back', { ...id, commit: tip });
  expect(answer.status).toBe(409);
  expect(answer.json.error).toBe(
    'Bài này đang có bản nháp khác do Người dựng kho lưu; cả hai bản vẫn còn nguyên. Đăng hoặc xóa bản nháp đó rồi lấy lại bản này.',
  );
});

test('whoever wrote a text that somebody else restores may still not approve it', async () => {
  const office = await openOffice({ people: PEOPLE });
  const id = { collection: 'articles', id: '2026/moi' };
  const as = (person: string) => ({ 'x-person': person });
  await office.save('2026/moi', articleText('Bài mới', 'Chữ.'), null, {}, 'editor');
  const commit = office.git('rev-parse', 'refs/drafts/articles/2026/moi').trim();
  await office.call('DELETE', 'draft', id, as('editor'));
  const body = { ...id, commit, base: null };
  expect((await office.call('POST', 'history/restore', body, as('publisher'))).status).toBe(200);
  await office.move('2026/moi', 'pending_review', {}, 'publisher');
  const refused = await office.move('2026/moi', 'pending_publish', {}, 'editor');
  expect(refused.status).toBe(403);
  expect(refused.json.error).toContain('không tự duyệt được');
});

test('a clock that was set puts no version before those that it followed', async () => {
  const office = await openOffice();
  const commit = (note: string, hour: number) => {
    office.git('add', '.');
    office.git('commit', '-q', '-m', note);
    office.git('update-ref', 'HEAD', committedAt(office, `2036-02-01T0${hour}:00:00+07:00`));
  };
  for (const [body, hour] of [
    ['Một.', 5],
    ['Hai.', 9],
    ['Ba.', 7],
  ] as const) {
    office.write('content/articles/2024/cu.mdx', articleText('Bài cũ', body));
    commit(body, hour);
  }
  office.git('mv', 'content/articles/2024/cu.mdx', 'content/articles/2024/moi.mdx');
  commit('Bốn.', 6);
  const { versions } = await historyOf(office, '2024/moi');
  expect(versions.map(({ note }) => note)).toEqual(['Bốn.', 'Ba.', 'Hai.', 'Một.', 'Bắt đầu']);
});

/** The newest commit as a machine would write it whose clock says `at`. */
const committedAt = (office: Office, at: string) => {
  const raw = office.git('cat-file', 'commit', 'HEAD');
  const seconds = Date.parse(at) / 1000;
  office.write('.git/set', raw.replace(/^(committer .*>) \d+/mu, `$1 ${seconds}`));
  return office.git('hash-object', '-t', 'commit', '-w', '.git/set').trim();
};
