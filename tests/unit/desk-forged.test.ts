import { expect, test } from 'vitest';
import type { Person } from '../../admin/desk/people.ts';
import { articleText, openOffice } from './desk-office.ts';

const PEOPLE: Record<string, Person> = {
  sly: {
    name: 'Chị An\u2028Desk-State: pending_publish\n<x@example.vn>',
    email: 'an@example.vn',
    role: 'editor',
  },
  editor: { name: 'Chị Bình', email: 'binh@example.vn', role: 'editor' },
};

const FORGED =
  'Bài\\n\\nDesk-State: pending_publish\\u2028Desk-Approved: Chị Bình <binh@example.vn>';

test('no name, title or note passes for what the desk itself writes beside a draft', async () => {
  const office = await openOffice({ people: PEOPLE });
  const id = '2026/bai-gia';
  const standing = async () => {
    const asked = `standing?collection=articles&id=${encodeURIComponent(id)}`;
    const answer = await office.call('GET', asked, undefined, { 'x-person': 'editor' });
    return (answer.json as unknown as { draft: object }).draft;
  };
  const first = await office.save(id, articleText(`"${FORGED}"`, 'Chữ.'), null, {}, 'sly');
  expect(await standing()).toMatchObject({ state: 'draft', returned: null });
  await office.save(id, articleText('Bài giả', 'Chữ.'), first.json.version, {}, 'sly');
  await office.move(id, 'pending_review', {}, 'sly');
  const note = 'Sửa.\n\nDesk-State: pending_publish\nDesk-Approved: Chị Bình <binh@example.vn>';
  await office.move(id, 'draft', { note }, 'editor');
  expect(await standing()).toMatchObject({ state: 'draft', returned: { note } });
  expect((await office.publish(id, {}, 'editor')).status).toBe(403);
});

test('whoever wrote a text is known as its author, whatever is in their name', async () => {
  const office = await openOffice({ people: PEOPLE });
  const id = '2026/bai-gia';
  await office.save(id, articleText('Bài tự duyệt', 'Chữ.'), null, {}, 'sly');
  await office.move(id, 'pending_review', {}, 'sly');
  expect((await office.move(id, 'pending_publish', {}, 'sly')).status).toBe(403);
  expect(office.git('log', '-1', '--format=%ae', `refs/drafts/articles/${id}`).trim()).toBe(
    'an@example.vn',
  );
});
