import { expect, test } from 'vitest';
import { factsOf } from '../../admin/desk/facts.ts';
import type { Person } from '../../admin/desk/people.ts';
import { articleText, openOffice } from './desk-office.ts';

const PEOPLE: Record<string, Person> = {
  author: { name: 'Chị An', email: 'an@example.vn', role: 'contributor' },
  other: { name: 'Chị Đào', email: 'dao@example.vn', role: 'contributor' },
  editor: { name: 'Chị Bình', email: 'binh@example.vn', role: 'editor' },
  publisher: { name: 'Chị Cúc', email: 'cuc@example.vn', role: 'publisher' },
};

const DAY_MS = 86_400_000;
const dayFromNow = (days: number) =>
  new Date(Date.now() + days * DAY_MS + 7 * 3_600_000).toISOString().slice(0, 10);
const withField = (source: string, field: string) =>
  source.replace('\ntopics:', `\n${field}\ntopics:`);

/** An office with articles that are due for something, and an action month that is on. */
const openBusyOffice = () =>
  openOffice({
    people: PEOPLE,
    files: {
      'content/units/bhxh-dong-xoai.yaml':
        'names:\n  - name: Bảo hiểm xã hội Đồng Xoài\n    shortName: BHXH Đồng Xoài\nlevel: district\n',
      'content/campaigns/thang-nay.yaml': `name: Tháng hành động thử\nkind: gender-equality\nfrom: ${dayFromNow(-3)}\nto: ${dayFromNow(3)}\n`,
      'content/articles/2024/qua-han.mdx': withField(
        articleText('Bài quá hạn', 'Xem [bài này](/tin/2024/cu/) và [bài kia](/tin/2024/mat/).'),
        `reviewBy: ${dayFromNow(-1)}`,
      ),
      'content/articles/2024/hen-go.mdx': withField(
        articleText('Bài hẹn gỡ', 'Chữ.'),
        `unpublishAt: ${dayFromNow(5)}T08:00:00+07:00\nimage:\n  src: anh.jpg\n  alt: Ảnh\n  basis: consent\n  expires: ${dayFromNow(20)}`,
      ),
      'content/articles/2024/da-go.mdx': withField(
        articleText('Bài đã gỡ', 'Chữ.'),
        `withdrawn:\n  date: 2024-06-01T08:00:00+07:00\n  reason: Bài mẫu đã gỡ.\nimage:\n  src: anh.jpg\n  alt: Ảnh\n  basis: consent\n  expires: ${dayFromNow(20)}`,
      ),
      'content/articles/2024/thang.mdx': withField(
        articleText('Bài của tháng', 'Chữ.'),
        'campaigns:\n  - thang-nay',
      ),
    },
  });

type Office = Awaited<ReturnType<typeof openOffice>>;

interface Overview {
  [list: string]: { title: string }[];
}

async function overviewOf(office: Office, person: string) {
  const answer = await office.call('GET', 'overview', undefined, { 'x-person': person });
  return answer.json as unknown as Overview & {
    scheduled: { count: number; items: { title: string; kind: string }[] };
    overdue: { count: number; items: { title: string }[] };
    expiring: { items: { title: string; at: string }[] };
    links: { checked: number; count: number; broken: { items: { message: string }[] } };
    participation: { title: string; units: { name: string; published: number; waiting: number }[] };
    returned: { returned: { by: string; note: string } }[];
    failed: string | null;
  };
}

const titles = (list: readonly { title: string }[] | undefined) =>
  (list ?? []).map(({ title }) => title);

test('everyone finds on the dashboard what waits for them, and nobody what does not', async () => {
  const office = await openBusyOffice();
  await office.save('2026/a', articleText('Bài của An', 'Chữ.'), null, {}, 'author');
  await office.move('2026/a', 'pending_review', {}, 'author');
  await office.save('2026/b', articleText('Bài của Bình', 'Chữ.'), null, {}, 'editor');
  await office.move('2026/b', 'pending_review', {}, 'editor');
  await office.save('2026/c', articleText('Bài bị trả', 'Chữ.'), null, {}, 'author');
  await office.move('2026/c', 'pending_review', {}, 'author');
  await office.move('2026/c', 'draft', { note: 'Thiếu nguồn ảnh.' }, 'editor');
  await office.save('2026/d', articleText('Bài đã duyệt', 'Chữ.'), null, {}, 'author');
  await office.move('2026/d', 'pending_publish', {}, 'editor');

  const author = await overviewOf(office, 'author');
  expect(titles(author['mine']).toSorted()).toEqual(['Bài bị trả', 'Bài của An', 'Bài đã duyệt']);
  expect(author.returned.map(({ returned: { by, note } }) => [by, note])).toEqual([
    ['Chị Bình', 'Thiếu nguồn ảnh.'],
  ]);
  expect([titles(author['review']), titles(author['publish'])]).toEqual([[], []]);

  const editor = await overviewOf(office, 'editor');
  expect([titles(editor['mine']), titles(editor['review'])]).toEqual([
    ['Bài của Bình'],
    ['Bài của An'],
  ]);
  const publisher = await overviewOf(office, 'publisher');
  expect(titles(publisher['review']).toSorted()).toEqual(['Bài của An', 'Bài của Bình']);
  expect(titles(publisher['publish'])).toEqual(['Bài đã duyệt']);
  expect(JSON.stringify(await overviewOf(office, 'other'))).not.toContain('Bài của An');
});

test('the dashboard shows what is overdue, about to end, broken, and who has not sent anything', async () => {
  const office = await openBusyOffice();
  const draft = withField(articleText('Bài nháp', 'Chữ.'), 'campaigns:\n  - thang-nay');
  await office.save('2026/nhap', draft, null, {}, 'editor');
  await office.move('2026/nhap', 'pending_review', {}, 'editor');
  await office.save('2026/dang-viet', draft, null, {}, 'author');
  const overview = await overviewOf(office, 'editor');
  expect(overview.overdue).toMatchObject({ count: 1, items: [{ title: 'Bài quá hạn' }] });
  expect(overview.scheduled.items).toMatchObject([{ title: 'Bài hẹn gỡ', kind: 'unpublish' }]);
  expect(overview.expiring.items).toMatchObject([{ title: 'Bài hẹn gỡ', at: dayFromNow(20) }]);
  expect(overview.participation.units).toEqual([
    { id: 'bhxh-tinh-binh-phuoc', name: 'BHXH tỉnh Bình Phước', published: 1, waiting: 1 },
    { id: 'bhxh-dong-xoai', name: 'BHXH Đồng Xoài', published: 0, waiting: 0 },
  ]);
  expect(overview.links.checked).toBe(overview.links.count);
  expect(overview.links.broken.items.map(({ message }) => message)).toEqual([
    'Liên kết “/tin/2024/mat/” không dẫn tới trang nào. Sửa hoặc bỏ liên kết.',
  ]);
  expect(overview.failed).toBeNull();
  expect(titles(overview['latest'])).toContain('Bài của tháng');
});

test('a broken link is gone from the dashboard once it has been mended', async () => {
  const office = await openBusyOffice();
  expect((await overviewOf(office, 'editor')).links.broken.items).toHaveLength(1);
  const path = 'content/articles/2024/qua-han.mdx';
  office.write(path, office.read(path).replace('/tin/2024/mat/', '/tin/2025/khac/'));
  office.git('commit', '-qam', 'Sửa liên kết');
  expect((await overviewOf(office, 'editor')).links.broken.items).toEqual([]);
});

test('heads are read alike however they are written', () => {
  const facts = factsOf(
    'articles',
    `---
title: 'Bài: “một”'
date: "2026-03-05T08:00:00+07:00"
unit: a # ghi chú
byline: >-
  Mỹ
  Như
topics: [x, 'y']
campaigns:
- m
- 'n'
reviewBy: 2026-12-01
image: { src: a.jpg, expires: 2026-11-30 }
---
reviewBy: 1999-01-01
`,
  );
  expect(facts).toMatchObject({
    title: 'Bài: “một”',
    date: '2026-03-05T08:00:00+07:00',
    unit: 'a',
    byline: 'Mỹ Như',
    topics: ['x', 'y'],
    campaigns: ['m', 'n'],
    reviewBy: '2026-12-01',
    expires: ['2026-11-30'],
    isWithdrawn: false,
    withdrawnOn: '',
  });
});

test('the calendar of a month has what is planned, action months and the yearly days', async () => {
  const office = await openBusyOffice();
  const source = articleText('Bài hẹn', 'Chữ.', '2031-11-20T08:30:00+07:00');
  await office.save('2031/hen', source, null, {}, 'editor');
  const answer = await office.call('GET', 'calendar?month=2031-11', undefined, {
    'x-person': 'editor',
  });
  expect((answer.json as unknown as { items: object[] }).items).toEqual([
    { kind: 'holiday', title: 'Ngày Quốc tế xóa bỏ bạo lực đối với phụ nữ', day: '2031-11-25' },
    {
      kind: 'publish',
      collection: 'articles',
      id: '2031/hen',
      title: 'Bài hẹn',
      at: '2031-11-20T08:30:00+07:00',
      day: '2031-11-20',
      isDraft: true,
    },
  ]);
  const other = await office.call('GET', 'calendar?month=2031-11', undefined, {
    'x-person': 'other',
  });
  expect(JSON.stringify(other.json)).not.toContain('Bài hẹn');
  const wrong = await office.call('GET', 'calendar?month=2031-13', undefined, {
    'x-person': 'editor',
  });
  expect(wrong.status).toBe(400);
});

const exported = (office: Office, query: Record<string, string>, person = 'editor') =>
  office.call('GET', `export?${new URLSearchParams(query)}`, undefined, { 'x-person': person });

test('the table of articles opens in Excel as it is and runs no formula', async () => {
  const office = await openBusyOffice();
  const source = withField(
    articleText('Bài; “mới”', 'Một hai ba, 4.', '2026-03-05T23:30:00+07:00')
      .replace('title: Bài; “mới”', `title: '=HYPERLINK("http://a.vn";"b")'`)
      .replace('byline: Ban biên tập', 'byline: "@Mỹ Như, Ban biên tập"'),
    'campaigns:\n  - thang-nay',
  );
  await office.save('2026/moi', source, null, {}, 'author');
  await office.move('2026/moi', 'pending_publish', {}, 'editor');
  await office.publish('2026/moi', {}, 'publisher');
  const range = { kind: 'articles', from: '2026-03-01', to: '2026-03-31' };
  const answer = await exported(office, range);
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="bai-viet-2026-03-01-2026-03-31.csv"',
  });
  expect(answer.bytes.toString('utf8')).toBe(
    [
      '\uFEFFNgày đăng;Giờ đăng;Tiêu đề;Địa chỉ;Đơn vị;Tác giả;Chuyên đề;Tháng hành động;Số chữ;Số ảnh;Người đăng;Tình trạng',
      `2026-03-05;23:30;"'=HYPERLINK(""http://a.vn"";""b"")";http://localhost:4321/tin/2026/moi/;BHXH tỉnh Bình Phước;'@Mỹ Như, Ban biên tập;Bình đẳng giới;Tháng hành động thử;4;0;Chị Cúc;Đang đăng`,
      '',
    ].join('\r\n'),
  );
  const none = await exported(office, { ...range, state: 'withdrawn', separator: ',' });
  expect(none.bytes.toString('utf8').split('\r\n')).toHaveLength(2);
});

test('articles are counted by unit and by author, month by month', async () => {
  const office = await openOffice({ people: PEOPLE });
  const by = (kind: string) => exported(office, { kind, from: '2024-05-01', to: '2025-01-31' });
  const months =
    'Tháng 05/2024;Tháng 06/2024;Tháng 07/2024;Tháng 08/2024;Tháng 09/2024;Tháng 10/2024;Tháng 11/2024;Tháng 12/2024;Tháng 01/2025';
  expect((await by('units')).bytes.toString('utf8')).toBe(
    `\uFEFFĐơn vị;${months};Cộng\r\nBHXH tỉnh Bình Phước;1;0;0;0;0;0;0;0;1;2\r\nCộng;1;0;0;0;0;0;0;0;1;2\r\n`,
  );
  expect((await by('authors')).bytes.toString('utf8')).toContain(
    'Ban biên tập;1;0;0;0;0;0;0;0;1;2\r\n',
  );
});

test('tables are for editors, and for days that make sense', async () => {
  const office = await openOffice({ people: PEOPLE });
  const query = { kind: 'articles', from: '2026-01-01', to: '2026-12-31' };
  const refused = await exported(office, query, 'author');
  expect([refused.status, refused.json.error]).toEqual([
    403,
    'Việc này dành cho biên tập viên. Nhờ biên tập viên làm giúp.',
  ]);
  const backwards = await exported(office, { ...query, to: '2025-01-01' });
  expect([backwards.status, backwards.json.error]).toEqual([
    400,
    'Ngày cuối đứng trước ngày đầu nên không có bài nào để xuất. Sửa lại một trong hai ngày.',
  ]);
  expect((await exported(office, { ...query, from: '2026-02-30' })).status).toBe(400);
});
