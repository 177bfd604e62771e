import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DeskBackend, keepMine } from '../../admin/backend.ts';
import { articleText, openOffice } from './desk-office.ts';

// What a browser has and Node has not: one window, its address, and the origin of its requests.
const ORIGIN = 'http://127.0.0.1';
/** What the person answers who is asked for a reason or a note; undefined when they choose “Thôi”. */
let answer: { words: string } | undefined;
let events: { type: string; detail: Record<string, unknown> }[] = [];

beforeEach(() => {
  events = [];
  const window = new EventTarget();
  for (const type of ['desk:saved', 'desk:conflict', 'desk:issues', 'desk:published'])
    window.addEventListener(type, (event) =>
      events.push({ type, detail: (event as CustomEvent<Record<string, unknown>>).detail }),
    );
  window.addEventListener('desk:ask-words', (event) => {
    (event as CustomEvent<{ answer?: Promise<unknown> }>).detail.answer = Promise.resolve(answer);
  });
  answer = { words: 'Đăng nhầm' };
  vi.stubGlobal('window', window);
  vi.stubGlobal('location', { href: `${ORIGIN}/admin/`, hash: '' });
});
afterEach(() => vi.unstubAllGlobals());

const ID = '2026/moi';
const PATH = `content/articles/${ID}.mdx`;

/** A tab with Decap's backend in it, talking to a desk that really listens. */
async function openTab() {
  const office = await openOffice();
  const address = await office.server.listen({ host: '127.0.0.1', port: 0 });
  const reach = globalThis.fetch;
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) =>
    reach(address + path, { ...init, headers: { ...init.headers, origin: address } }),
  );
  return { office, backend: new DeskBackend({ site_url: `${ORIGIN}/` }) };
}

const save = (backend: DeskBackend, raw: string, newEntry = false, path = PATH) =>
  backend.persistEntry(
    { dataFiles: [{ path, slug: ID, raw }], assets: [] },
    { collectionName: 'articles', newEntry },
  );

/** What Decap does when an editor opens an entry that has a draft. */
async function open(backend: DeskBackend, id = ID) {
  const draft = await backend.unpublishedEntry({ collection: 'articles', slug: id });
  const file = draft.diffs[0];
  if (!file) throw new Error('The draft has no file.');
  return backend.unpublishedEntryDataFile('articles', id, file.path, file.id);
}

/** What Decap does when the board of drafts is shown. */
async function showBoard(backend: DeskBackend) {
  for (const id of await backend.unpublishedEntries()) {
    const { diffs } = await backend.unpublishedEntry({ id });
    const file = diffs[0];
    if (file) await backend.unpublishedEntryDataFile('articles', ID, file.path, file.id);
  }
}

test('an article goes through Decap’s steps to the site', async () => {
  const { office, backend } = await openTab();
  await expect(
    backend.unpublishedEntry({ collection: 'articles', slug: ID }),
  ).rejects.toMatchObject({
    name: 'EDITORIAL_WORKFLOW_ERROR',
    notUnderEditorialWorkflow: true,
  });
  await save(backend, articleText('Bài mới', 'Một.'), true);
  expect(await open(backend)).toBe(articleText('Bài mới', 'Một.'));
  await save(backend, articleText('Bài mới', 'Hai.'));
  await save(backend, articleText('Bài mới', 'Ba.'));
  await backend.updateUnpublishedEntryStatus('articles', ID, 'pending_review');
  await backend.updateUnpublishedEntryStatus('articles', ID, 'pending_publish');
  await backend.publishUnpublishedEntry('articles', ID);
  expect(office.read(PATH)).toBe(articleText('Bài mới', 'Ba.'));
  expect(events.at(-1)).toEqual({
    type: 'desk:published',
    detail: {
      collection: 'articles',
      id: ID,
      commit: office.git('rev-parse', 'main').trim(),
      left: [],
    },
  });
});

test('who sends a draft back says what to mend, and its writer finds it; or changes their mind', async () => {
  const { office, backend } = await openTab();
  await save(backend, articleText('Bài mới', 'Một.'), true);
  await open(backend);
  await backend.updateUnpublishedEntryStatus('articles', ID, 'pending_review');
  answer = undefined;
  const changed = backend.updateUnpublishedEntryStatus('articles', ID, 'draft');
  await expect(changed).rejects.toThrow('Chưa trả lại vì bạn đã chọn “Thôi”.');
  expect(await open(backend)).toBe(articleText('Bài mới', 'Một.'));
  answer = { words: 'Thêm nguồn ảnh.' };
  await backend.updateUnpublishedEntryStatus('articles', ID, 'draft');
  const log = office.git('log', '-1', '--format=%B', `refs/drafts/articles/${ID}`);
  expect(log).toContain('Thêm nguồn ảnh.');
});

test('looking at lists does not make a stale text fresh', async () => {
  const { office, backend } = await openTab();
  await save(backend, articleText('Bài mới', 'Một.'), true);
  await open(backend);
  const draft = await office.call('GET', `draft?collection=articles&id=${ID}`);
  await office.save(ID, articleText('Bài mới', 'Chị Hoa viết.'), draft.json.version);
  await showBoard(backend);
  await backend.allEntriesByFolder('content/articles');
  const mine = articleText('Bài mới', 'Tôi viết.');
  await expect(save(backend, mine)).rejects.toThrow(/chưa có gì bị ghi đè\. So sánh hai bản/u);
  expect(events.at(-1)).toMatchObject({
    type: 'desk:conflict',
    detail: {
      collection: 'articles',
      id: ID,
      mine,
      theirs: articleText('Bài mới', 'Chị Hoa viết.'),
      by: 'Người dựng kho',
      stage: 'save',
    },
  });
  await expect(save(backend, mine)).rejects.toThrow(/chưa có gì bị ghi đè/u);
  keepMine({ collection: 'articles', id: ID });
  await save(backend, mine);
  expect(await open(backend)).toBe(mine);
});

test('nobody approves from the board what was rewritten since', async () => {
  const { office, backend } = await openTab();
  await save(backend, articleText('Bài mới', 'Một.'), true);
  await showBoard(backend);
  const draft = await office.call('GET', `draft?collection=articles&id=${ID}`);
  await office.save(ID, articleText('Bài mới', 'Khác hẳn.'), draft.json.version);
  await expect(
    backend.updateUnpublishedEntryStatus('articles', ID, 'pending_publish'),
  ).rejects.toThrow(/sau khi bạn đọc, nên bước này chưa được làm\. Tải lại trang/u);
});

test('an article that changed on the site is compared, then published over it', async () => {
  const { office, backend } = await openTab();
  const path = 'content/articles/2024/cu.mdx';
  await backend.getEntry(path);
  await save(backend, articleText('Bài cũ', 'Bản nháp.'), false, path);
  await backend.updateUnpublishedEntryStatus('articles', '2024/cu', 'pending_publish');
  office.write(path, articleText('Bài cũ', 'Chị Hoa sửa.'));
  office.git('commit', '-qam', 'Sửa', '--author=Chị Hoa <hoa@example.vn>');
  await expect(backend.publishUnpublishedEntry('articles', '2024/cu')).rejects.toThrow(/Chị Hoa/u);
  expect(events.at(-1)?.detail).toMatchObject({
    stage: 'publish',
    mine: articleText('Bài cũ', 'Bản nháp.'),
    theirs: articleText('Bài cũ', 'Chị Hoa sửa.'),
  });
  await save(backend, articleText('Bài cũ', 'Gộp hai bản.'), false, path);
  await backend.publishUnpublishedEntry('articles', '2024/cu');
  expect(office.read(path)).toBe(articleText('Bài cũ', 'Gộp hai bản.'));
});

test('what is wrong is told to the window and to Decap', async () => {
  const { backend } = await openTab();
  await save(backend, '---\ntitle: Dở\n---\n', true);
  expect(events.map(({ type }) => type)).toEqual(['desk:saved']);
  const submit = backend.updateUnpublishedEntryStatus('articles', ID, 'pending_review');
  const error: unknown = await submit.catch((reason: unknown) => reason);
  expect(String(error)).toMatch(/^Chưa gửi duyệt được vì bài còn \d+ lỗi/u);
  expect(events.at(-1)).toMatchObject({ type: 'desk:issues', detail: { id: ID } });
});

test('a page taken off the site becomes a draft with all of its text', async () => {
  const { office, backend } = await openTab();
  const path = 'content/pages/mau.mdx';
  const file = {
    path,
    slug: 'mau',
    raw: '---\ntitle: Trang mẫu\nsummary: Mẫu để thử.\n---\n\nChữ.\n',
  };
  await backend.persistEntry(
    { dataFiles: [file], assets: [] },
    { collectionName: 'pages', newEntry: true },
  );
  await backend.updateUnpublishedEntryStatus('pages', 'mau', 'pending_publish');
  await backend.publishUnpublishedEntry('pages', 'mau');
  const { data } = await backend.getEntry(path);
  await backend.deleteFiles([path]);
  // Decap saves what its list had: the entry without its body.
  const raw = '---\ntitle: Trang mẫu\nsummary: Mẫu để thử.\n---\n';
  await backend.persistEntry(
    { dataFiles: [{ path, slug: 'mau', raw }], assets: [] },
    { collectionName: 'pages' },
  );
  const draft = await office.call('GET', 'draft?collection=pages&id=mau');
  expect(draft.json).toMatchObject({ source: data });
  expect(office.git('show', '--stat', '--format=%s', 'main')).toContain('Xóa: Trang mẫu');
});

test('a list comes page by page through Decap’s cursor', async () => {
  const { backend } = await openTab();
  const first = await backend.entriesByFolder('content/articles');
  // Decap's own symbol, which no other bundle can reach.
  const symbol = Symbol('cursor key for compatibility with old backends');
  expect(Reflect.get(first, symbol)).toEqual({
    actions: [],
    meta: { count: 2, pageSize: 50 },
    data: { collection: 'articles', next: null },
  });
  expect(first.map(({ file }) => file.path)).toEqual([
    'content/articles/2025/khac.mdx',
    'content/articles/2024/cu.mdx',
  ]);
});

test('a search in Decap is sent what has the words, not everything there is', async () => {
  const { backend } = await openTab();
  const found = async (hash: string) => {
    vi.stubGlobal('location', { href: `${ORIGIN}/admin/`, hash });
    const entries = await backend.allEntriesByFolder('content/articles');
    return entries.map(({ file }) => file.path);
  };
  const old = ['content/articles/2024/cu.mdx'];
  expect(await found('#/collections/articles/search/B%C3%A0i%20c%C5%A9')).toEqual(old);
  expect(await found('#/search/bai cu')).toEqual(old);
  expect(await found('#/search/100%')).toEqual([]);
  expect(await found('#/collections/articles')).toHaveLength(2);
});

test('pictures go once, and those that the server has do not go again', async () => {
  const { default: sharp } = await import('sharp');
  const { office, backend } = await openTab();
  const bytes = await sharp({
    create: { width: 60, height: 40, channels: 3, background: '#3a6ea5' },
  })
    .jpeg()
    .toBuffer();
  const source = articleText('Bài mới', 'Chữ.').replace(
    'byline:',
    'image:\n  src: anh.jpg\n  decorative: true\n  basis: no-people\nbyline:',
  );
  const picture = 'content/articles/2026/anh.jpg';
  const toBase64 = vi.fn<() => Promise<string>>(async () => bytes.toString('base64'));
  const asset = { path: picture, url: `blob:${ORIGIN}/1`, toBase64 };
  const dataFiles = [{ path: PATH, slug: ID, raw: source }];
  const options = { collectionName: 'articles' };
  await backend.persistEntry({ dataFiles, assets: [asset] }, { ...options, newEntry: true });
  await backend.persistEntry({ dataFiles, assets: [asset] }, options);
  expect(toBase64).toHaveBeenCalledTimes(1);
  const { diffs } = await backend.unpublishedEntry({ collection: 'articles', slug: ID });
  expect(diffs.map(({ path }) => path)).toEqual([PATH, picture]);
  const media = await backend.unpublishedEntryMediaFile(
    'articles',
    ID,
    picture,
    diffs[1]?.id ?? '',
  );
  await backend.persistEntry(
    { dataFiles, assets: [{ path: picture, url: media.url, toBase64 }] },
    options,
  );
  expect(toBase64).toHaveBeenCalledTimes(1);
  expect(
    (await office.server.inject({ url: media.url, headers: { host: 'localhost' } })).statusCode,
  ).toBe(200);
});
