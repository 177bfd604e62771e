import { expect, test } from 'vitest';
import { articleText, openOffice } from './desk-office.ts';

interface Choices {
  choices: { id: string; title: string; detail: string }[];
  count: number;
}

const files: Record<string, string> = {
  'content/documents/241-bhxh-tccb-2020.yaml':
    'kind: cong-van\nnumber: 241/BHXH-TCCB\ndate: 2020-03-16\nissuer: Cơ quan mẫu\nsummary: >-\n  Về việc\n  đăng ký\n',
};
for (let day = 1; day <= 28; day += 1)
  files[`content/articles/2023/bai-${day}.mdx`] = articleText(
    day === 5 ? "'Đăng ký: phụ nữ “giỏi”'" : `Bài ngày ${day}`,
    'Chữ.',
    `2023-03-${String(day).padStart(2, '0')}T08:00:00+07:00`,
  );

async function openChoices() {
  const office = await openOffice({ files });
  return async (query: Record<string, string>) => {
    const { json } = await office.call('GET', `choices?${new URLSearchParams(query)}`);
    return json as unknown as Choices;
  };
}

test('twenty entries are offered at a time, the newest first, and how many there are', async () => {
  const choose = await openChoices();
  const { choices, count } = await choose({ collection: 'articles' });
  expect(choices).toHaveLength(20);
  expect(count).toBe(30);
  expect(choices[0]).toEqual({ id: '2025/khac', title: 'Bài khác', detail: '05/01/2025' });
});

test('entries are found without accents, by title, number and subject', async () => {
  const choose = await openChoices();
  const ids = async (collection: string, q: string) =>
    (await choose({ collection, q })).choices.map(({ id }) => id);
  expect(await ids('articles', 'dang ky phu nu')).toEqual(['2023/bai-5']);
  expect(await ids('documents', '241 dang ky')).toEqual(['241-bhxh-tccb-2020']);
  expect(await ids('units', 'bình phước')).toEqual(['bhxh-tinh-binh-phuoc']);
  expect(await ids('units', 'không có')).toEqual([]);
});

test('the titles of chosen entries are told by their ids', async () => {
  const choose = await openChoices();
  const { choices } = await choose({ collection: 'articles', ids: '2024/cu,2023/bai-5,khong-co' });
  expect(choices).toEqual([
    { id: '2024/cu', title: 'Bài cũ', detail: '02/05/2024' },
    { id: '2023/bai-5', title: 'Đăng ký: phụ nữ “giỏi”', detail: '05/03/2023' },
  ]);
  expect((await choose({ collection: 'documents', ids: '241-bhxh-tccb-2020' })).choices).toEqual([
    { id: '241-bhxh-tccb-2020', title: '241/BHXH-TCCB', detail: '16/03/2020 · Về việc đăng ký' },
  ]);
});

/** An office of an editor and of the writers of two units. */
const openUnits = (files: Record<string, string> = {}) =>
  openOffice({
    files: {
      ...files,
      'content/units/bhxh-huyen-mau.yaml':
        'names:\n  - name: Bảo hiểm xã hội huyện Mẫu\n    shortName: BHXH huyện Mẫu\nlevel: district\n',
    },
    people: {
      editor: { name: 'Biên Tập', email: 'bien.tap@example.vn', role: 'editor' },
      own: {
        name: 'Người Viết',
        email: 'viet@example.vn',
        role: 'contributor',
        unit: 'bhxh-tinh-binh-phuoc',
      },
      other: {
        name: 'Người Khác',
        email: 'khac@example.vn',
        role: 'contributor',
        unit: 'bhxh-huyen-mau',
      },
    },
  });

type Office = Awaited<ReturnType<typeof openOffice>>;

async function ask(office: Office, person: string, query: Record<string, string>) {
  const path = `choices?${new URLSearchParams({ collection: 'articles', ...query })}`;
  const { json } = await office.call('GET', path, undefined, { 'x-person': person });
  return json as unknown as Choices;
}

test('what exists only as a draft is offered too, and says so', async () => {
  const office = await openUnits();
  await office.save('2026/nhap', articleText('Bài mới viết', 'Chữ.'), null, {}, 'own');
  expect(await ask(office, 'editor', { q: 'moi viet' })).toEqual({
    choices: [{ id: '2026/nhap', title: 'Bài mới viết', detail: '15/01/2026', isDraft: true }],
    count: 1,
  });
  expect((await ask(office, 'own', { ids: '2026/nhap' })).choices).toMatchObject([
    { title: 'Bài mới viết', isDraft: true },
  ]);
});

test('a new version of what is published is offered once, as it is published', async () => {
  const office = await openUnits();
  const base = office.blob('main', 'content/articles/2025/khac.mdx');
  await office.save('2025/khac', articleText('Bài khác viết lại', 'Chữ.'), base, {}, 'editor');
  expect(await ask(office, 'editor', { q: 'khac' })).toEqual({
    choices: [{ id: '2025/khac', title: 'Bài khác', detail: '05/01/2025' }],
    count: 1,
  });
});

test('nobody learns of a draft of another unit: not by words, by id, nor by the count', async () => {
  const office = await openUnits();
  await office.save('2026/nhap', articleText('Bài mới viết', 'Chữ.'), null, {}, 'own');
  for (const query of [{ q: 'moi viet' }, { ids: '2026/nhap' }])
    expect(await ask(office, 'other', query)).toEqual({ choices: [], count: 0 });
  expect((await ask(office, 'other', {})).count).toBe(2);
});

test('a draft that changed or went is offered as it is now', async () => {
  const office = await openUnits();
  const { json } = await office.save('2026/nhap', articleText('Tên cũ', 'Chữ.'), null, {}, 'own');
  expect((await ask(office, 'own', { q: 'ten cu' })).count).toBe(1);
  await office.save('2026/nhap', articleText('Tên mới', 'Chữ.'), json.version, {}, 'own');
  expect((await ask(office, 'own', { q: 'ten cu' })).count).toBe(0);
  expect((await ask(office, 'own', { q: 'ten moi' })).count).toBe(1);
  office.git('update-ref', '-d', 'refs/drafts/articles/2026/nhap');
  expect((await ask(office, 'own', { q: 'ten moi' })).count).toBe(0);
});

test('of equal matches the published come first, and drafts have room after them', async () => {
  const office = await openUnits(files);
  await office.save('2026/nhap', articleText('Bài ngày nháp', 'Chữ.'), null, {}, 'editor');
  const { choices, count } = await ask(office, 'editor', { q: 'bài ngày' });
  expect(count).toBe(28);
  expect(choices).toHaveLength(20);
  expect(choices.map(({ title }) => title).slice(-2)).toEqual(['Bài ngày 10', 'Bài ngày nháp']);
});

test('words that stand together in a title come before the same words scattered', async () => {
  const office = await openUnits(files);
  const together = articleText('Gương phụ nữ giỏi', 'Chữ.');
  await office.save('2026/nhap', together, null, {}, 'editor');
  const { choices } = await ask(office, 'editor', { q: 'phu nu gioi' });
  expect(choices.map(({ id }) => id)).toEqual(['2026/nhap', '2023/bai-5']);
});

test('a text that names a draft is saved and sent on, but not published alone', async () => {
  const office = await openOffice();
  const citing = articleText('Bài dẫn', 'Chữ.').replace(
    'topics:',
    'related:\n  - 2026/nhap\ntopics:',
  );
  await office.save('2026/nhap', articleText('Bài nháp', 'Chữ.'), null);
  const [saved, sent, approved, published] = await office.bring('2026/dan', citing);
  expect([saved?.status, sent?.status, approved?.status]).toEqual([200, 200, 200]);
  expect(published?.status).toBe(422);
  expect(published?.json.error).toMatchInlineSnapshot(
    `"Chưa đăng được vì bài còn 1 lỗi, lỗi đầu tiên ở dòng 8: Bài dẫn tới tin bài “2026/nhap” còn là bản nháp. Khi bài đó đã duyệt, đăng hai bài cùng lúc; hoặc bỏ chỗ dẫn. Sửa hết lỗi, lưu lại rồi làm lại bước này."`,
  );
});

test('the figure of a block is told in the words of the site, and a missing one says so', async () => {
  const statistic = [
    'title: Số liệu mẫu',
    'summary: Số liệu mẫu để thử bàn biên tập, không phải số liệu thật của một đơn vị nào.',
    'unit: bhxh-tinh-binh-phuoc',
    'chart: line',
    'measure: share',
    'unitOfCount: người',
    'source:\n  name: Nguồn mẫu',
    'method: Cách tính mẫu',
    'points:',
    ...[
      ['2020', 1, 4],
      ['2021', 1, 2],
    ].map(
      ([year, part, all]) =>
        `  - period: '${year}'\n    asOf: ${year}-12-31\n    series: Nữ\n    numerator: ${part}\n    denominator: ${all}`,
    ),
  ].join('\n');
  const office = await openOffice({ files: { 'content/statistics/nu.yaml': `${statistic}\n` } });
  const ask = async (query: string) => (await office.call('GET', `figure?${query}`)).json;
  expect(await ask('id=nu')).toEqual({ title: 'Số liệu mẫu', value: '50%', of: 'Nữ' });
  expect(await ask('id=nu&point=1')).toMatchObject({ value: '25%' });
  expect(await ask('id=nu&point=9')).toEqual({
    error: 'Số liệu “nu” không có con số này. Chọn lại số liệu hoặc sửa số thứ tự của điểm.',
  });
  expect((await office.call('GET', 'figure?id=khong-co')).status).toBe(404);
  expect((await office.call('GET', 'figure?id=../articles/x')).status).toBeGreaterThanOrEqual(400);
});
