import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importFiles } from '../../src/import/import.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'import-'));
  await mkdir(join(root, 'content'));
});
afterEach(() => rm(root, { recursive: true }));

/** What an import of these files says, without the folder's name. */
async function complaints(files: Record<string, string | Buffer>) {
  for (const [name, content] of Object.entries(files)) await writeFile(join(root, name), content);
  const paths = Object.keys(files).map((name) => join(root, name));
  const { problems, added } = await importFiles(paths, { contentDir: join(root, 'content') });
  expect(added).toEqual([]);
  expect(await readdir(join(root, 'content'))).toEqual([]);
  return problems.map(({ file, line, message }) =>
    `${file}:${line} ${message}`.replaceAll(`${root}/`, ''),
  );
}

const BODY = 'Nội dung của bài, đủ dài để có thể làm phần tóm tắt năm mươi ký tự.';
const text = (change: { title?: string; date?: string; body?: string; end?: string } = {}) => {
  const { title = 'Tiêu đề', date = '19/03/2020 01:10 PM', body = BODY, end = 'Mỹ Như' } = change;
  return [title, '', date, '', body, '', end].join('\n');
};
const line = (change: object = {}) =>
  JSON.stringify({ id: 'bai', title: 'Tiêu đề', date: '2020-03-19', body: BODY, ...change });

test('files that are no text are refused', async () => {
  expect(
    await complaints({
      'trong.txt': '',
      'dau-cach.txt': ' \n\n',
      'utf16.txt': Buffer.from(`\uFEFF${text()}`, 'utf16le'),
      'tcvn3.txt': Buffer.concat([Buffer.from('Tiêu đề\n\n'), Buffer.from([0xa8, 0xb9, 0x0a])]),
      'so-khong.txt': `Tiêu đề\n\0`,
      'lon.txt': 'a'.repeat(1024 ** 2 + 1),
      'bai.docx': 'PK',
      'hong.jsonl.gz': 'không phải gzip',
    }),
  ).toMatchInlineSnapshot(`
    [
      "trong.txt:1 Tệp trống. Ghi bài vào tệp rồi nhập lại.",
      "dau-cach.txt:1 Tệp trống. Ghi bài vào tệp rồi nhập lại.",
      "utf16.txt:1 Tệp được lưu theo bảng mã UTF-16. Mở tệp và lưu lại theo bảng mã UTF-8.",
      "tcvn3.txt:3 Dòng này có chữ không theo bảng mã UTF-8. Mở tệp bằng đúng phông chữ cũ rồi lưu lại theo bảng mã UTF-8 (Unicode).",
      "so-khong.txt:2 Dòng này có ký tự số 0, không phải văn bản. Lưu bài thành tệp văn bản UTF-8.",
      "lon.txt:1 Tệp lớn hơn 1 MB. Chia thành nhiều tệp nhỏ hơn.",
      "bai.docx:1 Không nhập được dạng tệp này. Lưu bài thành tệp .docx, .txt, .jsonl hoặc .jsonl.gz.",
      "hong.jsonl.gz:1 Tệp nén bị hỏng hoặc không phải gzip. Nén lại tệp .jsonl bằng gzip.",
    ]
  `);
});

test('a missing file and a folder are refused', async () => {
  await mkdir(join(root, 'thu-muc.txt'));
  const { problems } = await importFiles([join(root, 'thu-muc.txt'), join(root, 'khong-co.txt')], {
    contentDir: join(root, 'content'),
  });
  expect(problems.map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "Đây là thư mục, không phải tệp. Ghi tên từng tệp cần nhập.",
      "Không có tệp này. Kiểm tra lại tên tệp và thư mục.",
    ]
  `);
});

test('a text without one of its parts is refused at the line where it is missed', async () => {
  expect(
    await complaints({
      'khong-tieu-de.txt': '\n19/03/2020 01:10 PM\n\nNội dung.\n\nMỹ Như',
      'khong-ngay.txt': `\nTiêu đề\n\n${BODY}\n\nMỹ Như`,
      'chi-tieu-de.txt': 'Tiêu đề',
      'khong-noi-dung.txt': 'Tiêu đề\n\n19/03/2020 01:10 PM\n\nMỹ Như',
      'khong-ten.txt': text({ end: 'Đây là câu cuối của bài.' }),
      'ngan.txt': text({ title: 'Tin', body: 'Ngắn.' }),
      'la.txt': text({ title: '???' }),
    }),
  ).toMatchInlineSnapshot(`
    [
      "khong-tieu-de.txt:2 Thiếu tiêu đề trước ngày giờ. Ghi tiêu đề ở dòng đầu tiên.",
      "khong-ngay.txt:4 Thiếu ngày giờ sau tiêu đề. Ghi ngày giờ ở một dòng riêng, ví dụ 19/03/2020 01:10 PM.",
      "chi-tieu-de.txt:1 Thiếu ngày giờ sau tiêu đề. Ghi ngày giờ ở một dòng riêng, ví dụ 19/03/2020 01:10 PM.",
      "khong-noi-dung.txt:3 Bài không có nội dung giữa ngày giờ và tên tác giả. Ghi nội dung vào tệp.",
      "khong-ten.txt:7 Dòng cuối “Đây là câu cuối của bài.” không phải tên tác giả. Ghi tên tác giả ở dòng cuối, hoặc thêm --byline "Tên tác giả" vào lệnh.",
      "ngan.txt:1 Tiêu đề và nội dung cộng lại chưa đủ 50 ký tự cho phần tóm tắt. Viết thêm nội dung.",
      "la.txt:1 Tiêu đề “???” không có chữ cái hay chữ số nào để làm địa chỉ. Đặt tiêu đề khác.",
    ]
  `);
});

test.each([
  '31/02/2020 01:10 PM',
  '29/02/2021 01:10 PM',
  '19/13/2020 01:10 PM',
  '19/03/2020 13:10 PM',
  '19/03/2020 00:10 AM',
  '19/03/2020 01:60 PM',
  '19/03/20 01:10 PM',
  '19/03/2020 01:10',
  '19/03/2020',
  '19-03-2020 01:10 PM',
])('the moment %s is refused', async (date) => {
  expect(await complaints({ 'bai.txt': text({ date }) })).toEqual([
    `bai.txt:3 Ngày giờ “${date}” không có thật hoặc sai dạng. Ghi theo dạng ngày/tháng/năm giờ:phút AM hoặc PM, ví dụ 19/03/2020 01:10 PM.`,
  ]);
});

test.each([
  ['19/03/2020 12:05 AM', '2020-03-19T00:05:00+07:00'],
  ['19/03/2020 12:05 PM', '2020-03-19T12:05:00+07:00'],
  ['9/3/2020 1:05 am', '2020-03-09T01:05:00+07:00'],
  ['29/02/2020 11:59 PM', '2020-02-29T23:59:00+07:00'],
])('%s is %s', async (date, expected) => {
  const { readMoment } = await import('../../src/import/moment.ts');
  expect(readMoment(date)).toBe(expected);
});

test('every broken line of a JSONL file is named, in one go', async () => {
  expect(
    await complaints({
      'bai.jsonl': [
        line(),
        '{"id": ',
        '[]',
        'null',
        '"chữ"',
        '',
        line({ title: undefined, body: undefined }),
        line({ id: 7, date: null }),
        line({ title: ' ' }),
        line({ body: '\n \n' }),
        line({ date: '2020-02-30' }),
        line({ date: '2020-03-19T13:10:00' }),
        line({ body: 'a'.repeat(1_000_000) }),
      ].join('\n'),
    }),
  ).toMatchInlineSnapshot(`
    [
      "bai.jsonl:2 Dòng này không phải JSON: “{"id": ”. Mỗi dòng ghi một bài dạng {"id": …, "title": …, "date": …, "body": …}.",
      "bai.jsonl:3 Dòng này là “[]”, không phải một bài. Ghi dạng {"id": …, "title": …, "date": …, "body": …}.",
      "bai.jsonl:4 Dòng này là “null”, không phải một bài. Ghi dạng {"id": …, "title": …, "date": …, "body": …}.",
      "bai.jsonl:5 Dòng này là “chữ”, không phải một bài. Ghi dạng {"id": …, "title": …, "date": …, "body": …}.",
      "bai.jsonl:7 Thiếu khóa “title”, “body”. Mỗi bài cần đủ id, title, date, body, đều là chữ đặt trong dấu nháy kép.",
      "bai.jsonl:8 Khóa “id”, “date” không phải là chữ. Mỗi bài cần đủ id, title, date, body, đều là chữ đặt trong dấu nháy kép.",
      "bai.jsonl:9 Khóa “title” trống. Ghi tiêu đề của bài.",
      "bai.jsonl:10 Khóa “body” trống. Ghi nội dung của bài.",
      "bai.jsonl:11 Ngày giờ “2020-02-30” không có thật hoặc sai dạng. Ghi như 2020-03-19T13:10:00+07:00 hoặc 19/03/2020 01:10 PM.",
      "bai.jsonl:12 Ngày giờ “2020-03-19T13:10:00” không có thật hoặc sai dạng. Ghi như 2020-03-19T13:10:00+07:00 hoặc 19/03/2020 01:10 PM.",
      "bai.jsonl:13 Dòng này dài hơn 1 triệu ký tự. Một bài báo không dài như vậy, hãy kiểm tra lại tệp.",
    ]
  `);
});

test('the same article twice in one run is refused', async () => {
  expect(
    await complaints({ 'mot.txt': text(), 'hai.txt': text(), 'ba.jsonl': `${line()}\n${line()}` }),
  ).toMatchInlineSnapshot(`
    [
      "hai.txt:1 Bài “Tiêu đề” trùng địa chỉ articles/2020/tieu-de.mdx với bài “Tiêu đề” ở mot.txt:1. Bỏ một trong hai, hoặc đổi tiêu đề hay id của một bài.",
      "ba.jsonl:2 Bài “Tiêu đề” trùng địa chỉ articles/2020/bai.mdx với bài “Tiêu đề” ở ba.jsonl:1. Bỏ một trong hai, hoặc đổi tiêu đề hay id của một bài.",
    ]
  `);
});

test('one bad file keeps the good ones from being imported, and all errors come at once', async () => {
  const found = await complaints({ 'tot.txt': text(), 'trong.txt': '', 'hong.jsonl': '{' });
  expect(found).toHaveLength(2);
});
