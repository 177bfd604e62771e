import { expect, test } from 'vitest';
import { articleText } from './desk-office.ts';
import {
  cookieOf,
  emailOf,
  openPeopledOffice,
  OTHER_UNIT,
  PASSWORD,
  UNIT,
} from './accounts-office.ts';

interface Made {
  password: string;
  person: { id: string; email: string; role: string; unit: string | null };
}

const AN = { name: 'Nguyễn Thị An', email: 'An@example.vn', role: 'editor' };

test('an administrator makes an account; its first password must be changed before any work', async () => {
  const office = await openPeopledOffice(['administrator']);
  const administrator = await office.enter('administrator');
  const { status, json } = await office.call('POST', 'people', AN, administrator);
  const { password, person } = json as unknown as Made;
  expect(status).toBe(200);
  expect(person).toMatchObject({ email: 'an@example.vn', role: 'editor', unit: null });

  const signedIn = await office.signIn('an@example.vn', password);
  expect(signedIn.json).toEqual({ name: AN.name, mustChange: true });
  const an = { cookie: cookieOf(signedIn.headers['set-cookie']) };
  const before = await office.call('GET', 'drafts', undefined, an);
  expect([before.status, Reflect.get(before.json, 'mustChange')]).toEqual([403, true]);
  expect((await office.call('GET', 'session', undefined, an)).status).toBe(200);

  const next = 'đàn kiến tha hạt kê lên mái';
  const changed = await office.call('PUT', 'password', { current: password, next }, an);
  const fresh = { cookie: cookieOf(changed.headers['set-cookie']) };
  expect((await office.call('GET', 'drafts', undefined, fresh)).status).toBe(200);
  const saved = await office.call(
    'PUT',
    'draft',
    { collection: 'articles', id: '2026/moi', base: null, source: articleText('Bài mới', 'Chữ.') },
    fresh,
  );
  expect(saved.status).toBe(200);
  expect(office.git('log', '-1', '--format=%an <%ae>', 'refs/drafts/articles/2026/moi')).toBe(
    'Nguyễn Thị An <an@example.vn>\n',
  );
  expect(JSON.stringify(office.audit())).not.toContain(password);
  expect(office.audit().find(({ act }) => act === 'POST /people')).toMatchObject({
    who: 'administrator@example.vn',
    what: 'an@example.vn editor',
  });
});

test('what an account cannot be is refused in words that help', async () => {
  const office = await openPeopledOffice(['administrator', 'editor']);
  const administrator = await office.enter('administrator');
  const create = async (facts: object) =>
    (await office.call('POST', 'people', { ...AN, ...facts }, administrator)).json.error;
  expect([
    await create({ email: 'an' }),
    await create({ name: 'A\nB <x>' }),
    await create({ email: emailOf('editor').toUpperCase() }),
    await create({ role: 'contributor' }),
    await create({ role: 'contributor', unit: 'khong-co' }),
    await create({ role: 'contributor', unit: '../topics/binh-dang-gioi' }),
    await create({ role: 'chief' }),
    await create({ isOff: true }),
  ]).toMatchInlineSnapshot(`
    [
      "Địa chỉ thư điện tử không đúng dạng. Ghi đầy đủ, không dấu, ví dụ an.nguyen@example.vn.",
      "Họ tên cần từ 2 đến 80 ký tự và không có dấu ngoặc nhọn. Ghi họ tên như trên bài báo, ví dụ Nguyễn Thị An.",
      "Đã có tài khoản dùng thư “editor@example.vn”. Dùng địa chỉ khác, hoặc đặt lại mật khẩu cho tài khoản đó.",
      "Cộng tác viên phải thuộc một đơn vị. Chọn đơn vị rồi làm lại; người đó chỉ viết bài của đơn vị đó.",
      "Chưa có đơn vị “khong-co” trên cổng. Chọn một đơn vị trong danh sách, hoặc đăng đơn vị đó trước.",
      "Chưa có đơn vị “../topics/binh-dang-gioi” trên cổng. Chọn một đơn vị trong danh sách, hoặc đăng đơn vị đó trước.",
      "Phần “role” của tài khoản không đúng dạng. Chọn lại vai trò và đơn vị rồi làm lại.",
      "Phần “toàn bộ” của tài khoản không đúng dạng. Chọn lại vai trò và đơn vị rồi làm lại.",
    ]
  `);
  expect(await office.accounts.list()).toHaveLength(2);
});

test('two administrators who make the same account at the same moment make one', async () => {
  const office = await openPeopledOffice(['administrator']);
  const administrator = await office.enter('administrator');
  const both = await Promise.all(
    [1, 2].map(() => office.call('POST', 'people', AN, administrator)),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('whoever is switched off is out at once and hears why; switched on, they are back', async () => {
  const office = await openPeopledOffice(['administrator', 'editor']);
  const [administrator, editor] = [
    await office.enter('administrator'),
    await office.enter('editor'),
  ];
  const id = office.idOf('editor');
  const turn = (isOff: boolean) => office.call('PUT', 'person', { id, isOff }, administrator);
  expect((await turn(true)).status).toBe(200);
  expect((await office.call('GET', 'drafts', undefined, editor)).status).toBe(401);
  const refused = await office.signIn(emailOf('editor'), PASSWORD);
  expect([refused.status, refused.headers['set-cookie']]).toEqual([403, undefined]);
  expect(refused.json.error).toBe(
    'Tài khoản này đã bị tắt. Nhờ người quản trị của cơ quan mở lại.',
  );
  expect((await office.signIn(emailOf('editor'), 'sai mật khẩu rồi')).status).toBe(401);
  expect(await office.accounts.sessions(id)).toEqual([]);
  await turn(false);
  expect((await office.signIn(emailOf('editor'), PASSWORD)).status).toBe(200);
});

test('a role that is taken away is gone with the next request', async () => {
  const office = await openPeopledOffice(['administrator', 'publisher']);
  const [administrator, publisher] = [
    await office.enter('administrator'),
    await office.enter('publisher'),
  ];
  const ask = async () =>
    (
      await office.call(
        'POST',
        'draft/publish',
        { collection: 'articles', id: '2024/cu' },
        publisher,
      )
    ).status;
  expect(await ask()).toBe(404);
  const facts = { name: 'Mẫu Xuất Bản', role: 'editor' };
  await office.call('PUT', 'person', { id: office.idOf('publisher'), facts }, administrator);
  expect(await ask()).toBe(403);
});

test('a reset password ends the sessions, and ended sessions are dead at once', async () => {
  const office = await openPeopledOffice(['administrator', 'editor']);
  const administrator = await office.enter('administrator');
  const id = office.idOf('editor');
  for (const [method, path] of [
    ['DELETE', 'person/sessions'],
    ['PUT', 'person/password'],
  ] as const) {
    const editor = await office.enter('editor');
    expect((await office.call(method, path, { id }, administrator)).status).toBe(200);
    expect((await office.call('GET', 'drafts', undefined, editor)).status).toBe(401);
  }
  expect((await office.signIn(emailOf('editor'), PASSWORD)).status).toBe(401);
});

test('the last administrator can neither be switched off nor lose the right', async () => {
  const office = await openPeopledOffice(['administrator', 'editor']);
  const administrator = await office.enter('administrator');
  const id = office.idOf('administrator');
  const facts = { name: 'Mẫu Quản Trị', role: 'editor', isAdministrator: false };
  expect((await office.call('PUT', 'person', { id, facts }, administrator)).status).toBe(409);
  expect((await office.call('PUT', 'person', { id, isOff: true }, administrator)).status).toBe(409);
  const other = { name: 'Mẫu Biên Tập', role: 'editor', isAdministrator: true };
  await office.call('PUT', 'person', { id: office.idOf('editor'), facts: other }, administrator);
  expect((await office.call('PUT', 'person', { id, facts }, administrator)).status).toBe(200);
  expect((await office.call('GET', 'people', undefined, administrator)).status).toBe(403);
});

test('an administrator reads what was done, page by page, and no line can be forged', async () => {
  const office = await openPeopledOffice(['administrator', 'publisher']);
  const [administrator, publisher] = [
    await office.enter('administrator'),
    await office.enter('publisher'),
  ];
  const reason = 'lý do\n{"who":"ai đó","act":"POST /people"}\u202e\u2028';
  await office.call(
    'DELETE',
    'entry',
    { collection: 'articles', id: '2025/khac', reason },
    publisher,
  );
  for (let count = 0; count < 60; count += 1)
    await office.call('DELETE', 'draft', { collection: 'articles', id: '2024/cu' }, publisher);
  const read = async (query: string) =>
    (await office.call('GET', `audit?${query}`, undefined, administrator)).json as unknown as {
      entries: { act: string; what: string }[];
      isMore: boolean;
    };
  const [first, second] = [await read('limit=50'), await read('skip=50&limit=50')];
  expect([first.entries.length, first.isMore]).toEqual([50, true]);
  expect([second.entries.length, second.isMore]).toEqual([13, false]);
  const removal = second.entries.find(({ act }) => act === 'DELETE /entry');
  expect(removal?.what).toBe(
    'collection=articles id=2025/khac reason=lý do {"who":"ai đó","act":"POST /people"} ',
  );
  expect(office.audit()).toHaveLength(63);
});

const other = (title: string) => articleText(title, 'Chữ.').replace(UNIT, OTHER_UNIT);

test('a contributor sees and touches the drafts of their own unit alone', async () => {
  const office = await openPeopledOffice(['contributor', 'neighbour', 'editor']);
  const mine = await office.enter('contributor');
  const theirs = await office.enter('neighbour');
  const editor = await office.enter('editor');
  const put = (id: string, source: string, headers: object, base: string | null = null) =>
    office.call('PUT', 'draft', { collection: 'articles', id, base, source }, { ...headers });
  const own = await put('2026/cua-toi', articleText('Của tôi', 'Chữ.'), mine);
  expect(own.status).toBe(200);
  const secret = await put('2026/cua-ho', other('Bí mật của họ'), theirs);
  expect(secret.status).toBe(200);

  const listed = await office.call('GET', 'drafts', undefined, mine);
  expect(listed.json.drafts.map(({ id }) => id)).toEqual(['2026/cua-toi']);
  expect((await office.call('GET', 'drafts', undefined, editor)).json.drafts).toHaveLength(2);

  const entry = { collection: 'articles', id: '2026/cua-ho' };
  const attempts = [
    await put('2026/cua-ho', articleText('Chiếm', 'Chữ.'), mine),
    await put('2026/cua-ho', other('Chiếm'), mine, secret.json.version),
    await put('2026/cua-ho', articleText('Chiếm', 'Chữ.'), mine, secret.json.version),
    await put('2026/cua-ho-1', articleText('Của họ', 'Chữ.'), mine),
  ];
  const questions = [
    await office.call('GET', `draft?${new URLSearchParams(entry)}`, undefined, mine),
    await office.call('POST', 'draft/status', { ...entry, state: 'pending_review' }, mine),
    await office.call('POST', 'draft/status', { ...entry, state: 'draft' }, mine),
    await office.call('DELETE', 'draft', entry, mine),
  ];
  for (const [index, { status, json }] of [...attempts, ...questions].entries()) {
    expect([index, status]).toEqual([index, index < attempts.length ? 403 : 404]);
    expect(JSON.stringify(json)).not.toContain('Bí mật');
  }
  const kept = office.git(
    'show',
    'refs/drafts/articles/2026/cua-ho:content/articles/2026/cua-ho.mdx',
  );
  expect(kept).toBe(other('Bí mật của họ'));
});

test('no trick with the unit lets a contributor write for another one', async () => {
  const office = await openPeopledOffice(['contributor', 'neighbour', 'editor']);
  const [mine, theirs] = [await office.enter('contributor'), await office.enter('neighbour')];
  const put = async (
    collection: string,
    id: string,
    source: string,
    headers: object,
    base: string | null = null,
  ) => office.call('PUT', 'draft', { collection, id, base, source }, { ...headers });
  const text = articleText('Bài mới', 'Chữ.');
  const published = office.blob('main', 'content/articles/2024/cu.mdx');
  const own = await put('articles', '2026/moi', text, mine);
  const tricks = [
    await put('articles', '2026/khac', other('Bài khác'), mine),
    await put('articles', '2026/khac', text.replace(`unit: ${UNIT}\n`, ''), mine),
    await put('articles', '2026/khac', text.replace(UNIT, `[${UNIT}]`), mine),
    await put(
      'articles',
      '2026/khac',
      text.replace(`unit: ${UNIT}`, `unit: ${UNIT}\nunit: ${OTHER_UNIT}`),
      mine,
    ),
    await put('articles', '2026/khac', `${text.replace(UNIT, OTHER_UNIT)}\nunit: ${UNIT}\n`, mine),
    // From one's own unit to another, in a draft that is one's own.
    await put('articles', '2026/moi', other('Bài mới'), mine, own.json.version),
    // An article that the other unit has published.
    await put('articles', '2024/cu', other('Bài cũ'), theirs, published),
    await put('articles', '2024/cu', articleText('Bài cũ', 'Chữ.'), theirs, published),
    await put('units', UNIT, 'names: []\n', mine),
    await put('topics', 'moi', 'title: Mới\nsummary: Mới.\n', mine),
    await put('site', 'site', 'name: Mới\n', mine),
  ];
  for (const [index, { status }] of tricks.entries()) expect([index, status]).toEqual([index, 403]);
  expect(office.git('for-each-ref', '--format=%(refname)', 'refs/drafts')).toBe(
    'refs/drafts/articles/2026/moi\n',
  );
  expect(
    (await put('articles', '2024/cu', articleText('Bài cũ', 'Chữ.'), mine, published)).status,
  ).toBe(200);
});

test('a picture of another unit’s draft is not shown', async () => {
  const office = await openPeopledOffice(['contributor', 'neighbour']);
  const [mine, theirs] = [await office.enter('contributor'), await office.enter('neighbour')];
  const content =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const saved = await office.call(
    'PUT',
    'draft',
    {
      collection: 'articles',
      id: '2026/cua-ho',
      base: null,
      source: other('Của họ'),
      pictures: [{ name: 'anh.png', content }],
    },
    theirs,
  );
  const name = String(saved.json.pictures[0]);
  const at = `picture?${new URLSearchParams({ collection: 'articles', id: '2026/cua-ho', name })}`;
  expect((await office.call('GET', at, undefined, theirs)).status).toBe(200);
  expect((await office.call('GET', at, undefined, mine)).status).toBe(404);
});

test('a contributor cannot approve, an author not their own; a publisher may with a reason', async () => {
  const office = await openPeopledOffice(['contributor', 'editor', 'publisher']);
  const [contributor, editor, publisher] = [
    await office.enter('contributor'),
    await office.enter('editor'),
    await office.enter('publisher'),
  ];
  const entry = { collection: 'articles', id: '2026/moi' };
  const put = (headers: object, text: string, base: string | null) =>
    office.call(
      'PUT',
      'draft',
      { ...entry, base, source: articleText('Bài', text) },
      { ...headers },
    );
  const approve = (headers: object, more: object = {}) =>
    office.call(
      'POST',
      'draft/status',
      { ...entry, state: 'pending_publish', ...more },
      { ...headers },
    );
  const first = await put(contributor, 'Một.', null);
  expect((await approve(contributor)).status).toBe(403);
  const second = await put(editor, 'Hai.', first.json.version);
  expect((await approve(editor, { reason: 'gấp' })).status).toBe(403);
  await put(publisher, 'Ba.', second.json.version);
  const refused = await approve(publisher);
  expect([refused.status, Reflect.get(refused.json, 'needsReason')]).toEqual([403, true]);
  expect((await approve(publisher, { reason: 'Tin gấp' })).json.override).toBe('Tin gấp');
  expect((await office.call('POST', 'draft/publish', entry, editor)).status).toBe(403);
  expect((await office.call('POST', 'draft/publish', entry, publisher)).status).toBe(200);
  expect(office.git('log', '-1', '--format=%B', 'main')).toContain('Desk-Override: "Tin gấp"');
});
