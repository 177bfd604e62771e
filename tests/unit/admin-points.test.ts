import { expect, test } from 'vitest';
import { pastedCells } from '../../admin/paste-cells.ts';
import { cellsOf, type Column, pointOf, problemsOf, shareOf } from '../../admin/points.ts';

const column = (name: string, kind: Column['kind'], required = false, min = 0): Column => ({
  name,
  label: name,
  hint: '',
  kind,
  required,
  min,
});
const COLUMNS = [
  column('series', 'line', true),
  column('period', 'line', true),
  column('asOf', 'day', true),
  column('numerator', 'count'),
  column('denominator', 'count', false, 1),
  column('missing', 'flag'),
];
const row = (numerator: string, denominator = '', missing = '') => ({
  series: 'Nữ',
  period: '3/2025',
  asOf: '31/03/2025',
  numerator,
  denominator,
  missing,
});

test('what stands in a file comes back from the table as it was', () => {
  const point = {
    series: 'Nữ',
    period: '3/2025',
    asOf: '2025-03-06',
    numerator: 1234,
    denominator: 1_234_567,
    missing: true,
  };
  const cells = cellsOf(COLUMNS, point);
  expect(cells).toMatchObject({ asOf: '06/03/2025', numerator: '1.234', missing: 'có' });
  expect(pointOf(COLUMNS, cells)).toEqual(point);
});

test('what cannot be read is kept as it was typed', () => {
  expect(pointOf(COLUMNS, row('61,3'))).toMatchObject({ numerator: '61,3' });
  expect(cellsOf(COLUMNS, { numerator: 12.5, asOf: 'hôm qua' })).toMatchObject({
    numerator: '12.5',
    asOf: 'hôm qua',
  });
  expect(pointOf(COLUMNS, {})).toBeUndefined();
});

test.for([
  ['1.234', 1234],
  ['1 234 567', 1_234_567],
  ['0', 0],
  ['  16 ', 16],
] as const)('%s is a whole number', ([typed, value]) => {
  expect(problemsOf(COLUMNS, row(typed))).toEqual({});
  expect(pointOf(COLUMNS, row(typed))).toMatchObject({ numerator: value });
});

test('what is no count says why beside its cell', () => {
  const said = (typed: string, total?: string) =>
    Object.values(problemsOf(COLUMNS, row(typed, total)));
  expect([
    said('61,3'),
    said('61.3%'),
    said('-5'),
    said('1,234'),
    said('nhiều'),
    said('16', '0'),
    said('20', '16'),
    said(''),
  ]).toMatchInlineSnapshot(`
    [
      [
        "“61,3” không phải số nguyên. Ghi số đếm được, không có phần lẻ và dấu %; tỷ lệ do trang tự tính.",
      ],
      [
        "“61.3%” không phải số nguyên. Ghi số đếm được, không có phần lẻ và dấu %; tỷ lệ do trang tự tính.",
      ],
      [
        "“-5” không phải số nguyên. Ghi số đếm được, không có phần lẻ và dấu %; tỷ lệ do trang tự tính.",
      ],
      [
        "“1,234” không phải số nguyên. Ghi số đếm được, không có phần lẻ và dấu %; tỷ lệ do trang tự tính.",
      ],
      [
        "“nhiều” không phải số đếm. Ghi số nguyên như 199 hoặc 1.234.",
      ],
      [
        "“0” nhỏ quá. Ghi số từ 1 trở lên.",
      ],
      [
        "“numerator” lớn hơn tổng số. Kiểm tra lại hai con số.",
      ],
      [
        "“numerator” còn trống. Điền con số, hoặc bật “Không có số liệu” cho kỳ này.",
      ],
    ]
  `);
});

test('the share is computed of two counts', () => {
  expect(shareOf({ numerator: 122, denominator: 199 })).toBe('61,3%');
  expect(shareOf({ numerator: 122 })).toBe('');
  expect(shareOf({ numerator: 200, denominator: 199 })).toBe('');
  expect(shareOf({ numerator: '61,3', denominator: 199 })).toBe('');
});

test('cells come from Excel as they stand there', () => {
  expect(pastedCells('Nữ\t3/2025\r\nNam\t"hai\ndòng ""nháy"""\r\n')).toEqual([
    ['Nữ', '3/2025'],
    ['Nam', 'hai\ndòng "nháy"'],
  ]);
  expect(pastedCells('122\r\n')).toEqual([['122']]);
  expect(pastedCells('a\t\tb\n\n\n')).toEqual([['a', '', 'b']]);
  expect(pastedCells('một câu thường')).toBeUndefined();
});
