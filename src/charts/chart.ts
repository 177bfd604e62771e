/** What is drawn: one value, or null where none is known, for each label in each series. */
export interface Chart {
  kind: 'bar' | 'horizontal' | 'line' | 'stacked' | 'doughnut';
  labels: string[];
  series: Series[];
  /** `percent` values run from 0 to 100, `count` values are numbers of things. */
  format: 'percent' | 'count';
  /** Each lying bar is seen inside its own whole of 100%: their totals are not the same. */
  inWholes?: boolean;
}

export interface Series {
  label: string;
  values: (number | null)[];
  /** True at an index whose value must not be joined to the one before it. */
  breaksBefore?: boolean[];
  /** What the others are measured against: without colour of its own. */
  isBaseline?: boolean;
}

/**
 * The chart with its words made fit for XML. Throws when it cannot be drawn: in Vietnamese when an
 * editor's figures are the reason, in English when the caller is.
 */
export function readChart(chart: Chart): Chart {
  const labels = chart.labels.map(plainText);
  const series = chart.series.map((one) => ({ ...one, label: plainText(one.label) }));
  for (const one of series) checkSeries(one, labels);
  if (series.every(({ values }) => values.every((value) => value === null)))
    throw new Error('Biểu đồ không có số liệu nào để vẽ. Hãy nhập ít nhất một dòng số liệu.');
  if (chart.kind === 'doughnut' || chart.kind === 'stacked') checkParts(chart.kind, labels, series);
  return { ...chart, labels, series };
}

function checkSeries({ label, values }: Series, labels: string[]) {
  if (values.length !== labels.length)
    throw new Error(
      `The series "${label}" has ${values.length} values for ${labels.length} labels. Give one value, or null, for each label.`,
    );
  const wrong = values.findIndex((value) => value !== null && !Number.isFinite(value));
  if (wrong >= 0)
    throw new Error(
      `Số liệu “${label}” ở mục “${labels[wrong]}” không phải là một con số (${values[wrong]}). Hãy nhập lại con số hoặc bỏ trống mục này.`,
    );
}

function checkParts(kind: 'doughnut' | 'stacked', labels: string[], series: Series[]) {
  const name = kind === 'doughnut' ? 'vành khuyên' : 'cột chồng';
  for (const { label, values } of series) {
    const negative = values.findIndex((value) => value !== null && value < 0);
    if (negative >= 0)
      throw new Error(
        `Biểu đồ ${name} không vẽ được số âm: “${label}” ở mục “${labels[negative]}” là ${values[negative]}. Hãy sửa con số hoặc chọn dạng cột.`,
      );
  }
  if (kind === 'stacked') return;
  if (series.length > 1)
    throw new Error(
      `Biểu đồ vành khuyên chỉ vẽ được một dãy số liệu, ở đây có ${series.length} dãy. Hãy chọn dạng cột chồng hoặc tách thành nhiều biểu đồ.`,
    );
  if (series[0]?.values.every((value) => !value))
    throw new Error(
      'Biểu đồ vành khuyên có tổng bằng 0 nên không chia phần được. Hãy sửa số liệu hoặc chọn dạng cột.',
    );
}

/** NFC, one line, without the characters that XML forbids. */
const plainText = (text: string) =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\t\n\r\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cc}\u{FFFE}\u{FFFF}]/gu, '')
    .replace(/ {2,}/gu, ' ')
    .trim();
