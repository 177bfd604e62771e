import { expect, test } from 'vitest';
import { renderSpark } from '../../src/charts/spark.ts';
import { readDrawing } from './charts-drawing.ts';

/** The places of the dots that a row of dashes without length leaves, the end of the row left out. */
function dotsOf({ d = '', 'stroke-dasharray': dashes = '' }: Record<string, string>): string[] {
  const pitch = Number(dashes.split(' ')[1]);
  return [...d.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)/gu)].flatMap(([, x, y, length]) =>
    Array.from(
      { length: Math.ceil(Number(length) / pitch) },
      (_, index) => `${(Number(x) + index * pitch).toFixed(1)} ${y}`,
    ),
  );
}

test.each([
  [122, 199],
  [1, 1],
  [25, 50],
  [0, 31],
  [16, 33],
  [30, 30],
  [101, 200],
])('%d of %d people are as many dots, the end of each row among them', (part, whole) => {
  const svg = renderSpark({ kind: 'members', part, whole });
  const rows = readDrawing(svg)
    .filter(({ name }) => name === 'path')
    .map(({ attributes }) => dotsOf(attributes));
  const [large, small] = part === 0 ? [[], rows[0]!] : [rows[0]!, rows[1] ?? []];
  expect([large.length, small.length]).toEqual([part, whole - part]);
  expect(new Set([...large, ...small]).size).toBe(whole);
});
