import type { BarProps, Chart as Drawn, Element } from 'chart.js';
import type { Chart } from './chart.ts';

/** Where a bar lies, in pixels. */
export interface BarBox {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The bars that Chart.js drew, with their known values. */
export function readBars(chart: Chart, drawn: Drawn) {
  return chart.series.flatMap(({ values }, series) =>
    drawn.getDatasetMeta(series).data.flatMap((element, index) => {
      const value = values[index];
      return typeof value === 'number' ? [{ box: readBox(element, drawn), value, series }] : [];
    }),
  );
}

function readBox(element: Element, { options }: Drawn): BarBox {
  const bar = element.getProps(['x', 'y', 'base', 'width', 'height'], true);
  const { x, y, base, width, height } = bar as Record<keyof BarProps, number>;
  return options.indexAxis === 'y'
    ? {
        left: Math.min(x, base),
        right: Math.max(x, base),
        top: y - height / 2,
        bottom: y + height / 2,
      }
    : {
        left: x - width / 2,
        right: x + width / 2,
        top: Math.min(y, base),
        bottom: Math.max(y, base),
      };
}

/** The places of bars that have no value. */
export const readGaps = (chart: Chart, drawn: Drawn) =>
  chart.series.flatMap(({ values }, series) =>
    drawn.getDatasetMeta(series).data.filter((_, index) => values[index] === null),
  );
