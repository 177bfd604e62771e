import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Person } from '../../admin/desk/people.ts';
import { articleText, openOffice } from './desk-office.ts';

const PEOPLE: Record<string, Person> = {
  own: {
    name: 'Chị An',
    email: 'an@example.vn',
    role: 'contributor',
    unit: 'bhxh-tinh-binh-phuoc',
  },
  other: { name: 'Chị Đào', email: 'dao@example.vn', role: 'contributor', unit: 'bhxh-dong-xoai' },
  editor: { name: 'Chị Bình', email: 'binh@example.vn', role: 'editor' },
};

const withField = (source: string, field: string) =>
  source.replace('\ntopics:', `\n${field}\ntopics:`);

const openEmbargoed = () =>
  openOffice({
    people: PEOPLE,
    files: {
      'content/units/bhxh-dong-xoai.yaml':
        'names:\n  - name: Bảo hiểm xã hội Đồng Xoài\n    shortName: BHXH Đồng Xoài\nlevel: district\n',
      'content/articles/2026/hen-gio.mdx': withField(
        articleText('Kín tới giờ', 'Chữ kín, xem [bài mất](/tin/2024/mat/).'),
        'publishAt: 2031-03-08T08:00:00+07:00\nreviewBy: 2026-01-20',
      ),
      'content/articles/2026/da-go.mdx': withField(
        articleText('Kín vì đã gỡ', 'Chữ kín.'),
        'withdrawn:\n  date: 2026-02-01T08:00:00+07:00\n  reason: Có tên người chưa đồng ý.',
      ),
    },
  });

const PLACES = [
  'entries?collection=articles',
  'contents?collection=articles',
  'choices?collection=articles',
  'overview',
  'calendar?month=2031-03',
  'calendar?month=2026-01',
  'entry?collection=articles&id=2026/hen-gio',
  'entry?collection=articles&id=2026/da-go',
  'history?collection=articles&id=2026/hen-gio',
  'history?collection=articles&id=2026/da-go',
  'preview?collection=articles&id=2026/hen-gio',
  'preview?collection=articles&id=2026/da-go',
];

test('what waits for its hour or was withdrawn is known to its own unit and to editors alone', async () => {
  const office = await openEmbargoed();
  for (const place of PLACES) {
    const told = async (person: string) =>
      (await office.call('GET', place, undefined, { 'x-person': person })).bytes.toString('utf8');
    expect(await told('other'), place).not.toMatch(/[Kk]ín/u);
    if (place.startsWith('preview')) continue;
    expect(await told('own'), place).toMatch(/Kín/u);
    expect(await told('editor'), place).toMatch(/Kín/u);
  }
});

test('the text of another unit that waits for its hour is as if it did not exist', async () => {
  const office = await openEmbargoed();
  for (const route of ['entry', 'history', 'preview']) {
    const ask = (id: string) =>
      office.call('GET', `${route}?collection=articles&id=${id}`, undefined, {
        'x-person': 'other',
      });
    expect((await ask('2026/hen-gio')).status, route).toBe(404);
    expect((await ask('2026/hen-gio')).json.error.replace('hen-gio', 'mat'), route).toBe(
      (await ask('2026/mat')).json.error,
    );
  }
});

test('contributors use again the pictures of what they may read, and know of no others', async () => {
  const office = await openEmbargoed();
  const drawing = (background: string) =>
    sharp({ create: { width: 60, height: 40, channels: 3, background } })
      .jpeg()
      .toBuffer();
  const shows = (title: string, name: string, date?: string) =>
    articleText(title, `<Figure src="${name}" alt="Kín ${title}" caption="Ảnh" />`, date);
  office.write('content/articles/2026/kin.jpg', await drawing('red'));
  office.write(
    'content/articles/2026/hen.mdx',
    shows('Hẹn', 'kin.jpg', '2031-01-01T08:00:00+07:00'),
  );
  office.write('content/articles/2026/mo.jpg', await drawing('blue'));
  office.write('content/articles/2026/mo.mdx', shows('Mở', 'mo.jpg'));
  office.git('add', '.');
  office.git('commit', '-qm', 'Ảnh');
  const namesFor = async (person: string) => {
    const answer = await office.call('GET', 'picture-library', undefined, { 'x-person': person });
    const { pictures } = answer.json as unknown as { pictures: { name: string }[] };
    return pictures.map(({ name }) => name).sort();
  };
  expect(await namesFor('other')).toEqual(['mo.jpg']);
  expect(await namesFor('own')).toEqual(['kin.jpg', 'mo.jpg']);
  expect(await namesFor('editor')).toEqual(['kin.jpg', 'mo.jpg']);

  const statusFor = async (person: string, route: string) =>
    (await office.call('GET', route, undefined, { 'x-person': person })).status;
  const commit = office.git('rev-parse', 'main').trim();
  for (const route of [
    'picture?collection=articles&folder=2026&name=kin.jpg',
    'picture?collection=articles&id=2026/mo&name=kin.jpg',
    `history/picture?collection=articles&id=2026/mo&commit=${commit}&name=kin.jpg`,
  ])
    expect(await statusFor('other', route), route).toBe(404);
  expect(await statusFor('own', 'picture?collection=articles&id=2026/hen&name=kin.jpg')).toBe(200);
  expect(await statusFor('other', 'picture?collection=articles&id=2026/mo&name=mo.jpg')).toBe(200);
  const listed = await office.call('GET', 'pictures?collection=articles&folder=2026', undefined, {
    'x-person': 'other',
  });
  expect(listed.json.pictures).toMatchObject([{ name: 'mo.jpg' }]);
});

test('the title of a hidden text is not told to who wants its address', async () => {
  const office = await openEmbargoed();
  await office.save('2026/nhap', articleText('Kín nháp', 'Chữ.'), null, {}, 'editor');
  const mine = (title: string) =>
    articleText(title, 'Chữ.').replace('bhxh-tinh-binh-phuoc', 'bhxh-dong-xoai');
  for (const [id, title] of [
    ['2026/hen-gio', 'Hẹn giờ'],
    ['2026/hen-gio-1', 'Hẹn giờ'],
    ['2026/nhap', 'Nháp'],
    ['2026/nhap-1', 'Nháp'],
  ] as const) {
    const answer = await office.save(id, mine(title), null, {}, 'other');
    expect([403, 409], id).toContain(answer.status);
    expect(JSON.stringify(answer.json), id).not.toMatch(/[Kk]ín/u);
  }
});

/** A picture of a scheduled article, of a draft of one unit, and one that everybody may read. */
async function openPictured() {
  const office = await openEmbargoed();
  const drawing = (background: string) =>
    sharp({ create: { width: 60, height: 40, channels: 3, background } })
      .jpeg()
      .toBuffer();
  const shows = (title: string, name: string) =>
    articleText(title, `<Figure src="${name}" alt="Một ô" caption="Ảnh" />`);
  const later = 'publishAt: 2031-03-08T08:00:00+07:00';
  for (const [name, colour] of [
    ['hen', 'red'],
    ['mo', 'blue'],
  ] as const) {
    const source = shows(name, `${name}.jpg`);
    office.write(`content/articles/2026/${name}.jpg`, await drawing(colour));
    office.write(
      `content/articles/2026/${name}.mdx`,
      name === 'hen' ? withField(source, later) : source,
    );
  }
  office.git('add', '.');
  office.git('commit', '-qm', 'Ảnh');
  const send = async (name: string, colour: string, who: string) => {
    const content = (await drawing(colour)).toString('base64');
    const sent = await office.call('POST', 'picture', { name, content }, { 'x-person': who });
    return (sent.json as unknown as { blob: string }).blob;
  };
  const draft = await send('nhap.jpg', 'green', 'own');
  const pictures = [{ name: 'nhap.jpg', blob: draft }];
  await office.save('2026/nhap', shows('Nháp', 'nhap.jpg'), null, { pictures }, 'own');
  const blobs = {
    scheduled: office.blob('main', 'content/articles/2026/hen.jpg'),
    published: office.blob('main', 'content/articles/2026/mo.jpg'),
    draft,
    sent: await send('gui.jpg', 'yellow', 'own'),
  };
  const mine = (name: string) =>
    shows('Của tôi', name).replace('bhxh-tinh-binh-phuoc', 'bhxh-dong-xoai');
  return { ...office, blobs, mine };
}

test('whoever knows the hash of a picture gets it only if they may read what shows it', async () => {
  const office = await openPictured();
  for (const route of ['picture-bytes', 'picture-thumb']) {
    const opened = async (who: string) => {
      const found: string[] = [];
      for (const [what, blob] of Object.entries(office.blobs)) {
        const path = `${route}?blob=${blob}`;
        const { status } = await office.call('GET', path, undefined, { 'x-person': who });
        expect([200, 404]).toContain(status);
        if (status === 200) found.push(what);
      }
      return found;
    };
    expect(await opened('other'), route).toEqual(['published']);
    expect(await opened('own'), route).toEqual(['scheduled', 'published', 'draft', 'sent']);
    expect(await opened('editor'), route).toEqual(['scheduled', 'published', 'draft']);
  }
});

test('no contributor gets a hidden picture by saving a text that names its hash', async () => {
  const office = await openPictured();
  for (const blob of [office.blobs.scheduled, office.blobs.draft, office.blobs.sent]) {
    const pictures = [{ name: 'cua-toi.jpg', blob }];
    const saved = await office.save(
      '2026/toi',
      office.mine('cua-toi.jpg'),
      null,
      { pictures },
      'other',
    );
    expect(saved.status).toBe(409);
    expect(saved.json.error).toBe(
      'Máy chủ không còn giữ ảnh “cua-toi.jpg” đã gửi. Bỏ ảnh khỏi bài, chọn lại ảnh rồi lưu; chữ của bạn vẫn còn trên màn hình.',
    );
  }
});

test('no contributor gets a hidden picture by naming its file in a draft of their own', async () => {
  const office = await openPictured();
  const other = { 'x-person': 'other' };
  const statusOf = async (path: string) =>
    (await office.call('GET', path, undefined, other)).status;
  for (const [name, status] of [
    ['hen.jpg', 404],
    ['nhap.jpg', 404],
    ['mo.jpg', 200],
  ] as const) {
    const id = `2026/toi-${name.slice(0, -4)}`;
    expect((await office.save(id, office.mine(name), null, {}, 'other')).status).toBe(200);
    const commit = office.git('rev-parse', `refs/drafts/articles/${id}`).trim();
    const at = `collection=articles&id=${id}&name=${name}`;
    expect(await statusOf(`picture?${at}`), name).toBe(status);
    expect(await statusOf(`history/picture?${at}&commit=${commit}`), name).toBe(status);
  }
  const listed = await office.call('GET', 'picture-library', undefined, other);
  const { pictures } = listed.json as unknown as { pictures: { name: string }[] };
  expect(pictures.map(({ name }) => name)).toEqual(['mo.jpg']);
});

/** What is said of a text that refers to an article, or that has its address. */
const askAbout = {
  'a check of a text that cites it': (id: string) => ({
    method: 'POST' as const,
    path: 'check',
    body: {
      file: 'articles/2026/toi.mdx',
      source: `${withField(ofOther('Tôi'), `related:\n  - ${id}`)}\n[xem](/tin/${id}/)\n`,
    },
  }),
  'a check at its own address': (id: string) => ({
    method: 'POST' as const,
    path: 'check',
    body: { file: `articles/${id}.mdx`, source: ofOther('Tôi') },
  }),
  'a check of a text that takes its address': (id: string) => ({
    method: 'POST' as const,
    path: 'check',
    body: {
      file: 'articles/2026/toi.mdx',
      source: withField(ofOther('Tôi'), `redirects:\n  - /tin/${id}/\n  - /tin/cu-cua-${id}/`),
    },
  }),
  'its draft': (id: string) => ({
    method: 'GET' as const,
    path: `draft?collection=articles&id=${id}`,
  }),
  'its history': (id: string) => ({
    method: 'GET' as const,
    path: `history?collection=articles&id=${id}`,
  }),
  'its name among the choices': (id: string) => ({
    method: 'GET' as const,
    path: `choices?collection=articles&ids=${id}`,
  }),
  'a submission of its draft': (id: string) => ({
    method: 'POST' as const,
    path: 'draft/status',
    body: { collection: 'articles', id, state: 'pending_review' },
  }),
  'a deletion of its draft': (id: string) => ({
    method: 'DELETE' as const,
    path: 'draft',
    body: { collection: 'articles', id },
  }),
};

const ofOther = (title: string) =>
  articleText(title, 'Chữ.').replace('bhxh-tinh-binh-phuoc', 'bhxh-dong-xoai');

test('no question of a contributor tells whether something hidden exists', async () => {
  const office = await openEmbargoed();
  const file = 'content/articles/2026/hen-gio.mdx';
  office.write(
    file,
    office.read(file).replace('\ntopics:', '\nredirects:\n  - /tin/cu-cua-2026/hen-gio/\ntopics:'),
  );
  office.git('commit', '-qam', 'Địa chỉ cũ');
  await office.save('2026/nhap-kin', articleText('Kín nháp', 'Chữ.'), null, {}, 'own');
  const mine = ofOther('Đã có');
  await office.save('2026/toi', mine, null, {}, 'other');
  for (const [what, ask] of Object.entries(askAbout))
    for (const hidden of ['2026/hen-gio', '2026/nhap-kin']) {
      const told = async (id: string, who: string) => {
        const { method, path, body } = { body: undefined, ...ask(id) };
        const { status, json } = await office.call(method, path, body, { 'x-person': who });
        return [status, JSON.stringify(json).replaceAll(id, 'ID')];
      };
      expect([what, hidden, ...(await told(hidden, 'other'))]).toEqual([
        what,
        hidden,
        ...(await told('2026/khong-co', 'other')),
      ]);
    }
});

test('a draft that cites something hidden is counted as faulty for whoever may not know of it', async () => {
  const office = await openEmbargoed();
  const citing = (id: string) => withField(ofOther('Dẫn'), `related:\n  - ${id}`);
  const issues = async (source: string, base: string | null) => {
    const saved = await office.save('2026/dan', source, base, {}, 'other');
    return [saved.json.issues.map(({ message }) => message), saved.json.version] as const;
  };
  const [known, version] = await issues(citing('2025/khac'), null);
  expect(known).toEqual([]);
  const [hidden] = await issues(citing('2026/hen-gio'), version);
  expect(hidden).toEqual([
    'Không có tin bài nào mang mã “2026/hen-gio”. Chọn một mục có sẵn, hoặc tạo mục đó trước.',
  ]);
  const sent = await office.move('2026/dan', 'pending_review', {}, 'other');
  expect(sent.status).toBe(422);
  const seen = await office.call('GET', 'draft?collection=articles&id=2026/dan', undefined, {
    'x-person': 'editor',
  });
  expect(seen.json.issues).toEqual([]);
});

test('what is hidden is never written over, though nothing tells what it is', async () => {
  const office = await openEmbargoed();
  await office.save('2026/nhap-kin', articleText('Kín nháp', 'Chữ.'), null, {}, 'own');
  const refs = office.git('for-each-ref');
  for (const id of ['2026/hen-gio', '2026/da-go', '2026/nhap-kin']) {
    const { status, json } = await office.save(id, ofOther('Tôi'), null, {}, 'other');
    expect([403, 409]).toContain(status);
    expect(JSON.stringify(json)).not.toMatch(/Kín|Chữ kín/u);
  }
  expect(office.git('for-each-ref')).toBe(refs);
});
