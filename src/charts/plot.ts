import type { ChartConfiguration, ChartType, Plugin } from 'chart.js';
import { TEXT } from './colours.ts';
import { FONT_FAMILY, FONT_SIZE, LINE_HEIGHT } from './text.ts';

/** The place for a drawing, in pixels; `top` is taken by the key. */
export interface Frame {
  width: number;
  top: number;
}

/** What Chart.js is to draw, and how high. */
export interface Plot<Type extends ChartType = ChartType> {
  height: number;
  config: ChartConfiguration<Type>;
}

/** A screen as narrow as this gets drawings with less beside each other. */
export const isNarrow = ({ width }: Frame) => width < 480;

/** The type of every text, as Chart.js wants to be told. */
export const FONT = { family: FONT_FAMILY, size: FONT_SIZE, lineHeight: LINE_HEIGHT / FONT_SIZE };

/** What every chart shares: it stands still, has no clipping and no legend of Chart.js. */
export const still = {
  responsive: false,
  animation: false,
  events: [],
  clip: false,
  locale: 'vi-VN',
  devicePixelRatio: 1,
  color: TEXT,
  font: FONT,
} satisfies ChartConfiguration['options'];

/** A plugin that draws on top of everything. */
export const onTop = (id: string, draw: NonNullable<Plugin['afterDatasetsDraw']>): Plugin => ({
  id,
  afterDatasetsDraw: draw,
});
