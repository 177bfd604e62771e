import {
  ArcElement,
  BarController,
  BarElement,
  BasicPlatform,
  CategoryScale,
  Chart as ChartJs,
  DoughnutController,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';
import { bars } from './bars.ts';
import { readChart, type Chart } from './chart.ts';
import { columns, fitUnderColumns } from './columns.ts';
import { doughnut, MOST_SLICES } from './doughnut.ts';
import { drawKey, layOutKey } from './key.ts';
import { seriesSign, signWidth } from './key-signs.ts';
import { lines } from './lines.ts';
import type { Frame, Plot } from './plot.ts';
import { SvgContext } from './svg-context.ts';

export type { Chart } from './chart.ts';

ChartJs.register(BarController, LineController, DoughnutController);
ChartJs.register(BarElement, LineElement, PointElement, ArcElement, CategoryScale, LinearScale);

/**
 * Draws a chart twice, for wide (720 px) and narrow (320 px) places, as `<svg>` strings without
 * script, style or id. The same chart gives the same bytes. They are hidden from assistive
 * technology: what is around them names the chart and has its table. Throws when there is nothing
 * to draw.
 */
export function renderChart(chart: Chart): { wide: string; narrow: string } {
  const read = readChart(chart);
  return { wide: draw(read, 720, 'chart-wide'), narrow: draw(read, 320, 'chart-narrow') };
}

function draw(chart: Chart, width: number, className: string): string {
  const names = chart.series.length > 1 ? chart.series.map(({ label }) => label) : [];
  const key = layOutKey(names, width, { sign: signWidth(chart) });
  const { config, height } = plot(chart, { width, top: key.height });
  const sign = seriesSign(chart, config.options?.indexAxis !== 'y');
  const plugins = [...(config.plugins ?? []), drawKey(key, 0, sign)];
  const context = new SvgContext(width, height);
  // Chart.js is typed for the browser's canvas; of it, it only uses what SvgContext has.
  const canvas = context.canvas as unknown as HTMLCanvasElement;
  const drawn = new ChartJs(canvas, { ...config, plugins, platform: BasicPlatform });
  const svg = context.toSvg(`chart-svg ${className}`);
  drawn.destroy();
  return svg;
}

/** The plot that a chart gets in a place: columns lie down when their labels do not fit under them. */
function plot(chart: Chart, frame: Frame): Plot {
  if (chart.kind === 'line') return lines(chart, frame);
  if (chart.kind === 'doughnut' && chart.labels.length <= MOST_SLICES)
    return doughnut(chart, frame);
  if (chart.kind === 'horizontal' || chart.kind === 'doughnut') return bars(chart, frame);
  return fitUnderColumns(chart, frame.width) ? columns(chart, frame) : bars(chart, frame);
}
