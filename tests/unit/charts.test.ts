import { describe, expect, test } from 'vitest';
import { renderChart, type Chart } from '../../src/charts/render.ts';
import { tellApart } from '../../src/charts/values.ts';
import { misplacedTexts, readDrawing, sizeOf, textBoxes, textsOf } from './charts-drawing.ts';

const KINDS = ['bar', 'horizontal', 'line', 'stacked', 'doughnut'] as const;

const LONG = [
  'Lãnh đạo Bảo hiểm xã hội tỉnh và các phòng nghiệp vụ trực thuộc',
  'Giám đốc, Phó Giám đốc Bảo hiểm xã hội cơ sở',
  'Viên chức làm công tác giám định bảo hiểm y tế',
  'Người lao động hợp đồng',
];

const years = (count: number) => Array.from({ length: count }, (_, index) => String(1997 + index));

const one = (kind: Chart['kind'], labels: string[], values: (number | null)[]): Chart => ({
  kind,
  labels,
  series: [{ label: 'Nữ', values }],
  format: 'count',
});

const line = (values: (number | null)[], breaksBefore?: boolean[]): Chart => ({
  kind: 'line',
  labels: years(values.length),
  series: [{ label: 'Nữ', values, ...(breaksBefore ? { breaksBefore } : {}) }],
  format: 'percent',
});

/** Six series of large numbers with long names. */
const sixSeries = (kind: Chart['kind'], count: number): Chart => ({
  kind,
  labels: years(count),
  series: Array.from({ length: 6 }, (_, series) => ({
    label: `${series + 1}. ${LONG[series % 4]}`,
    values: years(count).map((_, index) => (index === series ? null : 1_234_567 - index * 90_123)),
    breaksBefore: years(count).map((_, index) => index % 5 === 2),
  })),
  format: 'count',
});

/** Shares with what they are measured against. */
const against = (kind: Chart['kind'], count: number): Chart => ({
  kind,
  labels: count === 1 ? [LONG[0]!] : years(count),
  series: [
    { label: 'Nữ trong lãnh đạo', values: years(count).map((_, index) => 23.9 + index * 4) },
    {
      label: `So sánh: ${LONG[1]}`,
      values: years(count).map((_, index) => (index === 1 ? null : 58.4 + index)),
      isBaseline: true,
    },
  ],
  format: 'percent',
});

/** Charts of every kind: few and many points, short and long labels, gaps, breaks, several series. */
const gallery = KINDS.flatMap((kind): Chart[] => {
  const several = kind === 'doughnut' ? ['Nữ'] : ['Nữ viên chức, người lao động', LONG[0]!, 'Nam'];
  return [
    one(kind, ['3/2025'], [122]),
    one(kind, ['Nữ', 'Nam'], [122, 77]),
    one(kind, LONG, [12, 1040, 25, 3]),
    one(
      kind,
      years(30),
      years(30).map((_, index) => (index % 7 === 3 ? null : 10 + index ** 2)),
    ),
    {
      kind,
      labels: LONG,
      series: several.map((label, index) => ({
        label,
        values: [61.3, null, 13.1 + index, 0],
        breaksBefore: [false, false, true, false],
      })),
      format: 'percent',
    },
    ...(kind === 'doughnut' ? [] : [sixSeries(kind, 3), sixSeries(kind, 14)]),
    ...(kind === 'doughnut' || kind === 'stacked' ? [] : [against(kind, 5), against(kind, 1)]),
  ];
});

const drawings = gallery.flatMap((chart) => {
  const { wide, narrow } = renderChart(chart);
  const name = `${chart.kind} of ${chart.labels.length}`;
  return [
    { name: `${name}, wide`, svg: wide },
    { name: `${name}, narrow`, svg: narrow },
  ];
});

describe('every drawing', () => {
  test('is the same, byte for byte, when its figures are the same', () => {
    expect(gallery.map(renderChart)).toEqual(gallery.toReversed().map(renderChart).toReversed());
  });

  test.each(drawings)('keeps its texts inside and apart: $name', ({ svg }) => {
    expect(textBoxes(svg).length).toBeGreaterThan(0);
    expect(misplacedTexts(svg)).toEqual([]);
  });

  test.each(drawings)('has no text that is too small to read: $name', ({ svg }) => {
    for (const { size } of textBoxes(svg)) expect(size).toBeGreaterThanOrEqual(14);
  });

  test.each(drawings)('brings no script, style or id with it: $name', ({ svg }) => {
    const marks = readDrawing(svg);
    expect(marks.every(({ name }) => ['svg', 'path', 'text'].includes(name))).toBe(true);
    const names = new Set(marks.flatMap(({ attributes }) => Object.keys(attributes)));
    for (const name of ['style', 'id', 'href', 'clip-path', 'filter'])
      expect(names).not.toContain(name);
  });

  test.each(drawings)('takes its colours from the page: $name', ({ svg }) => {
    const colours = readDrawing(svg).flatMap(({ attributes: { fill, stroke } }) => [fill, stroke]);
    for (const colour of new Set(colours))
      if (colour !== undefined && colour !== 'none')
        expect(colour).toMatch(/^var\(--chart-(?:[1-6]|text|grid|surface,Canvas)\)$/u);
  });

  test.each(drawings)('never holds what is no number: $name', ({ svg }) => {
    expect(svg).not.toMatch(/NaN|Infinity|undefined|null/u);
  });

  test('says how large it is and is hidden from assistive technology', () => {
    const { wide, narrow } = renderChart(one('bar', ['Nữ', 'Nam'], [122, 77]));
    expect(wide).toMatch(
      /^<svg xmlns="[^"]+" class="chart-svg chart-wide" viewBox="0 0 720 (\d+)" width="720" height="\1" /u,
    );
    expect(narrow).toMatch(
      /^<svg xmlns="[^"]+" class="chart-svg chart-narrow" viewBox="0 0 320 (\d+)" width="320" height="\1" /u,
    );
    for (const svg of [wide, narrow])
      expect(svg).toContain('aria-hidden="true" focusable="false">');
  });
});

describe('lines', () => {
  test('join all points when nothing is missing', () => {
    expect(joins(line([50, 52, 54, 56, 58]))).toBe(4);
  });

  test('are never joined across a missing value', () => {
    expect(joins(line([50, 52, null, 56, 58]))).toBe(2);
  });

  test('are never joined across a break', () => {
    expect(joins(line([50, 52, 54, 56, 58], [false, false, false, true, false]))).toBe(3);
    expect(joins(line([50, 52, 54], [false, true, true]))).toBe(0);
  });

  test('show a point that stands alone', () => {
    const { wide, narrow } = renderChart(line([50, null, 54, null, 58]));
    for (const svg of [wide, narrow]) expect(points(svg)).toBe(3);
    expect(points(renderChart(line([61.3])).narrow)).toBe(1);
  });

  test('mark a break with a dashed rule', () => {
    const dashes = (chart: Chart) =>
      readDrawing(renderChart(chart).wide).filter((mark) => mark.attributes['stroke-dasharray']);
    expect(dashes(line([50, 52, 54], [false, true, false]))).toHaveLength(1);
    expect(dashes(line([50, 52, 54]))).toHaveLength(0);
  });

  test('say at a break that it is one', () => {
    expect(textsOf(renderChart(line([50, 52, 54], [false, true, false])).narrow)).toContain('ngắt');
    expect(textsOf(renderChart(line([50, 52, 54])).narrow)).not.toContain('ngắt');
  });

  test('are told from what they are measured against without colour', () => {
    const { wide } = renderChart(against('line', 5));
    const dashed = readDrawing(wide).filter((mark) => mark.attributes['stroke-dasharray']);
    expect(dashed.map(({ attributes }) => attributes['stroke'])).toEqual(
      expect.arrayContaining(['var(--chart-text)']),
    );
    expect(dashed.some(({ attributes }) => attributes['stroke'] === 'var(--chart-1)')).toBe(false);
  });

  test('that move little stay nearly flat', () => {
    const ticks = textsOf(renderChart(line([58.2, 58.1, 61.3])).wide);
    expect(ticks).toContain('40%');
    expect(ticks).toContain('65%');
  });
});

describe('bars', () => {
  test('begin at zero: twice the value is twice the length', () => {
    const [full, half] = barSizes(renderChart(one('bar', ['Nữ', 'Nam'], [122, 61])).wide, 'v');
    expect(full! / half!).toBeCloseTo(2, 1);
    const [long, short] = barSizes(
      renderChart(one('horizontal', ['Nữ', 'Nam'], [122, 61])).wide,
      'h',
    );
    expect(long! / short!).toBeCloseTo(2, 1);
  });

  test('of shares are measured against the whole', () => {
    const chart: Chart = { ...one('bar', ['3/2025'], [61.3]), format: 'percent' };
    expect(textsOf(renderChart(chart).wide)).toContain('100%');
  });

  test('of small shares are not', () => {
    const chart: Chart = { ...one('bar', ['3/2025'], [13.1]), format: 'percent' };
    expect(textsOf(renderChart(chart).wide)).not.toContain('100%');
  });

  test('tell a missing value from a zero', () => {
    const texts = textsOf(renderChart(one('horizontal', ['a', 'b', 'c'], [5, null, 0])).narrow);
    expect(texts).toEqual(expect.arrayContaining(['5', 'không có số liệu', '0']));
    const columns = textsOf(renderChart(one('bar', ['a', 'b', 'c'], [5, null, 0])).narrow);
    expect(columns.filter((text) => text === '–')).toHaveLength(1);
  });

  test('of each series but the first carry a texture of their own', () => {
    const { wide } = renderChart(sixSeries('stacked', 3));
    const textures = readDrawing(wide)
      .filter(({ attributes }) => attributes['stroke'] === 'var(--chart-surface,Canvas)')
      .map(({ attributes }) => `${attributes['stroke-width']} ${attributes['stroke-dasharray']}`);
    // Five textures, and the lines between parts.
    expect(new Set(textures).size).toBeGreaterThanOrEqual(5);
  });

  test('of the baseline are hollow', () => {
    const fills = readDrawing(renderChart(against('horizontal', 5)).wide).map(
      ({ attributes }) => attributes['fill'],
    );
    expect(fills).toContain('var(--chart-surface,Canvas)');
    expect(fills).not.toContain('var(--chart-2)');
  });

  test('of different totals lie each inside its own whole', () => {
    const chart: Chart = { ...one('horizontal', ['a', 'b'], [13.1, 20]), format: 'percent' };
    const [alone] = barSizes(renderChart(chart).wide, 'h');
    const [inWhole] = barSizes(renderChart({ ...chart, inWholes: true }).wide, 'h');
    expect(inWhole! / alone!).toBeLessThan(0.25);
  });

  test('that are few lie down where they have no room for their values', () => {
    const millions = one('bar', years(6), [1234567, 1, 2, 3, 4, 5]);
    expect(textsOf(renderChart(millions).narrow)).toContain('1.234.567');
    expect(textsOf(renderChart(sixSeries('bar', 3)).narrow)).toContain('không có số liệu');
  });

  test('lie down when their labels are too long to stand under columns', () => {
    const { height } = sizeOf(renderChart(one('bar', ['Nữ', 'Nam'], [122, 77])).narrow);
    const long = sizeOf(
      renderChart(one('bar', [...LONG, ...LONG, ...LONG], Array(12).fill(5))).narrow,
    );
    expect(long.height).toBeGreaterThan(height * 2);
  });
});

describe('words', () => {
  test('of long labels are all there, in order', () => {
    for (const kind of KINDS.filter((kind) => kind !== 'line')) {
      const { wide, narrow } = renderChart(one(kind, LONG, [1, 2, 3, 4]));
      for (const svg of [wide, narrow])
        for (const label of LONG) expect(textsOf(svg).join(' ')).toContain(label);
    }
  });

  test('are numbers as Vietnamese write them', () => {
    const count = renderChart(one('bar', ['Nữ', 'Nam'], [1234, 77]));
    expect(textsOf(count.wide)).toContain('1.234');
    const share: Chart = { ...one('bar', ['3/2025'], [(122 / 199) * 100]), format: 'percent' };
    expect(textsOf(renderChart(share).narrow)).toContain('61,3%');
  });

  test('name every slice beside it, with its count and share', () => {
    const texts = textsOf(renderChart(one('doughnut', ['Nữ', 'Nam'], [122, 77])).wide);
    expect(texts).toEqual(['122 (61,3%)', 'Nữ', '77 (38,7%)', 'Nam']);
  });

  test('name the series when there are several, and not when there is one', () => {
    const chart = one('bar', ['2024', '2025'], [54, 61]);
    const both: Chart = { ...chart, series: [...chart.series, { label: 'Nam', values: [46, 39] }] };
    expect(textsOf(renderChart(chart).wide)).not.toContain('Nữ');
    expect(textsOf(renderChart(both).wide)).toEqual(expect.arrayContaining(['Nữ', 'Nam']));
  });

  test('always show the last of many periods', () => {
    expect(textsOf(renderChart(line(Array(30).fill(20))).narrow)).toContain('2026');
  });

  test('cannot break the drawing', () => {
    const hostile = [
      '</text><script>alert(1)</script>',
      '"&amp;\'<!--',
      ']]>&#0;',
      'Nu\u0303\u031B',
    ];
    const chart: Chart = {
      kind: 'horizontal',
      labels: hostile,
      series: hostile.map((label) => ({ label, values: [1, 2, 3, 4] })),
      format: 'count',
    };
    for (const svg of Object.values(renderChart(chart)))
      for (const text of hostile) expect(textsOf(svg).join(' ')).toContain(text.normalize('NFC'));
  });

  test('lose control characters and broken halves, which XML forbids', () => {
    const chart = one(
      'horizontal',
      ['a\u0000b\u001B\u0085\uFFFF', 'c\uD800d', 'e\t\n f'],
      [1, 2, 3],
    );
    expect(textsOf(renderChart(chart).wide)).toEqual(
      expect.arrayContaining(['ab', 'c\uFFFDd', 'e f']),
    );
  });
});

describe('figures that cannot be drawn are refused, with a way out', () => {
  const drawing = (chart: Chart) => () => renderChart(chart);

  test('none at all', () => {
    expect(drawing(one('bar', [], []))).toThrowErrorMatchingInlineSnapshot(
      `[Error: Biểu đồ không có số liệu nào để vẽ. Hãy nhập ít nhất một dòng số liệu.]`,
    );
    expect(drawing(one('line', ['2024'], [null]))).toThrowErrorMatchingInlineSnapshot(
      `[Error: Biểu đồ không có số liệu nào để vẽ. Hãy nhập ít nhất một dòng số liệu.]`,
    );
    expect(
      drawing({
        kind: 'bar',
        labels: ['2024'],
        series: [],
        format: 'count',
      }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[Error: Biểu đồ không có số liệu nào để vẽ. Hãy nhập ít nhất một dòng số liệu.]`,
    );
  });

  test('not a number', () => {
    expect(drawing(one('bar', ['2024'], [NaN]))).toThrowErrorMatchingInlineSnapshot(
      `[Error: Số liệu “Nữ” ở mục “2024” không phải là một con số (NaN). Hãy nhập lại con số hoặc bỏ trống mục này.]`,
    );
  });

  test('a series of another length', () => {
    expect(drawing(one('bar', ['2024', '2025'], [1]))).toThrowErrorMatchingInlineSnapshot(
      `[Error: The series "Nữ" has 1 values for 2 labels. Give one value, or null, for each label.]`,
    );
  });

  test('parts below zero', () => {
    expect(drawing(one('doughnut', ['Nữ', 'Nam'], [5, -1]))).toThrowErrorMatchingInlineSnapshot(
      `[Error: Biểu đồ vành khuyên không vẽ được số âm: “Nữ” ở mục “Nam” là -1. Hãy sửa con số hoặc chọn dạng cột.]`,
    );
    expect(drawing(one('stacked', ['2024', '2025'], [5, -1]))).toThrowErrorMatchingInlineSnapshot(
      `[Error: Biểu đồ cột chồng không vẽ được số âm: “Nữ” ở mục “2025” là -1. Hãy sửa con số hoặc chọn dạng cột.]`,
    );
  });

  test('a ring of nothing, or of two series', () => {
    expect(drawing(one('doughnut', ['Nữ', 'Nam'], [0, 0]))).toThrowErrorMatchingInlineSnapshot(
      `[Error: Biểu đồ vành khuyên có tổng bằng 0 nên không chia phần được. Hãy sửa số liệu hoặc chọn dạng cột.]`,
    );
    const chart = one('doughnut', ['Nữ', 'Nam'], [1, 2]);
    expect(
      drawing({
        ...chart,
        series: [...chart.series, ...chart.series],
      }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[Error: Biểu đồ vành khuyên chỉ vẽ được một dãy số liệu, ở đây có 2 dãy. Hãy chọn dạng cột chồng hoặc tách thành nhiều biểu đồ.]`,
    );
  });
});

/** How many pairs of neighbours the first series' line joins. */
function joins(chart: Chart): number {
  const strokes = readDrawing(renderChart(chart).wide)
    .filter(({ attributes }) => attributes['stroke'] === 'var(--chart-1)')
    .map(({ attributes }) => attributes['d'] ?? '')
    .filter((path) => !path.includes('A'));
  return strokes.join('').split('L').length - 1;
}

/** The paths that are filled with the first colour, each from its start to its end. */
const filled = (svg: string) =>
  readDrawing(svg)
    .filter(({ attributes }) => attributes['fill'] === 'var(--chart-1)')
    .flatMap(({ attributes }) => attributes['d']?.split(/(?=M)/u) ?? []);

/** How many round points are filled with the first colour. */
const points = (svg: string) => filled(svg).filter((path) => /a/iu.test(path)).length;

/** The lengths of the bars, upright (`v`) or lying (`h`). */
const barSizes = (svg: string, direction: 'v' | 'h') =>
  filled(svg)
    .map((path) => new RegExp(`${direction}(-?[\\d.]+)`, 'u').exec(path))
    .map((found) => Math.abs(Number(found?.[1])));

test('The key shows the strokes of standing bars as those of standing bars, and of lying ones lying', () => {
  const strokes = (svg: string) =>
    readDrawing(svg)
      .filter(({ attributes }) => attributes['stroke-dasharray'] === '1 5')
      .map(({ attributes }) => attributes['d'] ?? '')
      .map((d) => (d.match(/[\d.]+/gu) ?? []).map(Number))
      .map(([x1, , x2]) => (x1 === x2 ? 'upright' : 'lying'));
  const chart = (kind: Chart['kind']): Chart => ({
    kind,
    labels: ['2023', '2024'],
    series: ['Nữ', 'Nam'].map((label) => ({ label, values: [4, 6] })),
    format: 'count',
  });
  expect(strokes(renderChart(chart('stacked')).wide)).toEqual(['upright', 'upright']);
  expect(strokes(renderChart(chart('horizontal')).wide)).toEqual(['lying', 'lying']);
});

test('Counts are drawn only where they differ, and are more than a few', () => {
  expect(tellApart([5, 1, 1])).toBe(true);
  for (const counts of [[], [9], [4, 4, 4], [2, 1], [0, 0]]) expect(tellApart(counts)).toBe(false);
});
