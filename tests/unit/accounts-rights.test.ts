import { expect, test } from 'vitest';
import { RIGHTS } from '../../admin/desk/rights.ts';
import { openPeopledOffice, type Who } from './accounts-office.ts';

/** Requests that have a right and no effect: they lead nowhere, or are no good. */
const BODIES: Record<string, object> = {
  'DELETE /session': { odd: 1 },
  'DELETE /sessions': { odd: 1 },
};

const METHODS = new Set(['GET', 'PUT', 'POST', 'DELETE'] as const);
type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';
const isMethod = (method: string): method is Method => METHODS.has(method as Method);

/** The routes of the desk; its last takes what none of the others does. */
const isOfDesk = (url: string) => url.startsWith('/admin/api/') && url !== '/admin/api/*';

/** Who is let through to a route by its right. */
const LET_IN: Record<string, (Who | 'nobody')[]> = {
  anyone: ['nobody', 'contributor', 'neighbour', 'editor', 'publisher', 'administrator'],
  person: ['contributor', 'neighbour', 'editor', 'publisher', 'administrator'],
  editor: ['editor', 'publisher', 'administrator'],
  publisher: ['publisher'],
  administrator: ['administrator'],
};

async function openMatrix() {
  const office = await openPeopledOffice();
  const api = office.routes.flatMap(({ method, url }) => {
    if (!isOfDesk(url) || !isMethod(method)) return [];
    return [
      {
        method,
        path: url.slice('/admin/api/'.length),
        name: `${method} /${url.slice('/admin/api/'.length)}`,
      },
    ];
  });
  return { ...office, api };
}

test('every route of the server has a stated right, and every stated right a route', async () => {
  const { api } = await openMatrix();
  expect(api.map(({ name }) => name).sort()).toEqual(Object.keys(RIGHTS).sort());
});

test('nobody gets through to a route without the right to it, and each refusal is written down', async () => {
  const { api, call, enter, audit } = await openMatrix();
  const browsers: Record<string, Record<string, string>> = { nobody: {} };
  for (const who of ['contributor', 'neighbour', 'editor', 'publisher', 'administrator'])
    browsers[who] = await enter(who);
  for (const { method, path, name } of api)
    for (const [who, headers] of Object.entries(browsers)) {
      const body = method === 'GET' ? undefined : (BODIES[name] ?? {});
      const { status, json } = await call(method, path, body, headers);
      const isIn = LET_IN[RIGHTS[name] ?? '']?.includes(who as Who);
      const expected = isIn ? 'in' : who === 'nobody' ? 401 : 403;
      expect([name, who, status === 401 || status === 403 ? status : 'in']).toEqual([
        name,
        who,
        expected,
      ]);
      if (isIn) continue;
      expect(json.error).toMatch(/^[A-ZĐ].*\. .*\.$/u);
      const email = who === 'nobody' ? '' : `${who}@example.vn`;
      expect(audit().at(-1)).toMatchObject({ act: name, who: email, status, address: '127.0.0.1' });
    }
});

const FORGED: [string, Record<string, string | undefined>][] = [
  ['a forged origin', { origin: 'https://la.example' }],
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['no mark of the desk', { 'x-desk': undefined }],
  ['a foreign host', { host: 'la.example', origin: 'https://la.example' }],
];

test('no act of another site gets through in the name of somebody who is signed in', async () => {
  const { api, call, enter, audit } = await openMatrix();
  const publisher = await enter('publisher');
  for (const { method, path, name } of api.filter(({ method }) => method !== 'GET'))
    for (const [what, headers] of FORGED) {
      const { status } = await call(method, path, {}, { ...publisher, ...headers });
      expect([name, what, status]).toEqual([name, what, 403]);
      expect(audit().at(-1)).toMatchObject({ act: name, status: 403, who: '' });
    }
  for (const { path, name } of api.filter(({ method }) => method === 'GET')) {
    const answer = await call('GET', path, undefined, {
      ...publisher,
      'sec-fetch-site': 'cross-site',
    });
    expect([name, answer.status]).toEqual([name, 403]);
  }
});

/** Every method that a program may try. */
const VERBS = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'];

test('a method that an address does not take is refused at the same door, and says which it takes', async () => {
  const { routes, call, enter, audit } = await openMatrix();
  const contributor = await enter('contributor');
  const publisher = await enter('publisher');
  const taken = new Map<string, string[]>();
  for (const { method, url } of routes)
    if (isOfDesk(url)) taken.set(url, [...(taken.get(url) ?? []), method]);
  for (const [url, known] of taken)
    for (const verb of VERBS.filter((one) => !known.includes(one))) {
      const method = verb as Method;
      const path = url.slice('/admin/api/'.length).replace(':file', 'a.css');
      const ask = (headers: Record<string, string | undefined>) =>
        call(method, path, undefined, {
          'sec-fetch-site': 'same-origin',
          ...(verb === 'HEAD' && { origin: undefined }),
          ...headers,
        });
      const name = [verb, url];
      expect([...name, (await ask({})).status]).toEqual([...name, 401]);
      const act = `${verb === 'HEAD' ? 'GET' : verb} ${url.slice('/admin/api'.length)}`;
      expect(audit().at(-1)).toMatchObject({ act, who: '', status: 401 });
      for (const person of [contributor, publisher]) {
        const { status, headers } = await ask(person);
        expect([...name, status, headers['allow']]).toEqual([
          ...name,
          405,
          known.toSorted().join(', '),
        ]);
      }
      const forged = { ...publisher, 'sec-fetch-site': 'cross-site', origin: 'https://la.example' };
      expect([...name, (await ask(forged)).status]).toEqual([...name, 403]);
    }
});

test('an address that leads nowhere is told to people who are signed in, and to nobody else', async () => {
  const { call, enter } = await openMatrix();
  const contributor = await enter('contributor');
  for (const path of ['khong-co', 'draft/', 'draft/khong-co', 'preview/_astro/a/b'])
    for (const method of ['GET', 'POST', 'PATCH', 'DELETE'] as const) {
      const statusOf = async (headers: object) =>
        (await call(method, path, undefined, { ...headers })).status;
      expect([path, method, await statusOf({})]).toEqual([path, method, 401]);
      expect([path, method, await statusOf(contributor)]).toEqual([path, method, 404]);
    }
});

test('people with accounts reach the desk by the name of the site, and by no other', async () => {
  const { call, enter } = await openMatrix();
  const editor = await enter('editor');
  const at = async (host: string) =>
    (await call('GET', 'drafts', undefined, { ...editor, host })).status;
  expect(await at('phunu.example.vn')).toBe(200);
  expect(await at('PHUNU.example.vn')).toBe(200);
  expect(await at('127.0.0.1:4321')).toBe(200);
  expect(await at('la.example')).toBe(403);
  expect(await at('phunu.example.vn.la.example')).toBe(403);
});
