import { expect, test } from 'vitest';
import { articleText, openOffice } from './desk-office.ts';

test('the list is newest first, page by page, without the texts', async () => {
  const files: Record<string, string> = {};
  for (let day = 10; day < 22; day += 1)
    files[`content/articles/2023/bai-${day}.mdx`] = articleText(
      `Bài ngày ${day}`,
      'Thân bài không đi cùng danh sách.',
      `2023-03-${day}T08:00:00+07:00`,
    );
  const office = await openOffice({ files });
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query = new URLSearchParams({ collection: 'articles', limit: '5', cursor });
    const page = await office.call('GET', `entries?${query}`);
    expect(page.json.count).toBe(14);
    expect(JSON.stringify(page.json)).not.toContain('Thân bài');
    ids.push(...page.json.entries.map(({ id }) => id));
    cursor = page.json.cursor;
  }
  expect(ids.slice(0, 4)).toEqual(['2025/khac', '2024/cu', '2023/bai-21', '2023/bai-20']);
  expect(new Set(ids).size).toBe(14);
});

test('the list finds titles without accents', async () => {
  const office = await openOffice({
    files: { 'content/articles/2023/dang.mdx': articleText('Nữ đảng viên “bình đẳng”', 'Chữ.') },
  });
  const find = async (q: string) => {
    const answer = await office.call(
      'GET',
      `entries?${new URLSearchParams({ collection: 'articles', q })}`,
    );
    return answer.json.entries.map(({ id }) => id);
  };
  expect(await find('nu dang vien')).toEqual(['2023/dang']);
  expect(await find('ĐẢNG'.normalize('NFD'))).toEqual(['2023/dang']);
  expect(await find('không có đâu')).toEqual([]);
});

test('a published article is in the list at once', async () => {
  const office = await openOffice();
  expect((await office.call('GET', 'entries?collection=articles')).json.count).toBe(2);
  await office.bring('2026/moi', articleText('Bài mới', 'Chữ.'));
  const list = await office.call('GET', 'entries?collection=articles');
  expect(list.json.entries[0]).toMatchObject({ id: '2026/moi', date: '2026-01-15T08:00:00+07:00' });
});

test('the list is what the branch has, whatever was done to it beside the desk', async () => {
  const office = await openOffice();
  const titles = async () => {
    const { entries } = (await office.call('GET', 'entries?collection=articles')).json;
    return entries.map(
      (entry) => /^title: (.*)$/mu.exec((entry as { source?: string }).source ?? '')?.[1],
    );
  };
  const commit = (message: string) => {
    office.git('add', '--all');
    office.git('commit', '-q', '-m', message);
  };
  expect(await titles()).toEqual(['Bài khác', 'Bài cũ']);
  office.write('content/articles/2026/moi.mdx', articleText('Bài mới', 'Chữ.'));
  commit('Thêm');
  expect(await titles()).toEqual(['Bài mới', 'Bài khác', 'Bài cũ']);
  office.write(
    'content/articles/2024/cu.mdx',
    articleText('Bài cũ, đổi tên và ngày', 'Chữ.', '2026-02-01T08:00:00+07:00'),
  );
  office.git('rm', '-q', 'content/articles/2025/khac.mdx');
  commit('Sửa và xóa');
  expect(await titles()).toEqual(['Bài cũ, đổi tên và ngày', 'Bài mới']);
  // Back to the start, and what came after it is nowhere any more.
  office.git('reset', '-q', '--hard', 'HEAD~2');
  office.git('reflog', 'expire', '--expire=now', '--all');
  office.git('gc', '-q', '--prune=now');
  expect(await titles()).toEqual(['Bài khác', 'Bài cũ']);
});

test('drafts are listed with who saved them, and foreign refs are passed over', async () => {
  const office = await openOffice();
  await office.save('2026/moi', articleText('Bài mới', 'Chữ.'), null);
  office.git('update-ref', 'refs/drafts/articles/2026/la', 'main');
  office.git('update-ref', 'refs/drafts/khac/2026/la', 'main');
  const { drafts } = (await office.call('GET', 'drafts')).json;
  expect(drafts).toHaveLength(1);
  expect(drafts[0]).toMatchObject({
    id: '2026/moi',
    title: 'Bài mới',
    state: 'draft',
    by: 'Người dựng kho',
    published: false,
  });
});

test('the local person comes from the repository and is a publisher', async () => {
  const office = await openOffice();
  const { person } = (await office.call('GET', 'session')).json;
  expect(person).toEqual({
    name: 'Người dựng kho',
    email: 'dung-kho@example.vn',
    role: 'publisher',
    alone: true,
  });
  expect((await office.call('GET', 'release')).json).toMatchObject({ state: 'idle', commit: null });
});
