import { expect, test } from 'vitest';
import { checkEntry } from '../../src/model/check.ts';
import { formatIssue } from '../../src/model/issues.ts';

const statistic = (points: string, head = 'measure: share\nchart: line') => `title: Mẫu
summary: Mẫu.
unit: don-vi
unitOfCount: người
${head}
points:
${points}
method: Mẫu.
source:
  name: Mẫu
`;

const point = (period: string, rest = 'numerator: 1\n    denominator: 2', series = 'Nữ') =>
  `  - series: ${series}\n    period: "${period}"\n    asOf: 2024-12-31\n    ${rest}`;

const said = (...source: Parameters<typeof statistic>) =>
  checkEntry('statistics/mau.yaml', statistic(...source)).map(formatIssue);

test('a period may say that it has no figure', () => {
  expect(said([point('2023'), point('2024', 'missing: true')].join('\n'))).toEqual([]);
});

test('each mistake in the figures is told with what to do', () => {
  const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  expect([
    ...said(point('2024', 'note: quên')),
    ...said(point('2024', 'numerator: 3\n    denominator: 9\n    missing: true')),
    ...said(point('2024', 'numerator: 3\n    denominator: 2')),
    ...said(point('2024', 'numerator: 3')),
    ...said(point('2024', 'numerator: 1\n    denominator: 2\n    breakReason: Đổi')),
    ...said(point('2024', 'missing: true')),
    ...said([point('2024'), point('2024')].join('\n')),
    ...said(
      seven
        .flatMap((name) => [point('2023', undefined, name), point('2024', undefined, name)])
        .join('\n'),
    ),
    ...said([point('2023'), point('2024')].join('\n'), 'measure: share\nchart: doughnut'),
    ...said(point('2024', 'numerator: 0'), 'measure: count\nchart: doughnut'),
    ...said(point('2024'), 'measure: count\nchart: bar\nbaseline: khac'),
    ...said(point('2024'), 'measure: share\nchart: stacked\nbaseline: khac'),
  ]).toMatchInlineSnapshot(`
    [
      "statistics/mau.yaml:8:5 Mục “Số liệu › mục 1 › Số đếm được”: còn trống. Điền con số, hoặc bật “Không có số liệu” cho kỳ này.",
      "statistics/mau.yaml:13:14 Mục “Số liệu › mục 1 › Không có số liệu”: được bật mà vẫn có con số 3. Xóa con số, hoặc tắt mục này.",
      "statistics/mau.yaml:11:16 Mục “Số liệu › mục 1 › Số đếm được”: lớn hơn tổng số. Kiểm tra lại hai con số.",
      "statistics/mau.yaml:8:3 Mục “Số liệu”: có dòng thiếu tổng số nên không tính được tỷ lệ. Điền “Trên tổng số” ở mọi dòng.",
      "statistics/mau.yaml:13:18 Mục “Số liệu › mục 1 › Vì sao ngắt”: được viết mà chuỗi không ngắt. Bật “Ngắt chuỗi”, hoặc bỏ lời này.",
      "statistics/mau.yaml:8:3 Mục “Số liệu”: không có con số nào để nêu. Điền ít nhất một con số.",
      "statistics/mau.yaml:13:5 Mục “Số liệu › mục 2”: có hai dòng “Nữ” cho kỳ “2024”. Xóa một dòng, hoặc sửa kỳ.",
      "statistics/mau.yaml:8:3 Mục “Số liệu”: có 7 nội dung qua nhiều kỳ, nhiều nhất là 6. Tách thành nhiều số liệu.",
      "statistics/mau.yaml:6:8 Mục “Dạng biểu đồ”: vành khuyên chỉ vẽ được một kỳ. Chọn cột chồng, hoặc chỉ giữ một kỳ.",
      "statistics/mau.yaml:6:8 Mục “Dạng biểu đồ”: vành khuyên không chia được tổng bằng 0. Chọn dạng cột.",
      "statistics/mau.yaml:7:11 Mục “Tỷ lệ để so sánh”: chỉ dùng cho số liệu dạng tỷ lệ. Bỏ mục này, hoặc đổi “Cách tính” thành tỷ lệ phần trăm.",
      "statistics/mau.yaml:7:11 Mục “Tỷ lệ để so sánh”: không vẽ được trong dạng biểu đồ này. Chọn đường, cột hoặc thanh ngang.",
    ]
  `);
});
