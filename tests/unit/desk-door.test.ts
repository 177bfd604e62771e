import { expect, test } from 'vitest';
import { assertSafeToListen } from '../../admin/desk/guard.ts';
import { articleText, openOffice } from './desk-office.ts';

const body = {
  collection: 'articles',
  id: '2026/moi',
  base: null,
  source: articleText('Bài mới', 'Chữ.'),
};

const FOREIGN_ACTS: [string, Record<string, string | undefined>, number][] = [
  ['a forged origin', { origin: 'https://la.example' }, 403],
  ['an origin on another port', { origin: 'http://localhost:9999' }, 403],
  ['an opaque origin', { origin: 'null' }, 403],
  ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a sister site', { 'sec-fetch-site': 'same-site' }, 403],
  ['no sign of where it is from', { origin: undefined, 'sec-fetch-site': undefined }, 403],
  ['no mark of the desk', { 'x-desk': undefined }, 403],
  ['a form’s text', { 'content-type': 'text/plain' }, 415],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  [
    'a name that was bound to this machine',
    { host: 'la.example', origin: 'http://la.example' },
    403,
  ],
];

test('an act that another site makes a browser send is refused and logged', async () => {
  const office = await openOffice();
  for (const [what, headers, status] of FOREIGN_ACTS) {
    const answer = await office.call('PUT', 'draft', body, headers);
    expect([what, answer.status]).toEqual([what, status]);
    expect(answer.json.error).toMatch(/^[A-ZĐ].*\. .*\.$/u);
    expect(office.lines.pop()).toContain(`refused ${status} PUT /admin/api/draft`);
  }
  expect(office.git('for-each-ref', 'refs/drafts')).toBe('');
  expect((await office.call('PUT', 'draft', body)).status).toBe(200);
});

test('another site cannot read the desk either', async () => {
  const office = await openOffice();
  const read = (headers: Record<string, string>) =>
    office.call('GET', 'drafts', undefined, headers);
  expect((await read({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await read({ host: 'la.example' })).status).toBe(403);
  expect((await read({ host: '127.0.0.1:4321' })).status).toBe(200);
  expect((await read({ host: '[::1]:4321' })).status).toBe(200);
});

const NO_ADDRESSES = [
  '../../../etc/passwd',
  '2026/../2024/cu',
  '2026/..',
  '/2026/a',
  '2026//a',
  '2026/a/b',
  '2026/A',
  '2026/a b',
  '2026/a\0',
  '2026/a\n',
  '2026/--help',
  '2026/-a',
  '2026/bình-đẳng',
  '2026/con',
  '2026/com1',
  `2026/${'a'.repeat(295)}`,
  `2026/${'a'.repeat(121)}`,
  '2026/a.lock',
  '20260/a',
  'a',
];

test('nothing is read or written at what is no address of an entry', async () => {
  const office = await openOffice();
  for (const id of NO_ADDRESSES) {
    const saved = await office.save(id, articleText('Bài', 'Chữ.'), null);
    const query = new URLSearchParams({ collection: 'articles', id });
    const read = await office.call('GET', `entry?${query}`);
    expect([id, saved.status, read.status]).toEqual([id, 400, 400]);
  }
  for (const collection of ['__proto__', 'constructor', 'khong-co', '../articles']) {
    const saved = await office.call('PUT', 'draft', { ...body, collection });
    const listed = await office.call('GET', `entries?${new URLSearchParams({ collection })}`);
    expect([collection, saved.status, listed.status]).toEqual([collection, 404, 404]);
  }
  expect(office.git('for-each-ref', 'refs/drafts')).toBe('');
});

test('what is not a request of the desk is refused without a word of the server', async () => {
  const office = await openOffice();
  const odd = [
    await office.call('GET', 'khong-co'),
    await office.call('GET', ''),
    await office.call('POST', 'drafts', {}),
    await office.call('PUT', 'draft', { ...body, path: '/etc/passwd' }),
    await office.call('PUT', 'draft', { ...body, base: '--all' }),
    await office.call('PUT', 'draft', { ...body, source: 'a\0b' }),
    await office.call('GET', 'entries?collection=articles&limit=100000'),
    await office.call('POST', 'draft/status', { ...body, state: 'published' }),
  ];
  expect(odd.map(({ status }) => status)).toEqual([404, 404, 405, 400, 400, 400, 400, 400]);
  for (const { json } of odd) expect(json.error).toMatch(/\. .*\.$/u);
});

test('the desk does not listen where others reach it while nobody signs in', () => {
  for (const host of ['127.0.0.1', 'localhost', '::1', '127.0.0.2'])
    expect(() => assertSafeToListen(host, false)).not.toThrow();
  expect(() => assertSafeToListen('0.0.0.0', true)).not.toThrow();
  expect(() => assertSafeToListen('0.0.0.0', false)).toThrowErrorMatchingInlineSnapshot(
    `[Error: Chưa có tài khoản nào nên bàn biên tập không mở ở địa chỉ “0.0.0.0”, nơi máy khác vào được. Mở ở 127.0.0.1, hoặc tạo tài khoản trước.]`,
  );
});
