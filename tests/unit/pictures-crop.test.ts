import { expect, test } from 'vitest';
import { readPosition, regionAround } from '../../src/pictures/crop.ts';

test('a wide picture is cut at its sides, around the point that must stay', () => {
  expect(regionAround({ width: 3000, height: 1000 }, 1.5, { x: 50, y: 50 })).toEqual({
    left: 750,
    top: 0,
    width: 1500,
    height: 1000,
  });
  expect(regionAround({ width: 3000, height: 1000 }, 1.5, { x: 90, y: 50 }).left).toBe(1500);
  expect(regionAround({ width: 3000, height: 1000 }, 1.5, { x: 5, y: 50 }).left).toBe(0);
});

test('a tall picture is cut above and below', () => {
  expect(regionAround({ width: 900, height: 1600 }, 1.5, { x: 50, y: 20 })).toEqual({
    left: 0,
    top: 20,
    width: 900,
    height: 600,
  });
});

test('a cut never leaves the picture, however small it is', () => {
  for (const [width, height] of [
    [1, 1],
    [1, 999],
    [999, 1],
    [641, 427],
  ] as const)
    for (const x of [0, 33, 100])
      for (const y of [0, 66, 100]) {
        const { left, top, ...part } = regionAround({ width, height }, 1.5, { x, y });
        expect(left).toBeGreaterThanOrEqual(0);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(left + part.width).toBeLessThanOrEqual(width);
        expect(top + part.height).toBeLessThanOrEqual(height);
        expect(Math.min(part.width, part.height)).toBeGreaterThan(0);
      }
});

test('only a position in per cent is a focal point', () => {
  expect(readPosition('62% 30.5%')).toEqual({ x: 62, y: 30.5 });
  expect(readPosition('top left')).toBeUndefined();
  expect(readPosition(undefined)).toBeUndefined();
});
