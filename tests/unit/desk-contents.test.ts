import { expect, test } from 'vitest';
import { articleText, openOffice } from './desk-office.ts';

interface List {
  rows: { id: string; title: string; states: string[]; errors: number; changed: { by: string } }[];
  count: number;
  pages: number;
  states: Record<string, number>;
  options: { years: string[]; units: { id: string; title: string }[] };
}

const day = (number: number) => `2023-03-${String(number).padStart(2, '0')}T08:00:00+07:00`;

async function openLists(files: Record<string, string> = {}) {
  const office = await openOffice({ files });
  const list = async (query: Record<string, string> = {}) => {
    const asked = new URLSearchParams({ collection: 'articles', ...query });
    return (await office.call('GET', `contents?${asked}`)).json as unknown as List;
  };
  const ids = async (query: Record<string, string>) => (await list(query)).rows.map(({ id }) => id);
  return { office, list, ids };
}

test('a list has fifty entries a page, the newest first, and says how many there are', async () => {
  const files: Record<string, string> = {};
  for (let number = 0; number < 60; number += 1)
    files[`content/articles/2023/bai-${number}.mdx`] = articleText(
      `Bài ${number}`,
      'Chữ.',
      day(1 + (number % 28)),
    );
  const { list } = await openLists(files);
  const first = await list();
  expect(first).toMatchObject({ count: 62, pages: 2 });
  expect(first.rows).toHaveLength(50);
  expect(first.rows[0]?.id).toBe('2025/khac');
  expect((await list({ page: '2' })).rows).toHaveLength(12);
  expect((await list({ page: '9' })).rows).toEqual([]);
});

test('drafts stand in the list with their state, and so do those with errors', async () => {
  const { office, list, ids } = await openLists();
  await office.save('2026/moi', articleText('Bài mới', 'Chữ.'), null);
  await office.save(
    '2026/loi',
    articleText('Bài lỗi', 'Chữ.').replace('byline: Ban biên tập\n', ''),
    null,
  );
  await office.move('2026/moi', 'pending_review');
  const base = office.blob('main', 'content/articles/2024/cu.mdx');
  await office.save('2024/cu', articleText('Bài cũ sửa', 'Chữ.'), base);
  expect(await ids({ state: 'waiting' })).toEqual(['2026/moi']);
  expect(await ids({ errors: '1' })).toEqual(['2026/loi']);
  expect(await ids({ state: 'published', sort: 'title' })).toEqual(['2024/cu', '2025/khac']);
  const { rows, states } = await list({ sort: 'title' });
  expect(rows.find(({ id }) => id === '2024/cu')).toMatchObject({
    title: 'Bài cũ sửa',
    states: ['published', 'draft'],
    changed: { by: 'Người dựng kho' },
  });
  expect(states).toMatchObject({ published: 2, draft: 2, waiting: 1, approved: 0 });
});

test('what waits for its hour and what was taken down is told apart', async () => {
  const with_ = (line: string) => articleText('Bài', 'Chữ.').replace('---\n\n', `${line}\n---\n\n`);
  const { ids } = await openLists({
    'content/articles/2023/hen.mdx': with_("publishAt: '2999-01-01T00:00:00+07:00'"),
    'content/articles/2023/mai.mdx': articleText('Mai', 'Chữ.', '2999-01-01T00:00:00+07:00'),
    'content/articles/2023/go.mdx': with_('withdrawn:\n  date: 2024-01-01\n  reason: Sai.'),
    'content/articles/2023/het.mdx': with_('unpublishAt: 2024-01-01T00:00:00+07:00'),
  });
  expect((await ids({ state: 'scheduled' })).toSorted()).toEqual(['2023/hen', '2023/mai']);
  expect((await ids({ state: 'withdrawn' })).toSorted()).toEqual(['2023/go', '2023/het']);
});

test('lists are filtered by unit, topic, year and words, and sorted by the last change', async () => {
  const { office, ids, list } = await openLists({
    'content/articles/2023/dang.mdx': articleText('Nữ đảng viên', 'Chữ.', day(1)).replace(
      'bhxh-tinh-binh-phuoc',
      'bhxh-huyen-mau',
    ),
  });
  expect(await ids({ unit: 'bhxh-huyen-mau' })).toEqual(['2023/dang']);
  expect(await ids({ year: '2024' })).toEqual(['2024/cu']);
  expect(await ids({ q: 'nu dang' })).toEqual(['2023/dang']);
  expect(await ids({ topic: 'khong-co' })).toEqual([]);
  expect((await list()).options.years).toEqual(['2025', '2024', '2023']);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await office.bring('2022/moi', articleText('Bài vừa đăng', 'Chữ.', '2022-01-01T08:00:00+07:00'));
  expect((await ids({ sort: 'changed' }))[0]).toBe('2022/moi');
  expect((await ids({ sort: 'date', reverse: '1' }))[0]).toBe('2022/moi');
});

test('every collection has a list, and a wrong question is refused in Vietnamese', async () => {
  const { office } = await openLists({ 'content/site.yaml': 'name: Cổng mẫu\n' });
  await office.save('2026/nhap', articleText('Bản nháp', 'Chữ.'), null);
  const { counts } = (await office.call('GET', 'contents/counts')).json as unknown as {
    counts: Record<string, number>;
  };
  expect(counts).toMatchObject({ articles: 3, units: 1, topics: 1, site: 1, documents: 0 });
  for (const [name, count] of Object.entries(counts))
    expect((await office.call('GET', `contents?collection=${name}`)).json, name).toMatchObject({
      count,
    });
  const refused = await office.call('GET', 'contents?collection=articles&state=x');
  expect(refused.json.error).toContain('không đúng dạng (ở “state”)');
});
