import { expect, test } from 'vitest';
import { articleText, openOffice } from './desk-office.ts';

/** An article that names others as related. */
const citing = (title: string, ...related: string[]) =>
  articleText(title, 'Chữ.').replace(
    'topics:',
    `related:\n${related.map((id) => `  - ${id}\n`).join('')}topics:`,
  );

type Office = Awaited<ReturnType<typeof openOffice>>;
type Together = { together: { id: string; title: string; version: string }[] };

async function approve(office: Office, id: string, source: string) {
  await office.save(id, source, null);
  expect((await office.move(id, 'pending_review')).status).toBe(200);
  expect((await office.move(id, 'pending_publish')).status).toBe(200);
}

test('two new articles that name each other are approved, and published in one commit', async () => {
  const office = await openOffice();
  await office.save('2026/hai', citing('Bài hai', '2026/mot'), null);
  await approve(office, '2026/mot', citing('Bài một', '2026/hai'));
  await approve(office, '2026/hai', citing('Bài hai', '2026/mot'));
  const alone = await office.publish('2026/mot');
  expect(alone.status).toBe(422);
  expect(alone.json.error).toBe(
    'Bài này dẫn tới “Bài hai”, đã duyệt nhưng chưa đăng. Đăng các bài này cùng lúc, hoặc bỏ chỗ dẫn.',
  );
  const { together } = alone.json as unknown as Together;
  expect(together).toMatchObject([{ id: '2026/hai', title: 'Bài hai' }]);
  const others = together.map(({ id, version }) => ({ collection: 'articles', id, version }));
  expect((await office.publish('2026/mot', { together: others })).status).toBe(200);
  expect(office.git('log', '-1', '--format=%s', 'main')).toBe('Đăng: Bài một; Bài hai\n');
  expect(office.git('diff', '--name-only', 'main^1', 'main').split('\n').filter(Boolean)).toEqual([
    'content/articles/2026/hai.mdx',
    'content/articles/2026/mot.mdx',
  ]);
  expect(office.git('for-each-ref', 'refs/drafts')).toBe('');
  expect(office.git('status', '--porcelain')).toBe('');
});

test('whoever publishes together gets everything that hangs together, or is told what hinders it', async () => {
  const office = await openOffice();
  for (const [id, next] of [
    ['mot', 'hai'],
    ['hai', 'ba'],
    ['ba', 'mot'],
  ])
    await office.save(`2026/${id}`, citing(`Bài ${id}`, `2026/${next}`), null);
  for (const id of ['mot', 'hai']) await office.move(`2026/${id}`, 'pending_publish');
  const waiting = await office.publish('2026/mot');
  expect(waiting.json.error).toContain(
    'Bài dẫn tới tin bài “2026/hai” còn là bản nháp. Khi bài đó đã duyệt, đăng hai bài cùng lúc; hoặc bỏ chỗ dẫn.',
  );
  expect(waiting.json).not.toHaveProperty('together');
  await office.move('2026/ba', 'pending_publish');
  const { together } = (await office.publish('2026/mot')).json as unknown as Together;
  expect(together.map(({ title }) => title)).toEqual(['Bài hai', 'Bài ba']);
  expect(office.git('log', '--format=%s', 'main')).toBe('Bắt đầu\n');
});

test('a companion that was rewritten since it was offered is not published unread', async () => {
  const office = await openOffice();
  await office.save('2026/hai', citing('Bài hai', '2026/mot'), null);
  await approve(office, '2026/mot', citing('Bài một', '2026/hai'));
  await office.move('2026/hai', 'pending_publish');
  const { together } = (await office.publish('2026/mot')).json as unknown as Together;
  const others = together.map(({ id, version }) => ({ collection: 'articles', id, version }));
  const version = together[0]?.version ?? '';
  await office.save('2026/hai', citing('Bài hai viết lại', '2026/mot'), version);
  expect((await office.publish('2026/mot', { together: others })).status).toBe(409);
  expect(office.git('log', '--format=%s', 'main')).toBe('Bắt đầu\n');
});

test('of two people who publish the same pair at the same moment one succeeds, and all is whole', async () => {
  const office = await openOffice();
  await office.save('2026/hai', citing('Bài hai', '2026/mot'), null);
  await approve(office, '2026/mot', citing('Bài một', '2026/hai'));
  await office.move('2026/hai', 'pending_publish');
  const other = (id: string) => ({ together: [{ collection: 'articles', id }] });
  const answers = await Promise.all([
    office.publish('2026/mot', other('2026/hai')),
    office.publish('2026/hai', other('2026/mot')),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
  for (const id of ['mot', 'hai'])
    expect(office.read(`content/articles/2026/${id}.mdx`)).toContain('related:');
  expect(office.git('status', '--porcelain')).toBe('');
  expect(office.git('fsck', '--full', '--strict', '--no-dangling')).toBe('');
});

test('a pair gets one time together', async () => {
  const office = await openOffice();
  await office.save('2026/hai', citing('Bài hai', '2026/mot'), null);
  await approve(office, '2026/mot', citing('Bài một', '2026/hai'));
  await office.move('2026/hai', 'pending_publish');
  const at = new Date(Date.now() + 3_600_000).toISOString();
  const wanted = { collection: 'articles', id: '2026/mot', kind: 'publish', at };
  const { together } = (await office.call('POST', 'schedule', wanted)).json as unknown as Together;
  const others = together.map(({ id, version }) => ({ collection: 'articles', id, version }));
  expect((await office.call('POST', 'schedule', { ...wanted, together: others })).status).toBe(200);
  for (const id of ['mot', 'hai'])
    expect(office.read(`content/articles/2026/${id}.mdx`)).toContain('publishAt: ');
});
