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

test('a draft is not offered: an entry that refers to it could not be published', async () => {
  const office = await openOffice();
  await office.save('2026/nhap', articleText('Bài nháp', 'Chữ.'), null);
  const { json } = await office.call('GET', 'choices?collection=articles&q=nhap');
  expect(json).toMatchObject({ choices: [], count: 0 });
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
