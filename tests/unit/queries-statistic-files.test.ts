import { expect, test } from 'vitest';
import { csvOf, formatSize, jsonOf } from '../../src/queries/statistic-files.ts';
import { tableOf } from '../../src/queries/statistic-table.ts';
import type { Point } from '../../src/queries/statistics.ts';
import { aStatistic } from './queries.content.ts';

const POINTS: Point[] = [
  {
    series: 'Nữ, "cả hợp đồng"',
    period: '2023',
    asOf: '2023-12-31',
    numerator: 1234,
    denominator: 2000,
    outOf: 'tất cả',
  },
  { series: 'Nữ, "cả hợp đồng"', period: '2024', asOf: '2024-12-31', missing: true, note: '=1+1' },
  {
    series: '-Nam',
    period: '2023',
    asOf: '2023-12-31',
    numerator: 766,
    denominator: 2000,
    outOf: 'tất cả',
    breakBefore: true,
    breakReason: 'Đổi cách đếm.',
  },
];

const source = {
  statistic: aStatistic({ points: POINTS }),
  unitName: 'BHXH tỉnh',
  baseline: undefined,
  page: 'https://bhxh.example.vn/so-lieu/nu/',
};

test('the CSV opens in Excel in Vietnamese and holds no formula', () => {
  const csv = csvOf(source);
  expect(csv.startsWith('\uFEFFNội dung,')).toBe(true);
  expect(csv.slice(1).split('\r\n')).toMatchInlineSnapshot(`
    [
      "Nội dung,Kỳ,Thời điểm,Số lượng (người),Trên tổng số,Tỷ lệ,Mẫu số là,Ngắt chuỗi,Ghi chú",
      ""Nữ, ""cả hợp đồng""",2023,2023-12-31,1234,2000,"61,7%",tất cả,,",
      ""Nữ, ""cả hợp đồng""",2024,2024-12-31,,,,,,'=1+1",
      "'-Nam,2023,2023-12-31,766,2000,"38,3%",tất cả,Đổi cách đếm.,",
      "",
    ]
  `);
});

test('the JSON says what it holds, with every share computed', () => {
  expect(JSON.parse(jsonOf(source))).toMatchInlineSnapshot(`
    {
      "breaks": [],
      "measure": "share",
      "method": "Đếm.",
      "page": "https://bhxh.example.vn/so-lieu/nu/",
      "points": [
        {
          "asOf": "2023-12-31",
          "denominator": 2000,
          "numerator": 1234,
          "outOf": "tất cả",
          "period": "2023",
          "series": "Nữ, "cả hợp đồng"",
          "share": 0.617,
        },
        {
          "asOf": "2024-12-31",
          "note": "=1+1",
          "numerator": null,
          "period": "2024",
          "series": "Nữ, "cả hợp đồng"",
          "share": null,
        },
        {
          "asOf": "2023-12-31",
          "breakBefore": true,
          "denominator": 2000,
          "numerator": 766,
          "outOf": "tất cả",
          "period": "2023",
          "series": "-Nam",
          "share": 0.383,
        },
      ],
      "scope": "BHXH tỉnh",
      "shareIs": "numerator / denominator, 0–1",
      "source": {
        "name": "Bài viết",
      },
      "summary": "Bao nhiêu nữ.",
      "title": "Nữ viên chức, lao động",
      "unitOfCount": "người",
    }
  `);
});

test('the table over time has a group for each series, and says what is missing', () => {
  const { columns, groups } = tableOf(source.statistic);
  expect(columns).toEqual(['Kỳ', 'Thời điểm', 'Số lượng (người)', 'Trên tổng số', 'Tỷ lệ']);
  expect(groups.map(({ series, outOf }) => [series, outOf])).toEqual([
    ['Nữ, "cả hợp đồng"', 'tất cả'],
    ['-Nam', 'tất cả'],
  ]);
  expect(
    groups[0]?.rows.map(({ head, cells }) => [head, ...cells.map(({ text }) => text)]),
  ).toEqual([
    ['2023', '2023-12-31', '1.234', '2.000', '61,7%'],
    ['2024', '2024-12-31', 'không có số liệu', '–', '–'],
  ]);
});

test('the table of one period has a row for each series, with its own total where they differ', () => {
  const { columns, groups } = tableOf(
    aStatistic({
      points: aStatistic().data.points.map((point, index) => ({ ...point, outOf: `số ${index}` })),
    }),
  );
  expect(columns[0]).toBe('Nội dung');
  expect(groups).toHaveLength(1);
  expect(groups[0]?.rows.map(({ head, outOf }) => [head, outOf])).toEqual([
    ['Nữ', 'số 0'],
    ['Nữ quản lý', 'số 1'],
  ]);
});

test('the size of a file is told in words', () => {
  expect([formatSize('a'), formatSize('ữ'.repeat(1024))]).toEqual(['khoảng 1 KB', 'khoảng 3 KB']);
});
