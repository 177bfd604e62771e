import type { Chart } from './chart.ts';
import { colourAt, TEXT } from './colours.ts';
import { valueRange } from './values.ts';

/** A drawing the size of a few words, which stands beside the figure that it shows. */
export type Spark =
  /** A part of a whole that is small enough to be seen as its members. */
  | { kind: 'members'; part: number; whole: number }
  /** A part of any whole, from 0 to 1. */
  | { kind: 'part'; share: number }
  /** One value for each period; never joined across what is missing or broken. */
  | { kind: 'trend'; values: (number | null)[]; breaksBefore: boolean[] }
  /** Values side by side, the first of them the one that is told. */
  | { kind: 'sides'; values: number[] };

/** Draws it as an `<svg>` without text, hidden from assistive technology like every chart. */
export function renderSpark(spark: Spark): string {
  const { height, shapes } = DRAW[spark.kind](spark as never);
  return (
    `<svg class="spark" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" ` +
    `fill="none" aria-hidden="true" focusable="false">${shapes}</svg>`
  );
}

const WIDTH = 200;
const HEIGHT = 48;

interface Drawing {
  height: number;
  shapes: string;
}

const DRAW: { [Kind in Spark['kind']]: (spark: Extract<Spark, { kind: Kind }>) => Drawing } = {
  members: ({ part, whole }) => {
    const inRow = whole > 100 ? 25 : whole > 30 ? 16 : 10;
    const pitch = WIDTH / inRow;
    const dots = (from: number, to: number, size: number, colour: string) =>
      dottedRows(from, to, inRow, pitch) &&
      `<path d="${dottedRows(from, to, inRow, pitch)}" ${ROUND} stroke="${colour}" ` +
        `stroke-width="${short(pitch * size)}" stroke-dasharray="0 ${pitch}"/>`;
    return {
      height: Math.ceil(whole / inRow) * pitch,
      shapes: dots(0, part, 0.8, colourAt(0)) + dots(part, whole, 0.3, TEXT),
    };
  },
  part: ({ share }) => ({
    height: 20,
    shapes:
      `<path d="M.5 2.5h${WIDTH - 1}v15H.5z" stroke="${TEXT}"/>` +
      `<path d="M0 2h${short(WIDTH * share)}v16H0z" fill="${colourAt(0)}"/>`,
  }),
  trend: ({ values, breaksBefore }) => {
    const known = values.filter((value) => value !== null);
    const { suggestedMin = 0 } = valueRange(chartOf(values));
    const span = Math.max(...known) - suggestedMin || 1;
    const step = (WIDTH - 10) / Math.max(1, values.length - 1);
    const places = values.map((value, index) =>
      value === null
        ? undefined
        : ([5 + index * step, 5 + (HEIGHT - 12) * (1 - (value - suggestedMin) / span)] as const),
    );
    const path = places.map((place, index) => {
      if (!place) return '';
      const isJoined = places[index - 1] && !breaksBefore[index];
      return `${isJoined ? 'L' : 'M'}${place.map(short).join(' ')}${isJoined ? '' : 'h0'}`;
    });
    const last = places.findLast((place) => place !== undefined) ?? [0, 0];
    return {
      height: HEIGHT,
      shapes:
        `<path d="${path.join('')}" ${ROUND} stroke="${colourAt(0)}" stroke-width="2.5"/>` +
        `<path d="M${last.map(short).join(' ')}h0" ${ROUND} stroke="${colourAt(0)}" stroke-width="9"/>`,
    };
  },
  sides: ({ values }) => {
    const highest = Math.max(...values) || 1;
    const slot = WIDTH / values.length;
    const column = (value: number, index: number) =>
      `M${short(index * slot)} ${HEIGHT}v${short((-value / highest) * HEIGHT)}h${short(Math.min(slot * 0.75, 32))}V${HEIGHT}z`;
    const [first = '', ...others] = values.map(column);
    return {
      height: HEIGHT,
      shapes: `<path d="${first}" fill="${colourAt(0)}"/><path d="${others.join('')}" fill="${TEXT}" fill-opacity=".35"/>`,
    };
  },
};

/** Places from one to another in rows, each row a line of which dashes of no length leave dots. */
function dottedRows(from: number, to: number, inRow: number, pitch: number): string {
  const rows: string[] = [];
  for (let place = from; place < to;) {
    const [row, column] = [Math.floor(place / inRow), place % inRow];
    const end = Math.min(to, (row + 1) * inRow);
    // A little longer than to the last dot: not every browser draws a dash at the very end of a line.
    const length = (end - place - 1) * pitch + 0.1;
    rows.push(`M${short((column + 0.5) * pitch)} ${short((row + 0.5) * pitch)}h${short(length)}`);
    place = end;
  }
  return rows.join('');
}

const ROUND = 'stroke-linecap="round" stroke-linejoin="round"';

const chartOf = (values: (number | null)[]): Chart => ({
  kind: 'line',
  labels: [],
  series: [{ label: '', values }],
  format: 'count',
});

const short = (value: number) => String(Math.round(value * 10) / 10 + 0);
