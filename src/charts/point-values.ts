import type { Chart as Drawn, Plugin } from 'chart.js';
import type { Chart } from './chart.ts';
import { write } from './pen.ts';
import { onTop } from './plot.ts';
import { LINE_HEIGHT } from './text.ts';
import { valueWidth } from './value-labels.ts';
import { formatValue, isBreak } from './values.ts';

/** Values above or below their points wherever they touch neither line nor point nor each other. */
export const pointValues = (chart: Chart): Plugin =>
  onTop('point-values', (drawn) => {
    const points = readPoints(chart, drawn);
    const lines = readLines(chart, points);
    const taken: Box[] = [
      ...points.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 })),
      ...readRules(chart, drawn),
    ];
    for (const point of byWeight(chart, points)) {
      const box = placesFor(chart, point, drawn).find(
        (place) =>
          !taken.some((other) => overlap(place, other)) &&
          !lines.some((line) => crosses(place, line)),
      );
      if (!box) continue;
      taken.push(box);
      const place = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
      write(drawn.ctx, [formatValue(chart, point.value)], {
        ...place,
        align: 'center',
        weight: 600,
      });
    }
  });

/** Every known point with its place; each series may be drawn in several pieces. */
function readPoints(chart: Chart, { scales: { x, y } }: Drawn): Point[] {
  if (!x || !y) return [];
  return chart.series.flatMap(({ values }, series) =>
    values.flatMap((value, index) =>
      value === null
        ? []
        : [{ series, index, value, x: x.getPixelForValue(index), y: y.getPixelForValue(value) }],
    ),
  );
}

function readLines(chart: Chart, points: Point[]): [Point, Point][] {
  return points.flatMap((to, at) => {
    const from = points[at - 1];
    const joined = from?.series === to.series && from.index === to.index - 1;
    const broken = chart.series[to.series]?.breaksBefore?.[to.index] === true;
    return from && joined && !broken ? [[from, to] as [Point, Point]] : [];
  });
}

/** The rules that mark breaks are in the way, too. */
const readRules = (chart: Chart, { chartArea, scales }: Drawn): Box[] =>
  chart.labels.flatMap((_, index) => {
    const at = scales['x']?.getPixelForValue(index - 0.5);
    return at === undefined || !isBreak(chart, index)
      ? []
      : [{ left: at - 1, right: at + 1, top: chartArea.top, bottom: chartArea.bottom }];
  });

/** The ends of each series first, then its peaks and feet, then the rest. */
function byWeight(chart: Chart, points: Point[]): Point[] {
  const weight = (point: Point) => {
    const row = points.filter(({ series }) => series === point.series);
    if (point === row.at(-1)) return 0;
    if (point === row[0]) return 1;
    const values = row.map(({ value }) => value);
    const isExtreme = point.value === Math.max(...values) || point.value === Math.min(...values);
    // One of several is enough, and none is needed where an end of the line tells it.
    const isFirst = values.indexOf(point.value) === row.indexOf(point);
    if (isExtreme && isFirst && point.value !== values.at(-1)) return 2;
    return isBreak(chart, point.index) || isBreak(chart, point.index + 1) ? 2 : 3;
  };
  const many = chart.labels.length > 12;
  return points
    .map((point) => ({ point, weight: weight(point) }))
    .filter((one) => !many || one.weight < 3)
    .toSorted((one, other) => one.weight - other.weight)
    .map(({ point }) => point);
}

/** After the last point; else above, then below, pushed in from the edges, never under the axis. */
function placesFor(
  chart: Chart,
  { index, x, y, value }: Point,
  { width, chartArea }: Drawn,
): Box[] {
  const long = valueWidth(chart, value);
  const middle = Math.min(Math.max(x, chartArea.left + long / 2 + 2), width - long / 2 - 2);
  const after = index === chart.labels.length - 1 && x + long + 8 <= width;
  const left = middle - long / 2;
  const below = y + 7 + LINE_HEIGHT <= chartArea.bottom;
  return [
    ...(after ? [{ left: x + 8, top: y - LINE_HEIGHT / 2 }] : []),
    { left, top: y - 7 - LINE_HEIGHT },
    ...(below ? [{ left, top: y + 7 }] : []),
  ].map((place) => ({ ...place, right: place.left + long, bottom: place.top + LINE_HEIGHT }));
}

const overlap = (one: Box, other: Box) =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom;

/** Whether a line runs through a box: its part above the box's width reaches into the box's height. */
function crosses({ left, right, top, bottom }: Box, [from, to]: [Point, Point]): boolean {
  const start = Math.max(from.x, left);
  const end = Math.min(to.x, right);
  if (start > end || from.x === to.x) return false;
  const at = (x: number) => from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x);
  return Math.min(at(start), at(end)) < bottom && Math.max(at(start), at(end)) > top;
}

interface Point {
  series: number;
  index: number;
  value: number;
  x: number;
  y: number;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
