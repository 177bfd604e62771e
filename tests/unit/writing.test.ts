import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listEntries } from '../../src/model/entries.ts';
import { parseSource } from '../../src/model/frontmatter.ts';
import { looksLegacy } from '../../src/model/legacy-text.ts';
import { numberKey } from '../../src/queries/document-numbers.ts';
import { checkWriting, type Surroundings } from '../../src/writing/check.ts';

const around: Surroundings = {
  abbreviations: new Set(['BHXH']),
  exists: (collection, id) => collection === 'articles' && id === '2020/co-that',
  leadsOn: (address) => address === '/tin/cu/',
  hasDocument: (number) => number === numberKey('241/BHXH-TCCB'),
};

const check = (body: string, more = '') =>
  checkWriting('articles/2026/thu.mdx', `---\ntitle: Bài thử\n${more}---\n\n${body}\n`, around).map(
    ({ rule, words, line, column }) => `${line}:${column} ${rule} ${words ?? ''}`.trim(),
  );

test('two spaces, a missing space and straight quotes are pointed out where they stand', () => {
  expect(check('Chị  Lan,anh Minh và “cô” "Hoa".')).toEqual([
    '5:4 spaces',
    '5:9 after-sign ,',
    '5:27 quotes "Hoa"',
  ]);
});

test('code, addresses, tables, numbers and indents are left alone', () => {
  const body = [
    '- một',
    '   - hai: 1,5 triệu; 8h:30',
    '',
    '| a  | b |',
    '| - | - |',
    '',
    'Xem `a  b,c`, <https://example.vn/a,b>, [trang](https://example.vn/a,b), ban.bien-tap@example.vn, baohiemxahoi.gov.vn.',
  ].join('\n');
  expect(check(body)).toEqual([]);
});

test('a phone number, an identity number and an insurance number are private', () => {
  expect(check('Gọi 0912 345 678, căn cước số 070123456789, mã số BHXH 7016001234.')).toEqual([
    '5:5 phone 0912 345 678',
    '5:31 identity 070123456789',
    '5:56 identity 7016001234',
  ]);
  expect(check('Tổng đài 1900 9068, 02713 879 123, 120.000.000 đồng.')).toEqual([]);
});

test('an abbreviation is written out at its first use or known to the glossary', () => {
  expect(check('Ban QLDA họp với BHXH, rồi QLDA về.')).toEqual(['5:5 abbreviation QLDA']);
  expect(check('Ban Quản lý dự án (QLDA) họp. QLDA về.')).toEqual([]);
  expect(check('Đại hội XIII, TP HCM.')).toEqual(['5:18 abbreviation HCM']);
  expect(check('KẾT QUẢ THI ĐUA NĂM 2020')).toEqual([]);
});

test('a percentage that its two figures do not give is pointed out, and no other', () => {
  const wrong = [
    '16/122 người (13,5%)',
    '16 nữ trên tổng số 122 viên chức, chiếm 12%',
    '16/122 = 31,1%',
  ];
  for (const text of wrong) expect(check(`Có ${text}.`)).toHaveLength(1);
  const right = [
    '16/122 người (13,1%)',
    '16 nữ trên tổng số 122 viên chức, chiếm 13%',
    '1.220/2.000 người, đạt 61%',
    '122 nữ viên chức, chiếm tỷ lệ 61,3% trên tổng số',
    'ngày 8/3 tặng quà (20%)',
    'tháng 6/2020 đạt 95%',
    'trong năm 2020 đạt 95%',
  ];
  for (const text of right) expect(check(`Có ${text}.`)).toEqual([]);
});

test('a link to no page and a document that the register lacks are pointed out', () => {
  expect(
    check(
      '[a](/tin/2020/co-that/) [b](/tin/cu/) [c](/tin/2020/03/) [d](/van-ban/) [e](/tin/2020/mat/)',
    ),
  ).toEqual(['5:77 link /tin/2020/mat/']);
  expect(check('Công văn 241/BHXH-TCCB và 99/QĐ-BTC.')).toEqual(['5:27 document 99/QĐ-BTC']);
});

test('a lead picture without caption and credit is a reminder, unless it only decorates', () => {
  const image = 'image:\n  src: a.jpg\n  alt: Ảnh\n  basis: no-people\n';
  expect(check('Chữ.', image)).toEqual(['4:3 lacking-caption', '4:3 lacking-credit']);
  expect(check('Chữ.', `${image}  decorative: true\n`)).toEqual([]);
});

test('text for fonts of before Unicode is recognised, Vietnamese and foreign names are not', () => {
  expect(looksLegacy('Héi Liªn hiÖp Phô n÷ ViÖt Nam')).toBe('tcvn3');
  expect(looksLegacy('Hoäi Lieân hieäp Phuï nöõ Vieät Nam')).toBe('vni');
  expect(looksLegacy('Hội Liên hiệp Phụ nữ Việt Nam')).toBeUndefined();
  expect(
    looksLegacy('Bà Björk và ông Müller gặp bà Øster tại Việt Nam trong một ngày đẹp trời'),
  ).toBeUndefined();
});

test('a hostile text is read to its end', () => {
  for (const piece of ['a', '1', '=', 'a.', '"', '<A ', '`', '(', '1/', '0', '](/'])
    check(piece.repeat(100_000 / piece.length));
});

test('the articles of the portal have no false alarms', async () => {
  const read = (file: string) =>
    readFileSync(new URL(`../../content/${file}`, import.meta.url), 'utf8');
  const entries = await listEntries('content');
  const data = (file: string) => parseSource(file, read(file)).data as Record<string, never>;
  const terms: { abbreviation: string }[] = data('glossary.yaml')['terms'] ?? [];
  const numbers = entries
    .filter(({ collection }) => collection === 'documents')
    .map(({ file }) => numberKey(String(data(file)['number'])));
  const real: Surroundings = {
    abbreviations: new Set(terms.map(({ abbreviation }) => abbreviation)),
    exists: (collection, id) =>
      entries.some((one) => one.collection === collection && one.id === id),
    leadsOn: () => false,
    hasDocument: (number) => numbers.includes(number),
  };
  const found = entries.flatMap(({ file }) => checkWriting(file, read(file), real));
  // The one article has two quotations in straight quotes indeed.
  expect(found.map(({ words }) => words)).toEqual([
    '"Phụ nữ tích cực học tập, lao động sáng tạo, xây dựng gia đình hạnh phúc"',
    '"Gia đình ấm no, bình đẳng, tiến bộ, hạnh phúc"',
  ]);
});
