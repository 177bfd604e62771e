import { expect, test } from 'vitest';
import { checkEntry, missingReferences } from '../../src/model/check.ts';
import { formatIssue } from '../../src/model/issues.ts';
import { jsonSchema } from '../../src/model/json-schema.ts';

const GOOD = `---
title: Tiêu đề
summary: Tóm tắt dài hơn năm mươi ký tự để được phép đăng lên cổng.
date: 2020-03-19T13:10:00+07:00
unit: don-vi
byline: Người viết
topics:
  - chuyen-de
---

Thân bài.
`;
const FILE = 'articles/2020/bai.mdx';
const said = (source: string, file = FILE) => checkEntry(file, source).map(formatIssue);
const saidAfter = (from: string, to: string) => said(GOOD.replace(from, to));

test('a complete article has nothing wrong', () => {
  expect(said(GOOD)).toEqual([]);
});

test('each mistake is told by file, line, field and value, with what to do', () => {
  expect([
    ...saidAfter('title: Tiêu đề\n', ''),
    ...saidAfter('Tóm tắt dài hơn năm mươi ký tự để được phép đăng lên cổng.', 'Ngắn'),
    ...saidAfter('title: Tiêu đề', `title: ${'dài '.repeat(40)}`),
    ...saidAfter('2020-03-19T13:10:00+07:00', '19/3/2020'),
    ...saidAfter('topics:\n  - chuyen-de', 'topics: []'),
    ...saidAfter('topics:\n  - chuyen-de', 'topics: chuyen-de'),
    ...saidAfter('byline: Người viết', 'byline: 2020'),
    ...saidAfter('byline: Người viết', 'byline: Người viết\nbylin: x'),
    ...saidAfter('byline: Người viết', 'byline: Người viết\nfeatured: "false"'),
    ...saidAfter(
      'byline: Người viết',
      'byline: Người viết\nimage:\n  src: anh.jpg\n  basis: consent',
    ),
    ...saidAfter('byline: Người viết', 'byline: Người viết\nredirects:\n  - javascript:alert(1)'),
    ...saidAfter('byline: Người viết', 'byline: "mở'),
  ]).toMatchInlineSnapshot(`
    [
      "articles/2020/bai.mdx:2:1 Mục “Tiêu đề” còn trống. Hãy điền mục này.",
      "articles/2020/bai.mdx:3:10 Mục “Tóm tắt” quá ngắn: 4 ký tự (“Ngắn”). Viết ít nhất 50 ký tự.",
      "articles/2020/bai.mdx:2:8 Mục “Tiêu đề” quá dài: 159 ký tự (“dài dài dài dài dài dài dài dài dài dài dài dài dài dài d…”). Rút còn nhiều nhất 120 ký tự.",
      "articles/2020/bai.mdx:4:7 Mục “Ngày giờ đăng” là “19/3/2020”, không đúng dạng. Ghi ngày giờ theo dạng 2020-03-19T13:10:00+07:00.",
      "articles/2020/bai.mdx:7:9 Mục “Chuyên đề” còn trống. Thêm ít nhất 1 mục.",
      "articles/2020/bai.mdx:7:9 Mục “Chuyên đề” là “chuyen-de”, sai kiểu. Ghi danh sách, mỗi dòng một mục bắt đầu bằng dấu gạch ngang.",
      "articles/2020/bai.mdx:6:9 Mục “Tác giả” là “2020”, sai kiểu. Ghi chữ (đặt trong dấu nháy nếu toàn chữ số).",
      "articles/2020/bai.mdx:7:8 Không có mục “bylin” trong phần khai báo. Xóa dòng đó, hoặc sửa cho đúng tên mục.",
      "articles/2020/bai.mdx:7:11 Mục “Nổi bật” là “false”, sai kiểu. Ghi true hoặc false.",
      "articles/2020/bai.mdx:8:3 Mục “Ảnh đại diện › Mô tả ảnh”: thiếu mô tả. Viết mô tả ảnh, hoặc bật “Chỉ để trang trí”.",
      "articles/2020/bai.mdx:8:5 Mục “Địa chỉ cũ › mục 1” là “javascript:alert(1)”, không đúng dạng. Ghi địa chỉ bắt đầu bằng https://, mailto: hoặc / (trang của cổng).",
      "articles/2020/bai.mdx:9:1 Thiếu dấu đóng (nháy hoặc ngoặc), hoặc thiếu dấu hai chấm. Thêm dấu còn thiếu.",
    ]
  `);
});

test('an action month cannot end before it begins, and nobody is honoured without a basis', () => {
  const month = 'name: Tháng\nkind: gender-equality\nfrom: 2026-12-15\nto: 2026-11-15\n';
  const person = 'name: Tên\nkind: person\nhonour: Giấy khen\nlevel: unit\nyear: 2024\nunit: dv\n';
  expect([...said(month, 'campaigns/thang.yaml'), ...said(person, 'achievements/ten.yaml')])
    .toMatchInlineSnapshot(`
    [
      "campaigns/thang.yaml:4:5 Mục “Đến ngày”: đứng trước ngày bắt đầu. Sửa lại một trong hai ngày.",
      "achievements/ten.yaml:1:1 Mục “Căn cứ nêu tên” còn trống. Hãy điền mục này.",
    ]
  `);
});

test('other collections are told the same way', () => {
  expect([
    ...said(
      'kind: thu\nnumber: 241 / BHXH\ndate: 2020-02-31\nissuer: A\nsummary: B\n',
      'documents/a.yaml',
    ),
    ...said('name: Cổng\n', 'site.yaml'),
  ]).toMatchInlineSnapshot(`
    [
      "documents/a.yaml:1:7 Mục “Loại văn bản” là “thu”, không có trong danh sách. Chọn một trong: cong-van, nghi-quyet, quyet-dinh, chi-thi, ke-hoach, chuong-trinh, huong-dan, thong-bao, bao-cao, to-trinh, luat, nghi-dinh, thong-tu, khac.",
      "documents/a.yaml:2:9 Mục “Số, ký hiệu” là “241 / BHXH”, không đúng dạng. Ghi liền, không dấu cách, như 241/BHXH-TCCB, 42/2022/NĐ-CP hoặc 11-NQ/TW.",
      "documents/a.yaml:3:7 Mục “Ngày ban hành” là “2020-02-31”, không đúng dạng. Ghi ngày có thật theo dạng năm-tháng-ngày, ví dụ 2020-03-16.",
      "site.yaml:1:1 Mục “Giới thiệu” còn trống. Hãy điền mục này.",
      "site.yaml:1:1 Mục “Cơ quan” còn trống. Hãy điền mục này.",
      "site.yaml:1:1 Mục “Cơ quan cấp trên” còn trống. Hãy điền mục này.",
      "site.yaml:1:1 Mục “Địa chỉ” còn trống. Hãy điền mục này.",
      "site.yaml:1:1 Mục “Thư điện tử” còn trống. Hãy điền mục này.",
      "site.yaml:1:1 Mục “Điện thoại” còn trống. Hãy điền mục này.",
      "site.yaml:1:1 Mục “Người chịu trách nhiệm nội dung” còn trống. Hãy điền mục này.",
    ]
  `);
});

test('every shape of document number that offices use is accepted', () => {
  for (const number of [
    '241/BHXH-TCCB',
    '786/BHXH-BVSTBPN',
    '391/QĐ-BTC',
    '28/NQ-CP',
    '42/2022/NĐ-CP',
    '202/2025/QH15',
    '11-NQ/TW',
    '05/BC-BHXH',
  ])
    expect(
      said(
        `kind: khac\nnumber: ${number}\ndate: 2020-03-16\nissuer: A\nsummary: B\n`,
        'documents/a.yaml',
      ),
    ).toEqual([]);
  for (const number of ['241', 'BHXH-TCCB', '241/bhxh-tccb', '241 /BHXH', '../BHXH'])
    expect(
      said(
        `kind: khac\nnumber: ${number}\ndate: 2020-03-16\nissuer: A\nsummary: B\n`,
        'documents/a.yaml',
      ),
    ).not.toEqual([]);
});

test('a file outside the collections is refused by name', () => {
  expect(said(GOOD, 'articles/bai.mdx')).toMatchInlineSnapshot(`
    [
      "articles/bai.mdx:1:1 Tệp “articles/bai.mdx” không thuộc mục nội dung nào. Đặt bài viết ở articles/<năm>/<tên-không-dấu>.mdx, mục khác ở thư mục của mục đó.",
    ]
  `);
});

test('a reference to an entry that does not exist is told where it stands, in the data and in the body', () => {
  const source = GOOD.replace('Thân bài.', 'Một.\n\n<StatChart id="khong-co" />');
  const found = missingReferences(
    FILE,
    source,
    (collection) => collection !== 'topics' && collection !== 'statistics',
  );
  expect(found.map(formatIssue)).toMatchInlineSnapshot(`
    [
      "articles/2020/bai.mdx:8:5 Không có chuyên đề nào mang mã “chuyen-de”. Chọn một mục có sẵn, hoặc tạo mục đó trước.",
      "articles/2020/bai.mdx:13:1 Không có số liệu nào mang mã “khong-co”. Chọn một mục có sẵn, hoặc tạo mục đó trước.",
    ]
  `);
});

test('a share cannot be larger than the whole, nor be without one', () => {
  const statistic = (point: string) =>
    said(
      `title: A\nsummary: B\nunit: u\nmeasure: share\nunitOfCount: người\nchart: bar\npoints:\n  - series: C\n    period: '2025'\n    asOf: 2025-03-06\n${point}method: D\nsource:\n  name: E\n`,
      'statistics/a.yaml',
    );
  expect(statistic('    numerator: 122\n    denominator: 199\n')).toEqual([]);
  expect([
    ...statistic('    numerator: 200\n    denominator: 199\n'),
    ...statistic('    numerator: 1\n'),
  ]).toMatchInlineSnapshot(`
    [
      "statistics/a.yaml:11:16 Mục “Số liệu › mục 1 › Số đếm được”: lớn hơn tổng số. Kiểm tra lại hai con số.",
      "statistics/a.yaml:8:3 Mục “Số liệu”: có dòng thiếu tổng số nên không tính được tỷ lệ. Điền “Trên tổng số” ở mọi dòng.",
    ]
  `);
});

test('a line must show something, and hold nothing that acts unseen', () => {
  for (const title of ['"     "', '"\\u200b\\u200d"', '"\\u3164"', '"\\u0301"'])
    expect(saidAfter('title: Tiêu đề', `title: ${title}`), title).toEqual([
      expect.stringContaining('Mục “Tiêu đề”: không có chữ nào hiện ra. Gõ lại mục này.'),
    ]);
  for (const title of ['"Tin\\u202egnoc"', '"Tin\\a"'])
    expect(saidAfter('title: Tiêu đề', `title: ${title}`), title).toEqual([
      expect.stringContaining('không nhìn thấy được. Xóa mục này rồi gõ lại.'),
    ]);
  expect(saidAfter('title: Tiêu đề', 'title: “8/3” 🎉')).toEqual([]);
});

test('text that is made to keep the desk busy is judged like any other', () => {
  expect(saidAfter('Thân bài.', `Thân bài a${'\u0301\u0323'.repeat(400_000)}.`)).toEqual([]);
  const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n');
  expect(saidAfter('byline:', `${keys}\nbyline:`)).toEqual([expect.stringContaining('“k1”')]);
});

test('nothing is related to itself, replaces itself or comes before itself', () => {
  expect([
    ...saidAfter('topics:', 'related:\n  - 2020/khac\n  - 2020/bai\ntopics:'),
    ...said(
      'kind: khac\nnumber: 1/KH\ndate: 2020-01-02\nissuer: Cơ quan\nsummary: Về việc\nreplacedBy: 1-kh-2020\n',
      'documents/1-kh-2020.yaml',
    ),
    ...said(
      'names:\n  - name: Tên\n    shortName: Tên\nlevel: base\npredecessors:\n  - a\nsuccessors:\n  - b\n',
      'units/a.yaml',
    ),
  ]).toMatchInlineSnapshot(`
    [
      "articles/2020/bai.mdx:9:5 Mục “Bài liên quan › mục 2” là “2020/bai”, chính là mục đang viết. Chọn tin bài khác, hoặc xóa dòng đó.",
      "documents/1-kh-2020.yaml:6:13 Mục “Được thay thế bởi” là “1-kh-2020”, chính là mục đang viết. Chọn văn bản khác, hoặc xóa dòng đó.",
      "units/a.yaml:6:5 Mục “Đơn vị trước đây › mục 1” là “a”, chính là mục đang viết. Chọn đơn vị khác, hoặc xóa dòng đó.",
    ]
  `);
});

test('a year that no date of the portal has is told with its field', () => {
  expect([
    ...saidAfter('2020-03-19T13', '9999-03-19T13'),
    ...saidAfter('2020-03-19T13', '0000-03-19T13'),
    ...saidAfter(
      'topics:',
      'publishAt: 2100-01-01T08:00:00+07:00\nunpublishAt: 1944-12-31T08:00:00+07:00\nreviewBy: 0202-01-01\ntopics:',
    ),
    ...said(
      'kind: khac\nnumber: 1/KH\ndate: 0020-01-02\nissuer: Cơ quan\nsummary: Về việc\nexpires: 2202-01-01\n',
      'documents/1-kh-20.yaml',
    ),
  ]).toMatchInlineSnapshot(`
    [
      "articles/2020/bai.mdx:4:7 Mục “Ngày giờ đăng”: năm 9999 nằm ngoài khoảng 1945–2099. Kiểm tra lại năm.",
      "articles/2020/bai.mdx:4:7 Mục “Ngày giờ đăng”: năm 0000 nằm ngoài khoảng 1945–2099. Kiểm tra lại năm.",
      "articles/2020/bai.mdx:7:12 Mục “Hẹn giờ đăng”: năm 2100 nằm ngoài khoảng 1945–2099. Kiểm tra lại năm.",
      "articles/2020/bai.mdx:8:14 Mục “Hẹn giờ gỡ”: năm 1944 nằm ngoài khoảng 1945–2099. Kiểm tra lại năm.",
      "articles/2020/bai.mdx:9:11 Mục “Ngày cần xem lại”: năm 0202 nằm ngoài khoảng 1945–2099. Kiểm tra lại năm.",
      "documents/1-kh-20.yaml:3:7 Mục “Ngày ban hành”: năm 0020 nằm ngoài khoảng 1945–2099. Kiểm tra lại năm.",
      "documents/1-kh-20.yaml:6:10 Mục “Ngày hết hiệu lực”: năm 2202 nằm ngoài khoảng 1945–2099. Kiểm tra lại năm.",
    ]
  `);
  expect(saidAfter('2020-03-19T13', '1945-01-01T13')).toEqual([]);
  expect(saidAfter('2020-03-19T13', '2099-12-31T13')).toEqual([]);
});

test('the year of a moment is the one that it has in Vietnam', () => {
  const moment = '2020-03-19T13:10:00+07:00';
  expect(saidAfter(moment, '1944-12-31T17:00:00Z')).toEqual([]);
  expect(saidAfter(moment, '2099-12-31T16:59:59Z')).toEqual([]);
  expect([
    ...saidAfter(moment, '1945-01-01T00:00:00+14:00'),
    ...saidAfter(moment, '2099-12-31T17:00:00Z'),
  ]).toMatchInlineSnapshot(`
    [
      "articles/2020/bai.mdx:4:7 Mục “Ngày giờ đăng”: năm 1944 nằm ngoài khoảng 1945–2099. Kiểm tra lại năm.",
      "articles/2020/bai.mdx:4:7 Mục “Ngày giờ đăng”: năm 2100 nằm ngoài khoảng 1945–2099. Kiểm tra lại năm.",
    ]
  `);
});

test('the form knows a date by its format, whatever else the model asks of it', () => {
  const { properties } = jsonSchema('articles');
  expect(properties?.['date']).toMatchObject({ format: 'date-time', widget: 'datetime' });
  expect(properties?.['reviewBy']).toMatchObject({ format: 'date', widget: 'datetime' });
});
